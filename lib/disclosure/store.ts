import 'server-only'
import { db, type Sql, sql, sqlEmpty } from '@/lib/platform/db'
import type { Content } from '@/lib/platform/fields'
import type { SubjectKind } from '@/lib/standards/uscc'

export type DisclosureRow = {
  id: string
  itemKey: string
  itemName: string
  template: string
  departmentKey: string
  departmentName: string
  subjectCode: string
  subjectName: string
  subjectKind: SubjectKind
  docNo: string
  content: Content
  authority: string
  decidedOn: string
  severity: 'minor' | 'ordinary' | 'serious' | null
  publicityRule: string | null
  publicFrom: Date
  publicUntil: Date | null
  repairableOn: string | null
  dueOn: string | null
  firstPublicAt: Date
  workdaysUsed: number | null
  revision: number
}

const columns = sql`p.id, p.item_key AS "itemKey", p.item_name AS "itemName", p.template, p.department_key AS "departmentKey",
  p.department_name AS "departmentName", p.subject_code AS "subjectCode", p.subject_name AS "subjectName", p.subject_kind AS "subjectKind",
  p.doc_no AS "docNo", p.content, p.authority, p.decided_on::text AS "decidedOn", p.severity, p.publicity_rule AS "publicityRule",
  p.public_from AS "publicFrom", p.public_until AS "publicUntil", p.repairable_on::text AS "repairableOn", p.due_on::text AS "dueOn",
  p.first_public_at AS "firstPublicAt", p.workdays_used AS "workdaysUsed", p.revision`

export type DisclosureFilter = {
  type: string | null
  department: string | null
  from: string | null
  to: string | null
  subject: string | null
  /** A part of a document number, compared in its written form. */
  docNo: string | null
  /** A part of an organisation's name, folded; natural persons are never found by name. */
  name: string | null
  code: string | null
}

export const NO_FILTER: DisclosureFilter = {
  type: null,
  department: null,
  from: null,
  to: null,
  subject: null,
  docNo: null,
  name: null,
  code: null,
}

const escapeLike = (text: string): string => text.replace(/[\\%_]/g, (ch) => `\\${ch}`)

function where(filter: DisclosureFilter): Sql {
  const words: Sql[] = []
  if (filter.docNo) words.push(sql`p.doc_no_key LIKE ${`%${escapeLike(filter.docNo)}%`}`)
  if (filter.name)
    words.push(sql`(p.subject_kind <> 'natural_person' AND p.subject_name_key LIKE ${`%${escapeLike(filter.name)}%`})`)
  if (filter.code) words.push(sql`p.subject_code = ${filter.code}`)
  const anyWord =
    words.length === 0
      ? sqlEmpty
      : words.length === 1
        ? sql`AND ${words[0]}`
        : words.length === 2
          ? sql`AND (${words[0]} OR ${words[1]})`
          : sql`AND (${words[0]} OR ${words[1]} OR ${words[2]})`
  return sql`true
    ${filter.type ? sql`AND p.item_key = ${filter.type}` : sqlEmpty}
    ${filter.department ? sql`AND p.department_key = ${filter.department}` : sqlEmpty}
    ${filter.from ? sql`AND p.decided_on >= ${filter.from}::date` : sqlEmpty}
    ${filter.to ? sql`AND p.decided_on <= ${filter.to}::date` : sqlEmpty}
    ${filter.subject ? sql`AND p.subject_code = ${filter.subject}` : sqlEmpty}
    ${anyWord}`
}

/** Newest decision first. `after` is the last row's date and identifier. */
export const findDisclosures = (
  filter: DisclosureFilter,
  after: readonly string[] | null,
  limit: number,
): Promise<DisclosureRow[]> => db.$queryRaw<DisclosureRow[]>`
  SELECT ${columns} FROM public_record p
  WHERE ${where(filter)} ${after ? sql`AND (p.decided_on, p.id) < (${after[0]}::date, ${after[1]}::uuid)` : sqlEmpty}
  ORDER BY p.decided_on DESC, p.id DESC LIMIT ${limit}::int`

/** Counts up to a limit: a full count of a common filter would cost more than the page. */
export async function countDisclosures(filter: DisclosureFilter, upTo: number): Promise<number> {
  const rows = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM (SELECT 1 FROM public_record p WHERE ${where(filter)} LIMIT ${upTo}::int) few`
  return rows[0]?.count ?? 0
}

export async function findDisclosure(id: string): Promise<DisclosureRow | null> {
  const rows = await db.$queryRaw<DisclosureRow[]>`SELECT ${columns} FROM public_record p WHERE p.id = ${id}::uuid`
  return rows[0] ?? null
}

/** Public records of a subject by kind. */
export const countBySubject = (
  code: string,
): Promise<{ itemKey: string; itemName: string; count: number }[]> => db.$queryRaw`
  SELECT p.item_key AS "itemKey", p.item_name AS "itemName", count(*)::int AS count FROM public_record p
  WHERE p.subject_code = ${code} GROUP BY p.item_key, p.item_name ORDER BY count(*) DESC, p.item_key`

export type PublicTotals = { subjects: number; records: number; onTime: number; timed: number; latest: Date | null }

/** The figures of the home page: what is public now, and how much of it was public in time. */
export async function countPublic(within: number): Promise<PublicTotals> {
  const rows = await db.$queryRaw<PublicTotals[]>`
    SELECT (SELECT count(*)::int FROM public_subject) AS subjects, count(*)::int AS records,
           count(*) FILTER (WHERE p.workdays_used <= ${within}::int)::int AS "onTime",
           count(*) FILTER (WHERE p.workdays_used IS NOT NULL)::int AS timed, max(p.first_public_at) AS latest
    FROM public_record p`
  return rows[0] ?? { subjects: 0, records: 0, onTime: 0, timed: 0, latest: null }
}

export const countByType = (): Promise<{ itemKey: string; itemName: string; count: number }[]> => db.$queryRaw`
  SELECT i.key AS "itemKey", i.name AS "itemName", count(p.id)::int AS count
  FROM catalogue_item i LEFT JOIN public_record p ON p.item_key = i.key
  WHERE i.class_no = 3 GROUP BY i.key, i.name, i.sort ORDER BY i.sort`
