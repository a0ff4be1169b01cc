import 'server-only'
import { Readable } from 'node:stream'
import { parse } from 'csv-parse'
import { type Sheet, UnreadableFile } from './sheet'

/** The encoding of a text file: what its byte order mark says, UTF-8 when it is valid, else GB18030 (what Excel saves in China). */
function encodingOf(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  const decoder = new TextDecoder('utf-8', { fatal: true })
  try {
    for (let at = 0; at < bytes.length; at += 1 << 20)
      decoder.decode(bytes.subarray(at, at + (1 << 20)), { stream: true })
    decoder.decode()
    return 'utf-8'
  } catch {
    return 'gb18030'
  }
}

function* decoded(bytes: Buffer, encoding: string): Generator<string, void, undefined> {
  const decoder = new TextDecoder(encoding)
  for (let at = 0; at < bytes.length; at += 1 << 18)
    yield decoder.decode(bytes.subarray(at, at + (1 << 18)), { stream: true })
  yield decoder.decode()
}

/** Text has no characters below blank but tab and line ends: whatever else is in there, it is not a table. */
const hasControlCharacters = (text: string): boolean =>
  [...text].some((ch) => ch < ' ' && ch !== '\t' && ch !== '\n' && ch !== '\r' && ch !== '\f' && ch !== '\v')

/** Excel writes `="0012"` to keep zeros; people write `'0012`. */
const plainCell = (cell: string): string | null => {
  const text = /^="(.*)"$/s.exec(cell)?.[1] ?? cell.replace(/^'(?=\d)/, '')
  return text === '' ? null : text
}

/** Reads separated values as one sheet. @throws UnreadableFile while its rows are read */
export function openCsv(bytes: Buffer, name: string): Sheet {
  const encoding = encodingOf(bytes)
  const head = new TextDecoder(encoding).decode(bytes.subarray(0, 1 << 16)).slice(0, 20_000)
  if (hasControlCharacters(head)) throw new UnreadableFile('不是表格文件，请上传 .xlsx 或 .csv 表格')
  const count = (mark: string) => head.split(mark).length
  const delimiter = ['\t', ';', ','].reduce((best, mark) => (count(mark) > count(best) ? mark : best), ',')
  return {
    name,
    epoch1904: false,
    async *rows() {
      const parser = Readable.from(decoded(bytes, encoding)).pipe(
        parse({
          bom: true,
          delimiter,
          relax_column_count: true,
          relax_quotes: true,
          skip_empty_lines: false,
          max_record_size: 1_000_000,
        }),
      )
      let no = 0
      try {
        for await (const record of parser as AsyncIterable<string[]>) {
          no++
          yield { no, cells: record.map(plainCell), hidden: false }
        }
      } catch {
        throw new UnreadableFile(
          `第${no + 1}行附近引号不成对或单元格过长，无法读取；请用 Excel 或 WPS 打开后另存再上传`,
        )
      }
    },
  }
}
