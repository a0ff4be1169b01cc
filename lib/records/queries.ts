import 'server-only'
import { loadCalendar } from '@/lib/calendar/effects'
import { loadDirectory } from '@/lib/departments/effects'
import type { PublicityRule } from '@/lib/disclosure/rules'
import { type Timeliness, timeliness } from '@/lib/disclosure/rules'
import type { Content, Field } from '@/lib/platform/fields'
import { requireActor, requireDepartment } from '@/lib/platform/guard'
import { isId } from '@/lib/platform/ids'
import { PAGE_SIZE, type Page, toPage } from '@/lib/platform/paging'
import { addDays, civilDate, weekday } from '@/lib/standards/dates'
import { withinCalendar, workdaysLeft } from '@/lib/standards/working-days'
import { findKnownSubjects } from '@/lib/subjects/effects'
import { loadDraftContext } from './drafting'
import { COUNTERPARTY_OF, type Counterparty } from './rules-common'
import type { SeverityRule } from './rules-severity'
import { templateOf } from './rules-templates'
import { type CatalogueItem, findItem, findItems, findPublicityRules, findSeverityRules } from './store-catalogue'
import {
  countDeskRows,
  countQueues,
  type DeskCounts,
  type DeskFilter,
  type DeskRow,
  findDeskRows,
  findRecord,
  findRevisions,
  type RecordHead,
  type RevisionView,
} from './store-desk'

export type { CatalogueItem } from './store-catalogue'

/** Public: the collection catalogue. */
export const listCatalogue = (): Promise<CatalogueItem[]> => findItems()

/** Public: what kinds of records there are, for filters. */
export async function listRecordTypes(): Promise<{ key: string; name: string }[]> {
  return (await findItems()).filter((item) => item.publicity === 'public').map(({ key, name }) => ({ key, name }))
}

/** Sunday of the week of a date: the desk's 本周. */
const endOfWeek = (date: string): string => addDays(date, (7 - weekday(date)) % 7)

/** What is due at the department, for the person who opens the desk. */
export async function showDesk(): Promise<{
  counts: DeskCounts
  today: string
  roles: readonly string[]
  department: string
}> {
  const actor = await requireDepartment('desk.view')
  const today = civilDate(new Date())
  const [counts, directory] = await Promise.all([
    countQueues(actor.departmentKey, actor.accountId, today, endOfWeek(today)),
    loadDirectory(actor.departmentKey),
  ])
  return { counts, today, roles: actor.roles, department: directory?.own.name ?? '' }
}

export type EntryForm = { itemName: string; fields: readonly Field[]; variant: Counterparty; values: Content }

/** An empty form of an item for one variant, with what is known filled in: the subject, the department. */
export async function showEntryForm(itemKey: string, type: string, code: string | null): Promise<EntryForm | null> {
  const { departmentKey } = await requireDepartment('records.enter')
  const variant = COUNTERPARTY_OF[type]
  const context = await loadDraftContext(itemKey, departmentKey, civilDate(new Date()), { allowPlaceholder: false })
  const directory = await loadDirectory(departmentKey)
  if (!context || !directory || !variant) return null
  const subject = code ? (await findKnownSubjects([code])).get(code) : undefined
  const { fullName, uscc } = directory.own
  const values: Content = {
    authority_name: fullName,
    source_name: fullName,
    ...(uscc ? { authority_uscc: uscc, source_uscc: uscc } : {}),
  }
  if (subject)
    Object.assign(
      values,
      { counterparty_name: subject.name },
      /^[0-9A-Z]{18}$/.test(subject.code) ? { counterparty_uscc: subject.code } : {},
    )
  return { itemName: context.item.name, fields: context.template.fields, variant, values }
}

/** Items that the actor's department may record. */
export async function listOwnItems(): Promise<CatalogueItem[]> {
  const { departmentKey } = await requireDepartment('records.view')
  return (await findItems()).filter(
    (item) => item.departmentKeys.length === 0 || item.departmentKeys.includes(departmentKey),
  )
}

export type DeskQuery = Pick<DeskFilter, 'queue' | 'mine' | 'itemKey' | 'q' | 'importId'> & {
  after: readonly string[] | null
}
export type DeskListRow = DeskRow & { daysLeft: number | null; own: boolean }

export async function listDeskRows(
  query: DeskQuery,
): Promise<Page<DeskListRow> & { total: number; mayRelease: boolean }> {
  const actor = await requireDepartment('records.view')
  const today = civilDate(new Date())
  const { after, ...rest } = query
  const filter: DeskFilter = {
    ...rest,
    departmentKey: actor.departmentKey,
    accountId: actor.accountId,
    today,
    weekEnd: endOfWeek(today),
  }
  const [rows, total, calendar] = await Promise.all([
    findDeskRows(filter, after, PAGE_SIZE + 1),
    countDeskRows(filter),
    loadCalendar(),
  ])
  const page = toPage(rows, PAGE_SIZE, (row) => [row.dueOn ?? '9999-12-31', row.id])
  const left = (due: string | null) => (due ? withinCalendar(() => workdaysLeft(calendar, today, due)) : null)
  return {
    ...page,
    items: page.items.map((row) => ({ ...row, daysLeft: left(row.dueOn), own: row.enteredBy === actor.accountId })),
    total,
    mayRelease: actor.roles.includes('reviewer'),
  }
}

export type RecordView = {
  head: RecordHead
  item: CatalogueItem
  fields: readonly Field[]
  revisions: (Omit<RevisionView, 'sealed'> & { hasSealed: boolean; own: boolean })[]
  clock: Timeliness
  today: string
  may: { release: boolean; correct: boolean; withdraw: boolean }
}

/** Everything about a record of the actor's department; null for others' records. */
export async function showRecord(id: string): Promise<RecordView | null> {
  const actor = await requireDepartment('records.view')
  if (!isId(id)) return null
  const head = await findRecord(id, actor.departmentKey)
  if (!head) return null
  const [item, revisions] = await Promise.all([findItem(head.itemKey), findRevisions(id)])
  if (!item) return null
  const today = civilDate(new Date())
  const open = revisions.find((revision) => revision.state === 'draft' || revision.state === 'returned')
  return {
    head,
    item,
    fields: templateOf(item.template).fields,
    revisions: revisions.map(({ sealed, ...revision }) => ({
      ...revision,
      hasSealed: sealed !== null,
      own: revision.enteredBy === actor.accountId,
    })),
    clock: timeliness(head.dueOn ?? open?.dueOn ?? null, head.workdaysUsed, today),
    today,
    may: {
      release: actor.roles.includes('reviewer'),
      correct: actor.roles.includes('officer'),
      withdraw: actor.roles.includes('officer') && head.revision !== null && !head.withdrawnAt,
    },
  }
}

/** Credit office: the dated rules, with how sure each figure is. */
export async function listRules(): Promise<{
  severity: SeverityRule[]
  publicity: PublicityRule[]
  items: Map<string, string>
}> {
  await requireActor('rules.view')
  const [severity, publicity, items] = await Promise.all([findSeverityRules(), findPublicityRules(), findItems()])
  return { severity, publicity, items: new Map(items.map((item) => [item.key, item.name])) }
}

/** How many figures still wait to be compared with the text of the law. */
export async function countUnverified(): Promise<{ rules: number; items: number }> {
  await requireActor('overview.view')
  const [severity, publicity, items] = await Promise.all([findSeverityRules(), findPublicityRules(), findItems()])
  const waiting = (rows: readonly { verified: boolean }[]) => rows.filter((row) => !row.verified).length
  return { rules: waiting(severity) + waiting(publicity), items: waiting(items) }
}
