import 'server-only'
import type { Reader } from '@/lib/platform/db'
import { foldName } from '@/lib/standards/text'
import { type Department, departmentNames } from './rules'
import { findDepartments } from './store'

export type DepartmentDirectory = {
  own: Department
  ownNames: Set<string>
  /** Folded name → name, of all the others. */
  others: Map<string, string>
}

/** A department and what is needed to tell its names from everybody else's; null when there is no such department. */
export async function loadDirectory(key: string, from?: Reader): Promise<DepartmentDirectory | null> {
  const all = await findDepartments(from)
  const own = all.find((department) => department.key === key)
  if (!own) return null
  const ownNames = departmentNames(own)
  const others = new Map<string, string>()
  for (const department of all) {
    if (department.key === key) continue
    for (const name of departmentNames(department)) if (!ownNames.has(name)) others.set(name, department.name)
  }
  return { own, ownNames, others }
}

/** Towns by folded name: for the 所属镇办 of a registry sheet. */
export async function loadTowns(from?: Reader): Promise<Map<string, string>> {
  const towns = (await findDepartments(from)).filter((department) => department.kind === 'town')
  return new Map(
    towns.flatMap((town) =>
      [...departmentNames(town), foldName(town.name.replace(/街道$/, ''))].map((name) => [name, town.key] as const),
    ),
  )
}

/** Whether a department keeps a register of subjects (market regulation, civil affairs, the staffing office …). */
export const departmentRegisters = async (key: string): Promise<boolean> =>
  (await findDepartments()).some((department) => department.key === key && department.registersSubjects)
