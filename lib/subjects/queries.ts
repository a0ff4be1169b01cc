import 'server-only'
import { requireActor, requireDepartment } from '@/lib/platform/guard'
import { EXACT_COUNT, PAGE_SIZE, type Page, type Total, toPage } from '@/lib/platform/paging'
import { maskName } from '@/lib/standards/masking'
import { regionName } from '@/lib/standards/regions'
import { foldName } from '@/lib/standards/text'
import { SUBJECT_KINDS, type SubjectKind } from '@/lib/standards/uscc'
import { POST_ROLES, type PostRole, readSubjectCode, SUBJECT_STATUSES } from './rules'
import {
  countSubjects,
  findCandidates,
  findFormerNames,
  findPosts,
  findPublicSubject,
  findSubject,
  type SubjectHit,
  type SubjectRow,
  searchSubjects,
} from './store'

export type SubjectSummary = {
  code: string
  name: string
  type: SubjectKind
  typeName: string
  status: string
  statusName: string
  region: string | null
  regionName: string | null
  former: string | null
}

const summary = (
  row: Pick<SubjectHit, 'code' | 'kind' | 'name' | 'status' | 'regionCode'>,
  former: string | null,
): SubjectSummary => ({
  code: row.code,
  name: row.kind === 'natural_person' ? maskName(row.name) : row.name,
  type: row.kind,
  typeName: SUBJECT_KINDS[row.kind],
  status: row.status,
  statusName: SUBJECT_STATUSES[row.status],
  region: row.regionCode,
  regionName: row.regionCode ? regionName(row.regionCode) : null,
  former,
})

export type SubjectQuery = { q?: string; type?: SubjectKind; after?: readonly string[]; limit?: number }

/** Public subjects by name (today's or former) or code; natural persons are never listed. */
export async function listSubjects(query: SubjectQuery): Promise<Page<SubjectSummary> & { total: Total }> {
  const q = query.q?.trim() ?? ''
  const code = q ? readSubjectCode(q) : null
  const search = { nameKey: code ? '' : foldName(q), code, kind: query.type ?? null, after: query.after ?? null }
  const limit = query.limit ?? PAGE_SIZE
  const [rows, counted] = await Promise.all([searchSubjects(search, limit + 1), countSubjects(search, EXACT_COUNT + 1)])
  const page = toPage(rows, limit, (row) => [String(row.rank), String([...row.name_key].length), row.code])
  return {
    items: page.items.map((row) =>
      summary(row, row.former && !foldName(row.name).includes(search.nameKey) ? row.former : null),
    ),
    nextCursor: page.nextCursor,
    total: { value: Math.min(counted, EXACT_COUNT), exact: counted <= EXACT_COUNT },
  }
}

export type SubjectView = SubjectSummary & {
  verified: boolean
  town: string | null
  address: string | null
  industry: string | null
  scope: string | null
  establishedOn: string | null
  authority: string | null
  formerNames: { name: string; untilOn: string | null }[]
  posts: { role: string; name: string; since: string | null; until: string | null }[]
  indexable: boolean
}

async function view(row: SubjectRow): Promise<SubjectView> {
  const person = row.kind === 'natural_person'
  const [names, posts] = person ? [[], []] : await Promise.all([findFormerNames(row.code), findPosts(row.code)])
  return {
    ...summary(row, null),
    verified: row.verified,
    town: row.town,
    address: person ? null : row.address,
    industry: row.industry,
    scope: row.scope,
    establishedOn: row.establishedOn,
    authority: row.authority,
    formerNames: names.map(({ name, untilOn }) => ({ name, untilOn: untilOn?.toISOString().slice(0, 10) ?? null })),
    posts: posts.map((post) => ({
      role: POST_ROLES[post.role as PostRole],
      name: post.personName,
      since: post.sinceOn,
      until: post.untilOn,
    })),
    indexable: !person,
  }
}

/** A subject as the public sees it; null when it is not public. */
export async function showSubject(code: string): Promise<SubjectView | null> {
  const row = await findPublicSubject(code)
  return row ? view(row) : null
}

/** The enterprise's own subject, public or not. */
export async function showOwnSubject(): Promise<SubjectView | null> {
  const { subjectCode } = await requireActor('my.view')
  const row = subjectCode ? await findSubject(subjectCode) : null
  return row ? view(row) : null
}

export type Candidate = {
  code: string
  name: string
  kindName: string
  statusName: string
  address: string | null
  verified: boolean
}

/** The desk's look-up: by code or by a part of the name. */
export async function findSubjectCandidates(q: string): Promise<Candidate[]> {
  await requireDepartment('records.enter')
  const code = readSubjectCode(q)
  const rows = q.trim() ? await findCandidates(foldName(q), code, 20) : []
  return rows.map((row) => ({
    code: row.code,
    name: row.name,
    kindName: SUBJECT_KINDS[row.kind],
    statusName: SUBJECT_STATUSES[row.status],
    address: row.address,
    verified: row.verified,
  }))
}
