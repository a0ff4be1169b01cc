import 'server-only'
import { departmentRegisters } from '@/lib/departments/effects'
import { listReportable } from '@/lib/records/effects'
import { SUBJECT_KIND } from './rules'

export type SheetKind = { key: string; name: string }

/** Kinds of sheet that a department may import: its catalogue items, and the register when it keeps one. */
export async function sheetKinds(departmentKey: string): Promise<SheetKind[]> {
  const [items, registers] = await Promise.all([listReportable(departmentKey), departmentRegisters(departmentKey)])
  return [
    ...items.map(({ key, name }) => ({ key, name })),
    ...(registers ? [{ key: SUBJECT_KIND, name: '主体登记信息' }] : []),
  ]
}

export const mayImport = async (kind: string, departmentKey: string): Promise<boolean> =>
  (await sheetKinds(departmentKey)).some(({ key }) => key === kind)
