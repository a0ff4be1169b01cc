import 'server-only'
import { departmentRegisters, loadTowns } from '@/lib/departments/effects'
import type { Vault } from '@/lib/platform/crypto'
import type { Fault, Field } from '@/lib/platform/fields'
import {
  type Draft,
  type DraftContext,
  findLatestHashes,
  loadDraftContext,
  makeDraft,
  nameFault,
} from '@/lib/records/effects'
import { TEMPLATES, type Template } from '@/lib/records/rules-templates'
import type { AmountUnit } from '@/lib/standards/money'
import { findKnownSubjects, registryHash } from '@/lib/subjects/effects'
import { REGISTRY_FIELDS, type RegistryRow, readRegistryRow } from '@/lib/subjects/rules'
import { openFile } from './open-file'
import { type Column, headerIndex, isFootnote, MAX_ROWS, readHeaders, SUBJECT_KIND } from './rules'
import { type Cell, type SheetRow, UnreadableFile } from './sheet'
import type { StagedRow } from './store'

/** Reading a sheet of one kind for one department: rows in, staged rows out. Nothing is written to records. */
export type Checker = {
  fields: readonly Field[]
  required: readonly Field[]
  others: readonly { name: string; fields: readonly Field[] }[]
  /** Reads a batch; `seen` remembers the keys of the whole sheet. */
  check: (
    rows: readonly RawRow[],
    options: { units: Record<string, AmountUnit>; epoch1904: boolean },
    seen: Map<string, { rowNo: number; hash: string }>,
  ) => Promise<StagedRow[]>
}
export type RawRow = { no: number; raw: Record<string, Cell>; cells: Cell[] }

const ROW_CONTEXT = 'import.row'
const CELLS_CONTEXT = 'import.cells'

/** A checker, or null when there is no such kind for this department. */
export async function makeChecker(
  kind: string,
  departmentKey: string,
  today: string,
  vault: Vault,
): Promise<Checker | null> {
  if (kind !== SUBJECT_KIND) return recordChecker(kind, departmentKey, today, vault)
  return (await departmentRegisters(departmentKey)) ? registryChecker(today, vault) : null
}

async function recordChecker(
  itemKey: string,
  departmentKey: string,
  today: string,
  vault: Vault,
): Promise<Checker | null> {
  const context = await loadDraftContext(itemKey, departmentKey, today, { allowPlaceholder: true })
  if (!context) return null
  const fields = context.template.fields
  return {
    fields,
    required: fields.filter((field) => field.required?.length === 3),
    others: (Object.values(TEMPLATES) as Template[])
      .filter((template) => template.key !== context.template.key)
      .map(({ name, fields }) => ({ name, fields })),
    async check(rows, options, seen) {
      const read = rows.map((row) => ({ row, ...makeDraft(context, row.raw, options) }))
      const known = await findKnownSubjects([
        ...new Set(read.flatMap(({ draft }) => (draft ? [draft.counterpart.code] : []))),
      ])
      const staged = read.map(({ row, draft, reading }): StagedRow => {
        if (!draft) return faultyRow(row, reading.faults, vault)
        const wrongName = nameFault(draft.counterpart, known.get(draft.counterpart.code))
        if (wrongName)
          return faultyRow(
            row,
            [
              fieldFault(
                context.template.byKey.get('counterparty_name'),
                draft.counterpart.name,
                wrongName,
                'subject-name',
              ),
            ],
            vault,
          )
        return stage(
          row,
          `${draft.counterpart.code} ${draft.itemKey} ${draft.docNoKey}`,
          draft.hash,
          packDraft(draft),
          draft.sealed,
          reading.warnings,
          seen,
          vault,
          {
            field: context.template.byKey.get('doc_no'),
            value: draft.docNo,
            what: '文号、行政相对人',
          },
        )
      })
      return withOutcomes(staged, context)
    },
  }
}

async function registryChecker(today: string, vault: Vault): Promise<Checker> {
  const towns = await loadTowns()
  const fields = [...REGISTRY_FIELDS.values()]
  return {
    fields,
    required: fields.filter((field) => field.required),
    others: [],
    async check(rows, options, seen) {
      const read = rows.map((row) => ({ row, reading: readRegistryRow(row.raw, today, towns, options) }))
      const known = await findKnownSubjects([
        ...new Set(read.flatMap(({ reading }) => (reading.row ? [reading.row.code] : []))),
      ])
      return read.map(({ row, reading }) => {
        const registry = reading.row
        if (!registry) return faultyRow(row, reading.faults, vault)
        const hash = registryHash(registry).toString('hex')
        const { sealed, ...payload } = registry
        const key = { field: REGISTRY_FIELDS.get('code'), value: registry.code, what: '统一社会信用代码' }
        const staged = stage(row, registry.code, hash, payload, sealed, reading.warnings, seen, vault, key)
        const before = known.get(registry.code)
        if (staged.outcome !== 'new' || !before) return staged
        return { ...staged, outcome: before.contentHash === hash ? 'unchanged' : 'changed' }
      })
    },
  }
}

const fieldFault = (field: Field | undefined, value: string, message: string, rule: string): Fault => ({
  key: field?.key ?? '',
  label: field?.label ?? '',
  value,
  message,
  rule,
})

function faultyRow(row: RawRow, faults: readonly Fault[], vault: Vault): StagedRow {
  // The officer gets the row back as it was, to mend it: kept sealed, as it may hold identity numbers.
  const sealed = vault.seal(JSON.stringify(row.cells), CELLS_CONTEXT).toString('base64')
  return { rowNo: row.no, outcome: 'faulty', key: null, hash: null, payload: null, sealed, faults: [...faults] }
}

/** A good row; or one that repeats an earlier row of the same sheet. */
function stage(
  row: RawRow,
  key: string,
  hash: string,
  payload: object,
  sealed: Record<string, string>,
  warnings: Fault[],
  seen: Map<string, { rowNo: number; hash: string }>,
  vault: Vault,
  identity: { field: Field | undefined; value: string; what: string },
): StagedRow {
  const earlier = seen.get(key)
  if (earlier) {
    const fault = (message: string) => fieldFault(identity.field, identity.value, message, 'duplicate')
    if (earlier.hash !== hash)
      return faultyRow(
        row,
        [fault(`与第${earlier.rowNo}行的${identity.what}相同，内容却不同，请核对后只保留一行`)],
        vault,
      )
    return {
      rowNo: row.no,
      outcome: 'unchanged',
      key: null,
      hash: null,
      payload: null,
      sealed: null,
      faults: [fault(`与第${earlier.rowNo}行完全重复，只导入一次`)],
    }
  }
  seen.set(key, { rowNo: row.no, hash })
  const hasSealed = Object.keys(sealed).length > 0
  return {
    rowNo: row.no,
    outcome: 'new',
    key,
    hash,
    payload,
    sealed: hasSealed ? vault.seal(JSON.stringify(sealed), ROW_CONTEXT).toString('base64') : null,
    faults: warnings,
  }
}

/** Compares good rows with what is recorded. */
async function withOutcomes(staged: StagedRow[], context: DraftContext): Promise<StagedRow[]> {
  const drafts = staged.flatMap((row) => (row.outcome === 'new' ? [row.payload as Draft] : []))
  const latest = await findLatestHashes(
    drafts.map((draft) => ({ subjectCode: draft.counterpart.code, docNoKey: draft.docNoKey })),
    context.item.key,
    context.reporting.department.key,
  )
  return staged.map((row) => {
    if (row.outcome !== 'new') return row
    const draft = row.payload as Draft
    const before = latest.get(`${draft.counterpart.code} ${draft.docNoKey}`)
    return before === undefined ? row : { ...row, outcome: before === row.hash ? 'unchanged' : 'changed' }
  })
}

/** A draft without what must not lie about in the clear: the sealed fields and the identity made from them. */
const packDraft = ({ sealed: _, counterpart: { identity: _identity, ...counterpart }, ...draft }: Draft) => ({
  ...draft,
  counterpart,
})

/** The draft of a staged row, whole again. */
export function unpackDraft(payload: unknown, sealed: Uint8Array | null, vault: Vault): Draft {
  const packed = payload as Omit<Draft, 'sealed'>
  const secrets = openSealed(sealed, vault)
  const person = packed.counterpart.kind === 'natural_person'
  return {
    ...packed,
    sealed: secrets,
    counterpart: {
      ...packed.counterpart,
      identity: person
        ? { type: String(packed.content.person_id_type ?? ''), number: secrets.person_id_no ?? '' }
        : null,
    },
  }
}

export const unpackRegistryRow = (payload: unknown, sealed: Uint8Array | null, vault: Vault): RegistryRow => ({
  ...(payload as Omit<RegistryRow, 'sealed'>),
  sealed: openSealed(sealed, vault),
})

const openSealed = (sealed: Uint8Array | null, vault: Vault): Record<string, string> =>
  sealed ? (JSON.parse(vault.open(sealed, ROW_CONTEXT).toString()) as Record<string, string>) : {}
export const openCells = (sealed: Uint8Array | null, vault: Vault): Cell[] =>
  sealed ? (JSON.parse(vault.open(sealed, CELLS_CONTEXT).toString()) as Cell[]) : []

export type SheetCheck = { sheetName: string; headerRow: number; columns: Column[]; notes: string[]; rows: number }

const BATCH = 500

/**
 * Reads a whole file in batches; `take` stores each one and says whether to go on. Memory holds one batch, and the keys.
 * @throws UnreadableFile
 */
export async function checkFile(
  bytes: Buffer,
  fileName: string,
  checker: Checker,
  take: (staged: StagedRow[], rows: number) => Promise<boolean>,
): Promise<SheetCheck | null> {
  const opened = await openFile(bytes, fileName, checker.fields, checker.required, checker.others)
  const notes = opened.notes.filter((note) => note !== '')
  const columns = opened.columns.filter((column) => column.key !== null)
  const units = Object.fromEntries(
    columns.flatMap((column) => (column.key && column.unit ? [[column.key, column.unit]] : [])),
  ) as Record<string, AmountUnit>
  const options = { units, epoch1904: opened.sheet.epoch1904 }
  const index = headerIndex(checker.fields)
  const seen = new Map<string, { rowNo: number; hash: string }>()
  const skipped: Record<'hidden' | 'footnote', number[]> = { hidden: [], footnote: [] }
  let batch: RawRow[] = []
  let count = 0
  const flush = async (): Promise<boolean> => {
    if (batch.length === 0) return true
    const goOn = await take(await checker.check(batch, options, seen), count)
    batch = []
    return goOn
  }
  for await (const row of opened.sheet.rows()) {
    if (row.no <= opened.headerRow || isBlank(row, columns)) continue
    if (row.hidden) skipped.hidden.push(row.no)
    else if (isFootnote(row.cells)) skipped.footnote.push(row.no)
    // A template may carry a second header row of national keys.
    else if (readHeaders(row.cells, index).score >= Math.max(3, columns.length / 2)) continue
    else {
      if (++count > MAX_ROWS) throw new UnreadableFile(`超过${MAX_ROWS}行，请拆分后上传`)
      batch.push({
        no: row.no,
        raw: Object.fromEntries(columns.map((column) => [column.key, row.cells[column.index] ?? null])),
        cells: row.cells,
      })
      if (batch.length === BATCH && !(await flush())) return null
    }
  }
  if (!(await flush())) return null
  if (count === 0) throw new UnreadableFile(`第${opened.headerRow}行是表头，下面没有数据行`)
  if (skipped.hidden.length > 0)
    notes.push(
      `跳过${skipped.hidden.length}个隐藏行（第${listRows(skipped.hidden)}行）；需要导入的，请取消隐藏后重新上传`,
    )
  if (skipped.footnote.length > 0) notes.push(`跳过表尾说明（第${listRows(skipped.footnote)}行）`)
  return { sheetName: opened.sheet.name, headerRow: opened.headerRow, columns: opened.columns, notes, rows: count }
}

const listRows = (rows: readonly number[]): string => `${rows.slice(0, 10).join('、')}${rows.length > 10 ? '等' : ''}`

const isBlank = (row: SheetRow, columns: readonly Column[]): boolean =>
  columns.every((column) => String(row.cells[column.index] ?? '').trim() === '')
