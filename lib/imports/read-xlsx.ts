import 'server-only'
import type { Readable } from 'node:stream'
import { SaxesParser } from 'saxes'
import yauzl from 'yauzl'
import { MAX_COLUMNS, MAX_UNPACK_RATIO, MAX_UNPACKED_BYTES } from './rules'
import { type Cell, type Sheet, type SheetRow, UnreadableFile } from './sheet'

/**
 * Reads .xlsx (ECMA-376) as a stream of rows. The zip and XML readers are libraries; what stands here is the little of the
 * format that a sheet of data uses. Strings are kept once, as UTF-8 bytes outside of the heap: 50,000 rows that a
 * spreadsheet saved with shared strings must not cost a gigabyte (docs/decisions/0006-reading-sheets.md).
 */
const DAMAGED = '文件不完整或已损坏，请用 Excel 或 WPS 打开后另存为 .xlsx 再上传'

type Archive = { entries: Map<string, yauzl.Entry>; open: (entry: yauzl.Entry) => Promise<Readable> }

function openArchive(bytes: Buffer): Promise<Archive> {
  return new Promise((resolve, reject) => {
    yauzl.fromBuffer(bytes, { lazyEntries: true, validateEntrySizes: true }, (error, zip) => {
      if (error || !zip) return reject(new UnreadableFile(DAMAGED))
      const entries = new Map<string, yauzl.Entry>()
      let unpacked = 0
      zip.on('error', () => reject(new UnreadableFile(DAMAGED)))
      zip.on('entry', (entry: yauzl.Entry) => {
        unpacked += entry.uncompressedSize
        const ratio = entry.uncompressedSize / Math.max(1, entry.compressedSize)
        if (unpacked > MAX_UNPACKED_BYTES || (entry.uncompressedSize > 10_000_000 && ratio > MAX_UNPACK_RATIO)) {
          return reject(new UnreadableFile('文件解压后异常巨大，已拒绝读取；请只保留数据，另存后再上传'))
        }
        if (entry.isEncrypted()) return reject(new UnreadableFile('文件设有密码，请去掉密码后再上传'))
        entries.set(entry.fileName, entry)
        if (entries.size > 5000) return reject(new UnreadableFile(DAMAGED))
        zip.readEntry()
      })
      zip.on('end', () =>
        resolve({
          entries,
          open: (entry) =>
            new Promise((opened, failed) => {
              zip.openReadStream(entry, (fault, stream) =>
                fault || !stream ? failed(new UnreadableFile(DAMAGED)) : opened(stream),
              )
            }),
        }),
      )
      zip.readEntry()
    })
  })
}

type Handlers = {
  open?: (name: string, attributes: Record<string, string>) => void
  text?: (text: string) => void
  close?: (name: string) => void
}

const local = (name: string): string => {
  const colon = name.indexOf(':')
  return colon < 0 ? name : name.slice(colon + 1)
}

/** Feeds a part of the archive through the parser; the generator yields after each chunk, so that rows can be taken. */
async function* parsePart(archive: Archive, path: string, handlers: Handlers): AsyncGenerator<void, void, undefined> {
  const entry = archive.entries.get(path)
  if (!entry) return
  const parser = new SaxesParser()
  parser.on('error', (error) => {
    throw error
  })
  // A document type may declare entities that grow without end; sheets have none.
  parser.on('doctype', () => {
    throw new UnreadableFile(DAMAGED)
  })
  if (handlers.open)
    parser.on('opentag', (tag) => handlers.open?.(local(tag.name), tag.attributes as unknown as Record<string, string>))
  if (handlers.text) parser.on('text', handlers.text)
  if (handlers.close) parser.on('closetag', (tag) => handlers.close?.(local(tag.name)))
  const stream = await archive.open(entry)
  const decoder = new TextDecoder('utf-8')
  try {
    for await (const chunk of stream) {
      parser.write(decoder.decode(chunk as Buffer, { stream: true }))
      yield
    }
    parser.write(decoder.decode()).close()
    yield
  } catch (error) {
    throw error instanceof UnreadableFile ? error : new UnreadableFile(DAMAGED)
  } finally {
    stream.destroy()
  }
}

async function readWhole(archive: Archive, path: string, handlers: Handlers): Promise<void> {
  for await (const _ of parsePart(archive, path, handlers)) {
  }
}

const attribute = (attributes: Record<string, string>, name: string): string | undefined =>
  attributes[name] ?? Object.entries(attributes).find(([key]) => local(key) === name)?.[1]

/** Many strings as one run of bytes and their ends. */
class StringTable {
  private bytes = Buffer.alloc(1 << 16)
  private length = 0
  private ends = new Uint32Array(1 << 12)
  private count = 0

  push(text: string): void {
    const size = Buffer.byteLength(text)
    if (this.length + size > this.bytes.length) {
      const larger = Buffer.alloc(Math.max(this.bytes.length * 2, this.length + size))
      this.bytes.copy(larger, 0, 0, this.length)
      this.bytes = larger
    }
    this.length += this.bytes.write(text, this.length)
    if (this.count === this.ends.length) {
      const larger = new Uint32Array(this.ends.length * 2)
      larger.set(this.ends)
      this.ends = larger
    }
    this.ends[this.count++] = this.length
  }

  get(index: number): string {
    if (!(index >= 0 && index < this.count)) return ''
    return this.bytes.toString('utf8', index === 0 ? 0 : this.ends[index - 1], this.ends[index])
  }
}

async function readSharedStrings(archive: Archive, path: string): Promise<StringTable> {
  const table = new StringTable()
  let text = ''
  let inText = false
  let phonetic = 0
  await readWhole(archive, path, {
    open(name) {
      if (name === 'si') text = ''
      else if (name === 'rPh') phonetic++
      else if (name === 't') inText = phonetic === 0
    },
    text(part) {
      if (inText) text += part
    },
    close(name) {
      if (name === 't') inText = false
      else if (name === 'rPh') phonetic--
      else if (name === 'si') table.push(text)
    },
  })
  return table
}

/** `BC12` → 54 (columns count from 0). */
function columnOf(reference: string): number {
  let column = 0
  for (const ch of reference) {
    const digit = ch.charCodeAt(0) - 64
    if (digit < 1 || digit > 26) break
    column = column * 26 + digit
  }
  return column - 1
}

const CELL_ERROR = '#公式出错'

async function* readRows(
  archive: Archive,
  path: string,
  strings: StringTable,
): AsyncGenerator<SheetRow, void, undefined> {
  const ready: SheetRow[] = []
  let row: SheetRow | null = null
  let lastNo = 0
  let column = -1
  let type = ''
  let value = ''
  let inValue = false
  let hasFormula = false
  let hasValue = false
  let phonetic = 0

  const finishCell = () => {
    if (!row || column < 0 || column >= MAX_COLUMNS) return
    let cell: Cell = null
    if (!hasValue) cell = hasFormula ? CELL_ERROR : null
    else if (type === 's') cell = strings.get(Number(value))
    else if (type === 'e') cell = `${CELL_ERROR}(${value})`
    else if (type === 'b') cell = value === '1'
    else if (type === 'str' || type === 'inlineStr' || type === 'd') cell = value
    else cell = value === '' ? null : Number(value)
    while (row.cells.length < column) row.cells.push(null)
    row.cells[column] = cell
  }

  const parts = parsePart(archive, path, {
    open(name, attributes) {
      if (name === 'row') {
        lastNo = Number(attribute(attributes, 'r') ?? lastNo + 1)
        row = {
          no: lastNo,
          cells: [],
          hidden: attribute(attributes, 'hidden') === '1' || attribute(attributes, 'hidden') === 'true',
        }
        column = -1
      } else if (name === 'c') {
        const reference = attribute(attributes, 'r')
        column = reference ? columnOf(reference) : column + 1
        type = attribute(attributes, 't') ?? 'n'
        value = ''
        hasFormula = false
        hasValue = false
      } else if (name === 'v' || name === 't') {
        inValue = phonetic === 0
        if (inValue) hasValue = true
      } else if (name === 'f') hasFormula = true
      else if (name === 'rPh') phonetic++
    },
    text(part) {
      if (inValue) value += part
    },
    close(name) {
      if (name === 'v' || name === 't') inValue = false
      else if (name === 'rPh') phonetic--
      else if (name === 'c') finishCell()
      else if (name === 'row' && row) {
        ready.push(row)
        row = null
      }
    },
  })
  for await (const _ of parts) {
    for (const one of ready) yield one
    ready.length = 0
  }
}

type SheetEntry = { name: string; relation: string; hidden: boolean }

/** The visible sheets of a workbook, in order. @throws UnreadableFile */
export async function openXlsx(bytes: Buffer): Promise<Sheet[]> {
  const archive = await openArchive(bytes)
  if (
    !archive.entries.has('[Content_Types].xml') ||
    ![...archive.entries.keys()].some((name) => /^xl\/workbook\w*\.xml$/i.test(name))
  ) {
    throw new UnreadableFile('不是 Excel 工作簿，请上传 .xlsx 或 .csv 表格')
  }
  if ([...archive.entries.keys()].some((name) => /vbaProject\.bin$|\/macrosheets\//i.test(name))) {
    throw new UnreadableFile('文件含有宏，为安全起见不予读取；请另存为不含宏的 .xlsx 后再上传')
  }
  const workbook = [...archive.entries.keys()].find((name) => /^xl\/workbook\w*\.xml$/i.test(name)) ?? ''
  const sheets: SheetEntry[] = []
  let epoch1904 = false
  await readWhole(archive, workbook, {
    open(name, attributes) {
      if (name === 'workbookPr') epoch1904 = /^(1|true)$/.test(attribute(attributes, 'date1904') ?? '')
      if (name === 'sheet') {
        sheets.push({
          name: attribute(attributes, 'name') ?? '',
          relation: attributes['r:id'] ?? attribute(attributes, 'id') ?? '',
          hidden: /hidden/i.test(attribute(attributes, 'state') ?? ''),
        })
      }
    },
  })
  const targets = new Map<string, { type: string; path: string }>()
  await readWhole(archive, workbook.replace(/([^/]+)$/, '_rels/$1.rels'), {
    open(name, attributes) {
      if (name !== 'Relationship') return
      const target = attribute(attributes, 'Target') ?? ''
      targets.set(attribute(attributes, 'Id') ?? '', {
        type: attribute(attributes, 'Type') ?? '',
        path: target.startsWith('/') ? target.slice(1) : `xl/${target}`,
      })
    },
  })
  const stringsPath = [...targets.values()].find(({ type }) => type.endsWith('/sharedStrings'))?.path
  let strings: Promise<StringTable> | undefined
  return sheets
    .filter((sheet) => !sheet.hidden && targets.get(sheet.relation)?.type.endsWith('/worksheet'))
    .map((sheet) => ({
      name: sheet.name,
      epoch1904,
      async *rows() {
        strings ??= stringsPath ? readSharedStrings(archive, stringsPath) : Promise.resolve(new StringTable())
        yield* readRows(archive, targets.get(sheet.relation)?.path ?? '', await strings)
      },
    }))
}
