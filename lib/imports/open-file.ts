import 'server-only'
import type { Field } from '@/lib/platform/fields'
import { COMPUTED_HEADERS } from '@/lib/records/rules-penalty'
import { openCsv } from './read-csv'
import { openXlsx } from './read-xlsx'
import { type Column, FAULT_COLUMN, type HeaderReading, headerIndex, ROW_COLUMN, readHeaders } from './rules'
import { type Sheet, UnreadableFile } from './sheet'

/** How far down a sheet its header row may be: real sheets have titles, units and notes above. */
const HEADER_WITHIN_ROWS = 30

/** Columns that sheets may carry and that are never read: computed ones, and ours. */
const EXPECTED: ReadonlySet<string> = new Set([...COMPUTED_HEADERS, FAULT_COLUMN, ROW_COLUMN, '序号'])

export type OpenedFile = { sheet: Sheet; headerRow: number; columns: Column[]; notes: string[] }

const startsWith = (bytes: Buffer, ...signature: number[]): boolean => signature.every((byte, i) => bytes[i] === byte)

async function openSheets(bytes: Buffer, fileName: string): Promise<Sheet[]> {
  if (bytes.length === 0) throw new UnreadableFile('文件是空的')
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) {
    const encrypted = bytes.includes(Buffer.from('EncryptedPackage', 'utf16le'))
    throw new UnreadableFile(
      encrypted ? '文件设有密码，请去掉密码后再上传' : '这是 Excel 97-2003 的 .xls 格式，请另存为 .xlsx 后再上传',
    )
  }
  if (startsWith(bytes, 0x50, 0x4b)) return openXlsx(bytes)
  if (startsWith(bytes, 0x25, 0x50, 0x44, 0x46)) throw new UnreadableFile('这是 PDF 文件，请上传 .xlsx 或 .csv 表格')
  if (/\.xls[xm]?$/i.test(fileName))
    throw new UnreadableFile('文件不完整或不是真正的 Excel 文件，请用 Excel 或 WPS 打开后另存为 .xlsx 再上传')
  return [openCsv(bytes, fileName.replace(/\.[^.]*$/, ''))]
}

async function findHeader(
  sheet: Sheet,
  index: ReadonlyMap<string, string>,
): Promise<{ no: number; reading: HeaderReading } | null> {
  let best: { no: number; reading: HeaderReading } | null = null
  for await (const row of sheet.rows()) {
    if (row.no > HEADER_WITHIN_ROWS) break
    const reading = readHeaders(row.cells, index)
    if (reading.score > (best?.reading.score ?? 0)) best = { no: row.no, reading }
  }
  return best
}

/**
 * Opens a file, chooses the sheet whose headers fit best and finds its header row. `required` are fields without whose
 * columns no row can be right; `others` are the fields of other kinds, to tell a wrong choice of kind.
 * @throws UnreadableFile
 */
export async function openFile(
  bytes: Buffer,
  fileName: string,
  fields: readonly Field[],
  required: readonly Field[],
  others: readonly { name: string; fields: readonly Field[] }[],
): Promise<OpenedFile> {
  const sheets = await openSheets(bytes, fileName)
  const index = headerIndex(fields)
  const found = []
  for (const sheet of sheets) {
    const header = await findHeader(sheet, index)
    if (header) found.push({ sheet, ...header })
  }
  found.sort((a, b) => b.reading.score - a.reading.score)
  const [best, second] = found
  const keys = new Set(best?.reading.columns.map((column) => column.key))
  const missing = required.filter((field) => !keys.has(field.key))
  if (!best || missing.length > 0) {
    for (const sheet of sheets) {
      for (const other of others) {
        const score = (await findHeader(sheet, headerIndex(other.fields)))?.reading.score ?? 0
        if (score > (best?.reading.score ?? 0))
          throw new UnreadableFile(`这像是“${other.name}”的表，请核对所选的表格种类`)
      }
    }
    if (!best || best.reading.score < 3) {
      const examples = required.slice(0, 3).map((field) => field.label)
      throw new UnreadableFile(`前${HEADER_WITHIN_ROWS}行里没有找到表头，请使用模板，保留${examples.join('、')}等列名`)
    }
    throw new UnreadableFile(`第${best.no}行表头缺少必需的列：${missing.map((field) => field.label).join('、')}`)
  }
  const notes: string[] = []
  if (second && second.reading.score >= 3)
    notes.push(`只读取了工作表“${best.sheet.name}”；工作表“${second.sheet.name}”也有数据列，未读取，请分开上传`)
  const ignored = best.reading.columns
    .filter((column) => column.key === null && !EXPECTED.has(column.header))
    .map((column) => column.header)
  if (ignored.length > 0)
    notes.push(`没有用到的列：${ignored.slice(0, 12).join('、')}${ignored.length > 12 ? '等' : ''}`)
  return { sheet: best.sheet, headerRow: best.no, columns: best.reading.columns, notes }
}
