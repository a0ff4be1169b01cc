import 'server-only'
import { Readable } from 'node:stream'
import { writeXlsx, writeXlsxStream } from 'hucre/xlsx'
import { vault } from '@/lib/platform/crypto'
import type { Download } from '@/lib/platform/download'
import type { Fault, Field } from '@/lib/platform/fields'
import { setNames } from '@/lib/platform/fields'
import { requireDepartment } from '@/lib/platform/guard'
import { isId } from '@/lib/platform/ids'
import { PAGE_SIZE, type Page, toPage } from '@/lib/platform/paging'
import { findTemplateOfItem } from '@/lib/records/effects'
import { REGISTRY_FIELDS } from '@/lib/subjects/rules'
import { type SheetKind, sheetKinds } from './access'
import { openCells } from './checking'
import { FAULT_COLUMN, type FaultGroup, groupFaults, ROW_COLUMN, RUNNING, SUBJECT_KIND } from './rules'
import {
  countDrafts,
  countPublicity,
  countRows,
  findFaulty,
  findImport,
  findImports,
  findSample,
  findWarned,
  type ImportListRow,
  type ImportRow,
  type RowCounts,
} from './store'

export async function listSheetKinds(): Promise<SheetKind[]> {
  const { departmentKey } = await requireDepartment('imports.view')
  return sheetKinds(departmentKey)
}

export async function listImports(after: string | null): Promise<Page<ImportListRow>> {
  const { departmentKey } = await requireDepartment('imports.view')
  return toPage(await findImports(departmentKey, after, PAGE_SIZE + 1), PAGE_SIZE, (row) => [row.id])
}

export type ImportView = {
  entry: Omit<ImportRow, 'columns'> & { running: boolean }
  counts: RowCounts
  faults: FaultGroup[]
  warnings: FaultGroup[]
  faulty: { rowNo: number; faults: Fault[] }[]
  publicity: { publicity: string; severity: string | null; count: number }[]
  sample: { rowNo: number; outcome: 'new' | 'changed'; name: string; docNo: string; decidedOn: string }[]
  drafts: number
  kindName: string
  own: boolean
  may: { confirm: boolean; release: boolean }
}

/** Faults to group and rows to list on the page: the file of faulty rows has them all. */
const SHOWN_FAULTY = 2000
const LISTED_FAULTY = 50

/** One import of the actor's department, with what the preview says; null for others' imports. */
export async function showImport(id: string): Promise<ImportView | null> {
  const actor = await requireDepartment('imports.view')
  if (!isId(id)) return null
  const found = await findImport(id, actor.departmentKey)
  if (!found) return null
  const { columns: _, ...entry } = found
  const [counts, faulty, warned, publicity, fresh, changed, drafts, kinds] = await Promise.all([
    countRows(id),
    findFaulty(id, 0, SHOWN_FAULTY),
    findWarned(id, SHOWN_FAULTY),
    countPublicity(id),
    findSample(id, 'new', 0, 5),
    findSample(id, 'changed', 0, 5),
    countDrafts(id),
    sheetKinds(actor.departmentKey),
  ])
  const sample = [
    ...fresh.map((row) => ({ ...row, outcome: 'new' as const })),
    ...changed.map((row) => ({ ...row, outcome: 'changed' as const })),
  ].flatMap(({ rowNo, outcome, payload }) => {
    const draft = payload as {
      counterpart?: { name?: string }
      name?: string
      docNo?: string
      code?: string
      decidedOn?: string
    } | null
    return draft
      ? [
          {
            rowNo,
            outcome,
            name: draft.counterpart?.name ?? draft.name ?? '',
            docNo: draft.docNo ?? draft.code ?? '',
            decidedOn: draft.decidedOn ?? '',
          },
        ]
      : []
  })
  const own = entry.createdBy === actor.accountId
  return {
    entry: { ...entry, running: RUNNING.includes(entry.state) },
    counts,
    faults: groupFaults(faulty),
    warnings: groupFaults(warned),
    faulty: faulty.slice(0, LISTED_FAULTY).map(({ rowNo, faults }) => ({ rowNo, faults })),
    publicity,
    sample,
    drafts,
    kindName: kinds.find(({ key }) => key === entry.kind)?.name ?? entry.kind,
    own,
    may: { confirm: actor.roles.includes('officer'), release: actor.roles.includes('reviewer') && !own },
  }
}

/** The rows that were not imported, as they were, with the reason beside each: to mend and upload again. */
export async function exportFaultyRows(id: string): Promise<Download | null> {
  const { departmentKey } = await requireDepartment('imports.view')
  const entry = isId(id) ? await findImport(id, departmentKey) : null
  if (!entry?.columns) return null
  const box = await vault()
  const columns = entry.columns.filter((column) => column.header !== FAULT_COLUMN && column.header !== ROW_COLUMN)
  async function* rows() {
    for (let after = 0; ; ) {
      const batch = await findFaulty(id, after, 500)
      for (const row of batch) {
        const cells = openCells(row.sealed, box)
        const reasons = row.faults.map((fault) => `${fault.label}：${fault.message}`).join('\n')
        yield [...columns.map((column) => cells[column.index] ?? null), reasons, row.rowNo]
      }
      const last = batch.at(-1)
      if (!last) return
      after = last.rowNo
    }
  }
  const body = writeXlsxStream(rows(), {
    name: '有问题的行',
    columns: [
      ...columns.map((column) => ({ header: column.header, width: 18 })),
      { header: FAULT_COLUMN, width: 60 },
      { header: ROW_COLUMN, width: 8 },
    ],
    freezePane: { rows: 1 },
  })
  return { fileName: `${entry.fileName.replace(/\.[^.]*$/, '')}-有问题的行.xlsx`, body }
}

/** The sheet to fill in, with drop-downs, and a second sheet that explains each column. */
export async function exportTemplate(kind: string): Promise<Download | null> {
  const { departmentKey } = await requireDepartment('imports.view')
  const allowed = (await sheetKinds(departmentKey)).find(({ key }) => key === kind)
  const fields = allowed
    ? kind === SUBJECT_KIND
      ? [...REGISTRY_FIELDS.values()]
      : await findTemplateOfItem(kind)
    : null
  if (!allowed || !fields) return null
  const bytes = await writeXlsx({
    sheets: [
      {
        name: allowed.name,
        columns: fields.map((field) => ({
          header: field.label,
          width: Math.max(14, Math.min(40, field.label.length * 2 + 2)),
          numFmt: '@',
        })),
        rows: [fields.map((field) => field.label)],
        freezePane: { rows: 1 },
        dataValidations: fields.flatMap((field, at) => {
          const values = optionsOf(field)
          if (!values) return []
          const column = columnName(at)
          return [
            {
              type: 'list' as const,
              values,
              range: `${column}2:${column}5000`,
              showErrorMessage: field.kind !== 'codes',
              errorTitle: field.label,
              errorMessage: '请从下拉列表中选择',
            },
          ]
        }),
      },
      {
        name: '填写说明',
        columns: [
          { header: '列名', width: 34 },
          { header: '国家标准字段', width: 18 },
          { header: '必填', width: 22 },
          { header: '说明', width: 60 },
          { header: '示例', width: 34 },
        ],
        rows: [['列名', '国家标准字段', '必填', '说明', '示例'], ...fields.map(explainField)],
        freezePane: { rows: 1 },
      },
    ],
  })
  return {
    fileName: `${allowed.name}-导入模板.xlsx`,
    body: Readable.toWeb(Readable.from([bytes])) as ReadableStream<Uint8Array>,
  }
}

const VARIANTS: Record<string, string> = { organisation: '法人及非法人组织', person: '自然人', trader: '个体工商户' }

function explainField(field: Field): string[] {
  const required = !field.required
    ? ''
    : field.required.length >= 3 || field.required.includes('subject')
      ? '必填'
      : `${field.required.map((one) => VARIANTS[one]).join('、')}必填`
  const options = optionsOf(field)
  const notes = [
    field.hint ?? '',
    options ? `可填：${options.join('、')}` : '',
    field.exposure === 'public' ? '' : '不公示',
    field.maxLength < 4000 && field.kind !== 'date' ? `不超过${field.maxLength}字` : '',
  ]
  return [
    field.label,
    field.national ?? '（本区扩展）',
    required,
    notes.filter(Boolean).join('；'),
    field.example ?? '',
  ]
}

/** Drop-down values; a list in a cell may hold 255 characters. */
function optionsOf(field: Field): string[] | null {
  const values = field.choices ? [...field.choices] : field.set ? setNames(field.set) : null
  return values && values.join(',').length <= 255 ? values : null
}

function columnName(index: number): string {
  let name = ''
  for (let n = index + 1; n > 0; n = Math.floor((n - 1) / 26)) name = String.fromCharCode(65 + ((n - 1) % 26)) + name
  return name
}
