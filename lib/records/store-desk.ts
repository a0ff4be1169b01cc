import 'server-only'
import { db, type Reader, type Sql, sql, sqlEmpty } from '@/lib/platform/db'
import type { Content } from '@/lib/platform/fields'
import type { SubjectKind } from '@/lib/standards/uscc'
import type { RevisionKind, RevisionState } from './rules'

export type DeskRow = {
  id: string
  recordId: string
  no: number
  kind: RevisionKind
  state: RevisionState
  itemKey: string
  itemName: string
  subjectCode: string
  subjectName: string
  subjectKind: SubjectKind
  docNo: string
  decidedOn: string
  dueOn: string | null
  severity: string | null
  publicity: string
  enteredBy: string
  enteredByName: string
  enteredAt: Date
  returnReason: string | null
}

export type DeskFilter = {
  departmentKey: string
  queue: 'overdue' | 'today' | 'week' | 'draft' | 'returned' | 'review' | 'all'
  accountId: string
  mine: boolean
  itemKey: string | null
  q: string
  importId: string | null
  today: string
  weekEnd: string
}

function where(filter: DeskFilter): Sql {
  const open = sql`v.state IN ('draft', 'returned')`
  const queues: Record<DeskFilter['queue'], Sql> = {
    overdue: sql`${open} AND v.due_on < ${filter.today}::date`,
    today: sql`${open} AND v.due_on = ${filter.today}::date`,
    week: sql`${open} AND v.due_on > ${filter.today}::date AND v.due_on <= ${filter.weekEnd}::date`,
    draft: sql`v.state = 'draft'`,
    returned: sql`v.state = 'returned'`,
    review: sql`v.state = 'draft' AND v.entered_by <> ${filter.accountId}::uuid`,
    all: sql`v.state <> 'superseded'`,
  }
  const text = `%${filter.q.replace(/[\\%_]/g, (ch) => `\\${ch}`)}%`
  return sql`v.department_key = ${filter.departmentKey} AND ${queues[filter.queue]}
    ${filter.mine ? sql`AND v.entered_by = ${filter.accountId}::uuid` : sqlEmpty}
    ${filter.itemKey ? sql`AND v.item_key = ${filter.itemKey}` : sqlEmpty}
    ${filter.importId ? sql`AND v.import_id = ${filter.importId}::uuid` : sqlEmpty}
    ${filter.q ? sql`AND (r.doc_no_key ILIKE ${text} OR s.name ILIKE ${text} OR v.subject_code = ${filter.q.toUpperCase()})` : sqlEmpty}`
}

const joins = sql`record_revision v JOIN record r ON r.id = v.record_id JOIN subject s ON s.code = v.subject_code
  JOIN catalogue_item i ON i.key = v.item_key JOIN account a ON a.id = v.entered_by`

const columns = sql`v.id, v.record_id AS "recordId", v.no, v.kind, v.state, v.item_key AS "itemKey", i.name AS "itemName",
  v.subject_code AS "subjectCode", s.name AS "subjectName", s.kind AS "subjectKind", r.doc_no AS "docNo", v.decided_on::text AS "decidedOn",
  v.due_on::text AS "dueOn", v.severity, v.publicity, v.entered_by AS "enteredBy", a.name AS "enteredByName", v.entered_at AS "enteredAt",
  v.return_reason AS "returnReason"`

/** By what is due first; without a deadline last; then newest first. */
export const findDeskRows = (
  filter: DeskFilter,
  after: readonly string[] | null,
  limit: number,
): Promise<DeskRow[]> => db.$queryRaw<DeskRow[]>`
  SELECT ${columns} FROM ${joins}
  WHERE ${where(filter)}
    ${after ? sql`AND (coalesce(v.due_on, '9999-12-31'::date), v.id) > (${after[0]}::date, ${after[1]}::uuid)` : sqlEmpty}
  ORDER BY coalesce(v.due_on, '9999-12-31'::date), v.id LIMIT ${limit}::int`

export async function countDeskRows(filter: DeskFilter): Promise<number> {
  const rows = await db.$queryRaw<
    { count: number }[]
  >`SELECT count(*)::int AS count FROM ${joins} WHERE ${where(filter)}`
  return rows[0]?.count ?? 0
}

export type DeskCounts = Record<
  'overdue' | 'today' | 'week' | 'draft' | 'returned' | 'myDraft' | 'myReturned' | 'review',
  number
>

export async function countQueues(
  departmentKey: string,
  accountId: string,
  today: string,
  weekEnd: string,
): Promise<DeskCounts> {
  const rows = await db.$queryRaw<DeskCounts[]>`
    SELECT count(*) FILTER (WHERE due_on < ${today}::date)::int AS overdue,
           count(*) FILTER (WHERE due_on = ${today}::date)::int AS today,
           count(*) FILTER (WHERE due_on > ${today}::date AND due_on <= ${weekEnd}::date)::int AS week,
           count(*) FILTER (WHERE state = 'draft')::int AS draft,
           count(*) FILTER (WHERE state = 'returned')::int AS returned,
           count(*) FILTER (WHERE state = 'draft' AND entered_by = ${accountId}::uuid)::int AS "myDraft",
           count(*) FILTER (WHERE state = 'returned' AND entered_by = ${accountId}::uuid)::int AS "myReturned",
           count(*) FILTER (WHERE state = 'draft' AND entered_by <> ${accountId}::uuid)::int AS review
    FROM record_revision WHERE department_key = ${departmentKey} AND state IN ('draft', 'returned')`
  return rows[0] ?? { overdue: 0, today: 0, week: 0, draft: 0, returned: 0, myDraft: 0, myReturned: 0, review: 0 }
}

export type RecordHead = {
  id: string
  itemKey: string
  departmentKey: string
  subjectCode: string
  subjectName: string
  subjectKind: SubjectKind
  docNo: string
  revision: number | null
  publicity: string | null
  publicFrom: Date | null
  publicUntil: Date | null
  withdrawnAt: Date | null
  dueOn: string | null
  firstPublicAt: Date | null
  workdaysUsed: number | null
  repairableOn: string | null
}

/** A record of a department: others' are not there. */
export async function findRecord(id: string, departmentKey: string, from: Reader = db): Promise<RecordHead | null> {
  const rows = await from.$queryRaw<RecordHead[]>`
    SELECT r.id, r.item_key AS "itemKey", r.department_key AS "departmentKey", r.subject_code AS "subjectCode", s.name AS "subjectName",
           s.kind AS "subjectKind", r.doc_no AS "docNo", r.revision, r.publicity, r.public_from AS "publicFrom", r.public_until AS "publicUntil",
           r.withdrawn_at AS "withdrawnAt", r.due_on::text AS "dueOn", r.first_public_at AS "firstPublicAt", r.workdays_used AS "workdaysUsed",
           r.repairable_on::text AS "repairableOn"
    FROM record r JOIN subject s ON s.code = r.subject_code WHERE r.id = ${id}::uuid AND r.department_key = ${departmentKey}`
  return rows[0] ?? null
}

export type RevisionView = {
  id: string
  no: number
  kind: RevisionKind
  state: RevisionState
  content: Content
  sealed: Uint8Array | null
  hash: string
  authority: string
  publicityRule: string | null
  decidedOn: string
  severity: string | null
  severityRule: string | null
  severityReason: string | null
  publicity: string
  publicityReason: string
  publicUntilOn: string | null
  repairableOn: string | null
  dueOn: string | null
  reason: string | null
  importId: string | null
  enteredBy: string
  enteredByName: string
  enteredAt: Date
  releasedByName: string | null
  releasedAt: Date | null
  returnedByName: string | null
  returnedAt: Date | null
  returnReason: string | null
}

export const findRevisions = (recordId: string, from: Reader = db): Promise<RevisionView[]> => from.$queryRaw<
  RevisionView[]
>`
  SELECT v.id, v.no, v.kind, v.state, v.content, v.sealed, encode(v.content_hash, 'hex') AS hash, v.authority,
         v.publicity_rule AS "publicityRule", v.decided_on::text AS "decidedOn", v.severity, v.severity_rule AS "severityRule",
         v.severity_reason AS "severityReason", v.publicity, v.publicity_reason AS "publicityReason", v.public_until_on::text AS "publicUntilOn",
         v.repairable_on::text AS "repairableOn", v.due_on::text AS "dueOn", v.reason, v.import_id AS "importId", v.entered_by AS "enteredBy",
         e.name AS "enteredByName", v.entered_at AS "enteredAt", p.name AS "releasedByName", v.released_at AS "releasedAt",
         b.name AS "returnedByName", v.returned_at AS "returnedAt", v.return_reason AS "returnReason"
  FROM record_revision v JOIN account e ON e.id = v.entered_by LEFT JOIN account p ON p.id = v.released_by LEFT JOIN account b ON b.id = v.returned_by
  WHERE v.record_id = ${recordId}::uuid ORDER BY v.no DESC`
