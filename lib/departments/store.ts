import 'server-only'
import { db, type Reader, type WriteTx } from '@/lib/platform/db'
import type { Department, DepartmentKind } from './rules'

const select = {
  key: true,
  name: true,
  fullName: true,
  aliases: true,
  kind: true,
  uscc: true,
  usccVerified: true,
  registersSubjects: true,
  leadArticles: true,
  supportArticles: true,
  verified: true,
  source: true,
  note: true,
} as const

export async function findDepartments(from: Reader = db): Promise<Department[]> {
  const rows = await from.department.findMany({ select, orderBy: { sort: 'asc' } })
  return rows.map((row) => ({ ...row, kind: row.kind as DepartmentKind }))
}

export const updateCode = (tx: WriteTx, key: string, uscc: string | null) =>
  tx.department.updateMany({ where: { key }, data: { uscc, usccVerified: uscc !== null } })
