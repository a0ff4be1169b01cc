/** Imports of sheets: limits, states, and how a sheet's columns are recognised. Pure. */
import { z } from 'zod'
import type { Fault, Field } from '@/lib/platform/fields'
import type { AmountUnit } from '@/lib/standards/money'
import { toHalfWidth } from '@/lib/standards/text'

export const MAX_FILE_BYTES = 30 * 1024 * 1024
export const MAX_ROWS = 100_000
export const MAX_COLUMNS = 200
/** What a sheet may unpack to, and how many times its packed size: real sheets stay far below both. */
export const MAX_UNPACKED_BYTES = 600 * 1024 * 1024
export const MAX_UNPACK_RATIO = 300
export const KEEP_FILES_DAYS = 30

export const IMPORT_STATES = {
  received: '等待检查',
  checking: '正在检查',
  checked: '待确认',
  refused: '无法读取',
  writing: '正在写入',
  written: '已写入，待审核',
  releasing: '正在发布',
  released: '已发布',
  cancelled: '已取消',
} as const
export type ImportState = keyof typeof IMPORT_STATES
/** States in which a worker is (or should be) busy. */
export const RUNNING: readonly ImportState[] = ['received', 'checking', 'writing', 'releasing']

export const OUTCOMES = { new: '新增', changed: '有变化', unchanged: '无变化', faulty: '有问题' } as const
export type Outcome = keyof typeof OUTCOMES

/** The kind of sheet that updates the register of subjects; every other kind is a catalogue item's key. */
export const SUBJECT_KIND = 'subject'

export const uploadInput = z.object({
  kind: z.string().min(1, '请选择表格的种类').max(40),
  file: z
    .instanceof(File, { error: '请选择要上传的文件' })
    .refine((file) => file.size > 0, '请选择要上传的文件；文件不能为空')
    .refine((file) => file.size <= MAX_FILE_BYTES, `文件超过${MAX_FILE_BYTES / 1024 / 1024}MB，请拆分后上传`),
})
export const importIdInput = z.object({ importId: z.uuid() })

// Recognising columns ---------------------------------------------------------------------------------------------------

export type Column = { index: number; header: string; key: string | null; unit?: AmountUnit }

/** A header as it is compared: half-width, no blanks or line ends, no marks for required fields, brackets unified. */
export function foldHeader(header: string): string {
  return toHalfWidth(header)
    .replace(/\s+/g, '')
    .replace(/[〔【［[{]/g, '(')
    .replace(/[〕】］\]}]/g, ')')
    .replace(/[*＊★]/g, '')
    .replace(/\((?:必填|选填|非必填|必填项|选填项)\)/g, '')
    .replace(/[:：]$/, '')
    .replace(/^\d{1,2}[.、]/, '')
    .toUpperCase()
}

const UNIT = /\(?(?:单位:?)?(万元|元)\)?$/

/** Header (folded) → field key: the label, the label without brackets, the national key, our key, and known aliases. */
export function headerIndex(fields: Iterable<Field>): Map<string, string> {
  const all = [...fields]
  const index = new Map<string, string>()
  const add = (name: string | undefined, key: string) => {
    const folded = name ? foldHeader(name) : ''
    if (folded && !index.has(folded)) index.set(folded, key)
  }
  for (const field of all) add(field.label, field.key)
  for (const field of all)
    for (const name of [field.national, field.key, ...(field.aliases ?? [])]) add(name, field.key)
  for (const field of all) add(foldHeader(field.label).replace(/\(.*\)$/, ''), field.key)
  return index
}

/** The field that a header names, and the unit it states. */
export function matchHeader(
  header: string,
  index: ReadonlyMap<string, string>,
): { key: string; unit?: AmountUnit } | null {
  const folded = foldHeader(header)
  if (folded === '') return null
  const exact = index.get(folded)
  const unit = UNIT.exec(folded)?.[1] as AmountUnit | undefined
  if (exact) return { key: exact, ...(unit ? { unit } : {}) }
  const bare = folded.replace(UNIT, '')
  const key = index.get(bare) ?? index.get(bare.replace(/\(.*\)$/, '')) ?? index.get(folded.replace(/\(.*\)$/, ''))
  return key ? { key, ...(unit ? { unit } : {}) } : null
}

export type HeaderReading = { score: number; columns: Column[] }

/** How much of a row reads as headers. A second column of the same name is left out. */
export function readHeaders(cells: readonly unknown[], index: ReadonlyMap<string, string>): HeaderReading {
  const seen = new Set<string>()
  const columns: Column[] = []
  cells.slice(0, MAX_COLUMNS).forEach((cell, at) => {
    const header = typeof cell === 'string' ? cell.trim() : ''
    if (header === '') return
    const match = matchHeader(header, index)
    const key = match && !seen.has(match.key) ? match.key : null
    if (key) seen.add(key)
    columns.push({ index: at, header, key, ...(key && match?.unit ? { unit: match.unit } : {}) })
  })
  return { score: seen.size, columns }
}

/** Rows at the end of real sheets that are not data. */
export const isFootnote = (cells: readonly unknown[]): boolean => {
  const texts = cells.map((cell) => (cell === null || cell === undefined ? '' : String(cell).trim())).filter(Boolean)
  return (
    texts.length > 0 &&
    texts.length <= 3 &&
    /^(?:合计|总计|小计|填报|填表|制表|审核人|联系人|说明|备注|注[:：])/.test(texts[0] ?? '')
  )
}

/** Columns that we add to a sheet of faulty rows. */
export const FAULT_COLUMN = '错误原因'
export const ROW_COLUMN = '原行号'

// Faults ------------------------------------------------------------------------------------------------------------------

export type FaultGroup = { label: string; rule: string; message: string; count: number; rows: number[]; sample: string }

/** One line for a fault that repeats: a thousand rows with one mistake are one thing to mend. */
export function groupFaults(rows: readonly { rowNo: number; faults: readonly Fault[] }[]): FaultGroup[] {
  const groups = new Map<string, FaultGroup>()
  for (const { rowNo, faults } of rows) {
    for (const fault of faults) {
      // The value quoted in a message is not what the message is about.
      const message = fault.message.replace(/“[^”]{0,60}”/, '“…”')
      const id = `${fault.key} ${fault.rule} ${message}`
      const group = groups.get(id) ?? {
        label: fault.label,
        rule: fault.rule,
        message: fault.message,
        count: 0,
        rows: [],
        sample: fault.value,
      }
      group.count++
      if (group.rows.length < 10) group.rows.push(rowNo)
      groups.set(id, group)
    }
  }
  return [...groups.values()].sort((a, b) => b.count - a.count)
}

/** What a finished import did: the answer of the command and the API. */
export type ImportReport = {
  rows: number
  created: number
  updated: number
  unchanged: number
  rejected: { row: number; column: string; value: string; message: string }[]
}
