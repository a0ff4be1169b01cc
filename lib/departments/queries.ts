import 'server-only'
import { requireActor } from '@/lib/platform/guard'
import { findDepartments } from './store'

export type DepartmentOption = { key: string; name: string }

/** Public: who reports, for filters and names. */
export async function listDepartmentOptions(): Promise<DepartmentOption[]> {
  return (await findDepartments()).map(({ key, name }) => ({ key, name }))
}

/** Administrators: everything, with where it comes from and how sure it is. */
export async function listDepartments() {
  await requireActor('departments.view')
  return findDepartments()
}
