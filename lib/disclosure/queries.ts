import 'server-only'
import { loadCalendar } from '@/lib/calendar/effects'
import { type Field, showValue } from '@/lib/platform/fields'
import { requireActor } from '@/lib/platform/guard'
import { isId } from '@/lib/platform/ids'
import { EXACT_COUNT, PAGE_SIZE, type Page, type Total, toPage } from '@/lib/platform/paging'
import { SEVERITIES } from '@/lib/records/rules-severity'
import { templateOf } from '@/lib/records/rules-templates'
import { addDays, civilDate } from '@/lib/standards/dates'
import { documentNumberKey } from '@/lib/standards/document-number'
import { maskName } from '@/lib/standards/masking'
import { foldName } from '@/lib/standards/text'
import { type DayReading, deadline, withinCalendar } from '@/lib/standards/working-days'
import { readSubjectCode } from '@/lib/subjects/rules'
import { PUBLISH_WITHIN_WORKDAYS, timeliness } from './rules'
import {
  countBySubject,
  countByType,
  countDisclosures,
  countPublic,
  type DisclosureFilter,
  type DisclosureRow,
  findDisclosure,
  findDisclosures,
  NO_FILTER,
} from './store'
import { type DepartmentTimeliness, findTimeliness } from './store-overview'

export type DisclosureQuery = {
  type?: string | undefined
  department?: string | undefined
  from?: string | undefined
  to?: string | undefined
  q?: string | undefined
  subject?: string
  after?: readonly string[]
  limit?: number
}

/** What the public sees of a record. Natural persons are masked here, nowhere later. */
export type Disclosure = {
  id: string
  type: string
  typeName: string
  headline: string
  subject: { code: string; name: string; kind: DisclosureRow['subjectKind'] }
  documentNo: string
  decidedOn: string
  authority: string
  department: { key: string; name: string }
  severity: string | null
  publishedAt: string
  publishedOn: string
  workdaysUsed: number | null
  onTime: boolean | null
  dueOn: string | null
  /** The last day shown; null: no end. */
  shownUntil: string | null
  repairableOn: string | null
}

const isPerson = (row: DisclosureRow): boolean => row.subjectKind === 'natural_person'
export const publicName = (kind: string, name: string): string => (kind === 'natural_person' ? maskName(name) : name)

function publish(row: DisclosureRow): Disclosure {
  const template = templateOf(row.template)
  const headline = template.headline
    .map((key) => {
      const field = template.byKey.get(key)
      return field ? showValue(field, row.content) : ''
    })
    .filter(Boolean)
    .join('，')
  return {
    id: row.id,
    type: row.itemKey,
    typeName: row.itemName,
    headline: hidePerson(row, headline) || row.itemName,
    subject: { code: row.subjectCode, name: publicName(row.subjectKind, row.subjectName), kind: row.subjectKind },
    documentNo: row.docNo,
    decidedOn: row.decidedOn,
    authority: row.authority,
    department: { key: row.departmentKey, name: row.departmentName },
    severity: row.severity ? SEVERITIES[row.severity] : null,
    publishedAt: row.firstPublicAt.toISOString(),
    publishedOn: civilDate(row.firstPublicAt),
    workdaysUsed: row.workdaysUsed,
    onTime: row.workdaysUsed === null ? null : row.workdaysUsed <= PUBLISH_WITHIN_WORKDAYS,
    dueOn: row.dueOn,
    shownUntil: row.publicUntil ? addDays(civilDate(row.publicUntil), -1) : null,
    repairableOn: row.repairableOn,
  }
}

/** A person's full name may also stand in the texts of the decision. */
function hidePerson(row: DisclosureRow, text: string): string {
  if (!isPerson(row)) return text
  const name = String(row.content.counterparty_name ?? row.subjectName)
  return name ? text.replaceAll(name, maskName(name)) : text
}

/** Words that people type: a code, a document number, a part of a name. */
function readQuery(query: DisclosureQuery): DisclosureFilter {
  const q = query.q?.trim() ?? ''
  const code = q ? readSubjectCode(q) : null
  return {
    ...NO_FILTER,
    type: query.type ?? null,
    department: query.department ?? null,
    from: query.from ?? null,
    to: query.to ?? null,
    subject: query.subject ?? null,
    code,
    docNo: q && !code ? documentNumberKey(q) : null,
    name: q && !code ? foldName(q) : null,
  }
}

/** Public records, newest decision first, with a count that is the same on every page. */
export async function listDisclosures(query: DisclosureQuery): Promise<Page<Disclosure> & { total: Total }> {
  const limit = query.limit ?? PAGE_SIZE
  const filter = readQuery(query)
  const [rows, counted] = await Promise.all([
    findDisclosures(filter, query.after ?? null, limit + 1),
    countDisclosures(filter, EXACT_COUNT + 1),
  ])
  const page = toPage(rows, limit, (row) => [row.decidedOn, row.id])
  return {
    items: page.items.map(publish),
    nextCursor: page.nextCursor,
    total: { value: Math.min(counted, EXACT_COUNT), exact: counted <= EXACT_COUNT },
  }
}

export type DisclosureView = Disclosure & {
  fields: { key: string; label: string; value: string; long: boolean }[]
  /** How the 7-working-day deadline was counted, day by day. */
  count: DayReading[] | null
  clock: string
  rule: string | null
  indexable: boolean
}

/** One public record; null when there is none, or when it is no longer shown: nobody can tell which. */
export async function showDisclosure(id: string): Promise<DisclosureView | null> {
  if (!isId(id)) return null
  const row = await findDisclosure(id)
  if (!row) return null
  const calendar = await loadCalendar()
  const published = publish(row)
  return {
    ...published,
    fields: publicFields(row),
    count: withinCalendar(() => deadline(calendar, row.decidedOn, PUBLISH_WITHIN_WORKDAYS).days),
    clock: timeliness(row.dueOn, row.workdaysUsed, civilDate(new Date())).label,
    rule: row.publicityRule,
    indexable: !isPerson(row),
  }
}

/** The public fields of the national template that are filled, in its order. */
export function publicFields(row: DisclosureRow): DisclosureView['fields'] {
  return templateOf(row.template)
    .fields.filter((field: Field) => field.exposure === 'public' && row.content[field.key] !== undefined)
    .map((field) => {
      const value = showValue(field, row.content)
      return {
        key: field.key,
        label: field.label,
        value: field.key === 'counterparty_name' ? publicName(row.subjectKind, value) : hidePerson(row, value),
        long: field.kind === 'long',
      }
    })
}

export const countPublicRecords = (code: string) => countBySubject(code)

/** The home page's figures. */
export async function showPublicTotals() {
  const [totals, types] = await Promise.all([countPublic(PUBLISH_WITHIN_WORKDAYS), countByType()])
  return { ...totals, types }
}

/** What is public about the enterprise that the signed-in person acts for. */
export async function listOwnDisclosures(
  after: readonly string[] | undefined,
): Promise<Page<Disclosure> & { total: Total }> {
  const { subjectCode } = await requireActor('my.view')
  return subjectCode
    ? listDisclosures({ subject: subjectCode, ...(after ? { after } : {}) })
    : { items: [], nextCursor: null, total: { value: 0, exact: true } }
}

/** Credit office: how each department keeps the 7 working days, over the decisions of a year. */
export async function showTimeliness(): Promise<DepartmentTimeliness[]> {
  await requireActor('overview.view')
  const today = civilDate(new Date())
  return findTimeliness(PUBLISH_WITHIN_WORKDAYS, addDays(today, -365), today)
}
