import 'server-only'
import { db, type Reader, type Sql, sql, sqlEmpty, type WriteTx } from '@/lib/platform/db'
import type { SubjectKind } from '@/lib/standards/uscc'
import type { SubjectStatus } from './rules'

export type SubjectRow = {
  code: string
  kind: SubjectKind
  name: string
  status: SubjectStatus
  regionCode: string | null
  town: string | null
  address: string | null
  industry: string | null
  scope: string | null
  establishedOn: string | null
  authority: string | null
  verified: boolean
}

const columns = sql`s.code, s.kind, s.name, s.status, s.region_code AS "regionCode", t.name AS town, s.address, s.industry, s.scope,
  s.established_on::text AS "establishedOn", s.authority, s.verified_at IS NOT NULL AS verified`

/** A subject that the public may see. */
export async function findPublicSubject(code: string): Promise<SubjectRow | null> {
  const rows = await db.$queryRaw<SubjectRow[]>`
    SELECT ${columns} FROM public_subject s LEFT JOIN department t ON t.key = s.town_key WHERE s.code = ${code}`
  return rows[0] ?? null
}

export async function findSubject(code: string, from: Reader = db): Promise<SubjectRow | null> {
  const rows = await from.$queryRaw<SubjectRow[]>`
    SELECT ${columns} FROM subject s LEFT JOIN department t ON t.key = s.town_key WHERE s.code = ${code}`
  return rows[0] ?? null
}

export const findFormerNames = (code: string) =>
  db.formerName.findMany({
    where: { subjectCode: code },
    orderBy: { untilOn: 'desc' },
    select: { name: true, untilOn: true },
  })

export const findPosts = (code: string) =>
  db.$queryRaw<{ role: string; personName: string; sinceOn: string | null; untilOn: string | null }[]>`
    SELECT role, person_name AS "personName", since_on::text AS "sinceOn", until_on::text AS "untilOn"
    FROM post WHERE subject_code = ${code} ORDER BY until_on DESC NULLS FIRST, since_on DESC NULLS LAST`

export type SubjectHit = {
  code: string
  kind: SubjectKind
  name: string
  status: SubjectStatus
  regionCode: string | null
  rank: number
  former: string | null
}
export type SubjectSearch = {
  nameKey: string
  code: string | null
  kind: SubjectKind | null
  after: readonly string[] | null
}

const escapeLike = (text: string): string => text.replace(/[\\%_]/g, (ch) => `\\${ch}`)

/** Names that contain the text, today's or former; whole names first, then those that begin with it, then the rest by length and code. */
function matching(search: SubjectSearch): Sql {
  const like = `%${escapeLike(search.nameKey)}%`
  const rank = sql`CASE WHEN s.name_key = ${search.nameKey} THEN 0 WHEN s.name_key LIKE ${`${escapeLike(search.nameKey)}%`} THEN 1 WHEN s.name_key LIKE ${like} THEN 2 ELSE 3 END`
  const where = search.code
    ? sql`s.code = ${search.code}`
    : search.nameKey
      ? sql`(s.name_key LIKE ${like} OR s.code IN (SELECT f.subject_code FROM former_name f WHERE f.name_key LIKE ${like}))`
      : sql`true`
  return sql`
    SELECT s.code, s.kind, s.name, s.status, s.region_code AS "regionCode", s.name_key,
           ${search.nameKey && !search.code ? rank : sql`0`}::int AS rank,
           (SELECT f.name FROM former_name f WHERE f.subject_code = s.code AND f.name_key LIKE ${like} LIMIT 1) AS former
    FROM public_subject s
    WHERE s.kind <> 'natural_person' AND ${where} ${search.kind ? sql`AND s.kind = ${search.kind}` : sqlEmpty}`
}

export const searchSubjects = (
  search: SubjectSearch,
  limit: number,
): Promise<(SubjectHit & { name_key: string })[]> => {
  const after = search.after
  return db.$queryRaw`
    SELECT * FROM (${matching(search)}) m
    ${after ? sql`WHERE (m.rank, char_length(m.name_key), m.code) > (${Number(after[0])}::int, ${Number(after[1])}::int, ${after[2] ?? ''})` : sqlEmpty}
    ORDER BY m.rank, char_length(m.name_key), m.code LIMIT ${limit}`
}

export async function countSubjects(search: SubjectSearch, upTo: number): Promise<number> {
  const rows = await db.$queryRaw<
    { count: number }[]
  >`SELECT count(*)::int AS count FROM (SELECT 1 FROM (${matching(search)}) m LIMIT ${upTo}) few`
  return rows[0]?.count ?? 0
}

/** For the desk: subjects by code or part of the name; persons are never looked up. */
export const findCandidates = (nameKey: string, code: string | null, limit: number): Promise<SubjectRow[]> =>
  db.$queryRaw<SubjectRow[]>`
  SELECT ${columns} FROM subject s LEFT JOIN department t ON t.key = s.town_key
  WHERE s.kind <> 'natural_person' AND ${code ? sql`s.code = ${code}` : sql`s.name_key LIKE ${`%${escapeLike(nameKey)}%`}`}
  ORDER BY s.verified_at IS NULL, char_length(s.name_key), s.code LIMIT ${limit}`

export type KnownSubject = {
  code: string
  name: string
  verified: boolean
  former: string[]
  contentHash: string | null
}

export const findKnown = (codes: readonly string[], from: Reader = db): Promise<KnownSubject[]> => from.$queryRaw<
  KnownSubject[]
>`
  SELECT s.code, s.name, s.verified_at IS NOT NULL AS verified, encode(s.content_hash, 'hex') AS "contentHash",
         coalesce((SELECT array_agg(f.name) FROM former_name f WHERE f.subject_code = s.code), '{}') AS former
  FROM subject s WHERE s.code = ANY(${[...codes]}::text[])`

export type NewSubject = {
  code: string
  kind: SubjectKind
  name: string
  nameKey: string
  regionCode: string | null
  registrationNo: string | null
  sealed: string | null
}

/** Inserts what is not there yet, in the order of the code, so that two imports never wait for each other in a circle. */
export async function insertMissing(tx: WriteTx, subjects: readonly NewSubject[]): Promise<string[]> {
  const rows = await tx.$queryRaw<{ code: string }[]>`
    INSERT INTO subject (code, kind, name, name_key, status, region_code, registration_no, sealed)
    SELECT g.code, g.kind, g.name, g."nameKey", 'unknown', g."regionCode", g."registrationNo", decode(g.sealed, 'base64')
    FROM jsonb_to_recordset(${JSON.stringify(subjects)}::jsonb)
      AS g(code text, kind text, name text, "nameKey" text, "regionCode" text, "registrationNo" text, sealed text)
    ORDER BY g.code
    ON CONFLICT (code) DO NOTHING
    RETURNING code`
  return rows.map((row) => row.code)
}

export type RegistryWrite = {
  code: string
  kind: SubjectKind
  name: string
  nameKey: string
  status: SubjectStatus
  regionCode: string | null
  townKey: string | null
  address: string | null
  industry: string | null
  scope: string | null
  establishedOn: string | null
  registrationNo: string | null
  authority: string | null
  sealed: string | null
  hash: string
  headRole: string
  headName: string | null
  headCode: string | null
  formerNames: { name: string; nameKey: string }[]
}

/**
 * Writes rows of the register: new subjects, changed ones (the old name becomes a former name, the old head's post ends),
 * and nothing for rows that are as they were. Answers what became of each code.
 */
export async function upsertRegistry(
  tx: WriteTx,
  rows: readonly RegistryWrite[],
  now: Date,
  today: string,
): Promise<Map<string, 'created' | 'updated'>> {
  const given = JSON.stringify(rows)
  // A statement of its own: within one, the update below would hide the old names from it.
  await tx.$executeRaw`
    INSERT INTO former_name (subject_code, name_key, name, until_on)
    SELECT s.code, s.name_key, s.name, ${today}::date
    FROM subject s JOIN jsonb_to_recordset(${given}::jsonb) AS g(code text, "nameKey" text) USING (code)
    WHERE s.name_key <> g."nameKey" ORDER BY s.code FOR UPDATE OF s
    ON CONFLICT DO NOTHING`
  const changed = await tx.$queryRaw<{ code: string; created: boolean }[]>`
    WITH given AS (
      SELECT * FROM jsonb_to_recordset(${given}::jsonb) AS g(code text, kind text, name text, "nameKey" text, status text, "regionCode" text,
        "townKey" text, address text, industry text, scope text, "establishedOn" date, "registrationNo" text, authority text, sealed text, hash text)
    )
    INSERT INTO subject AS s (code, kind, name, name_key, status, region_code, town_key, address, industry, scope, established_on,
                         registration_no, authority, sealed, verified_at, content_hash, created_at, updated_at)
    SELECT g.code, g.kind, g.name, g."nameKey", g.status, g."regionCode", g."townKey", g.address, g.industry, g.scope, g."establishedOn",
           g."registrationNo", g.authority, decode(g.sealed, 'base64'), ${now}, decode(g.hash, 'hex'), ${now}, ${now}
    FROM given g ORDER BY g.code
    ON CONFLICT (code) DO UPDATE SET kind = excluded.kind, name = excluded.name, name_key = excluded.name_key, status = excluded.status,
      region_code = excluded.region_code, town_key = excluded.town_key, address = excluded.address, industry = excluded.industry,
      scope = excluded.scope, established_on = excluded.established_on, registration_no = excluded.registration_no,
      authority = excluded.authority, sealed = coalesce(excluded.sealed, s.sealed), verified_at = coalesce(s.verified_at, excluded.verified_at),
      content_hash = excluded.content_hash, updated_at = excluded.updated_at
    WHERE s.content_hash IS DISTINCT FROM excluded.content_hash
    RETURNING s.code, (xmax = 0) AS created`
  const outcome = new Map(changed.map((row) => [row.code, row.created ? ('created' as const) : ('updated' as const)]))
  const touched = JSON.stringify(rows.filter((row) => outcome.has(row.code)))
  await tx.$executeRaw`
    WITH given AS (
      SELECT * FROM jsonb_to_recordset(${touched}::jsonb) AS g(code text, "headRole" text, "headName" text, "headCode" text)
    )
    UPDATE post p SET until_on = ${today}::date FROM given g
    WHERE p.subject_code = g.code AND p.until_on IS NULL AND g."headName" IS NOT NULL
      AND (p.role, p.person_name, coalesce(p.person_code, '')) IS DISTINCT FROM (g."headRole", g."headName", coalesce(g."headCode", p.person_code, ''))`
  await tx.$executeRaw`
    INSERT INTO post (subject_code, role, person_name, person_code, since_on)
    SELECT g.code, g."headRole", g."headName", g."headCode", ${today}::date
    FROM jsonb_to_recordset(${touched}::jsonb) AS g(code text, "headRole" text, "headName" text, "headCode" text)
    WHERE g."headName" IS NOT NULL
    ON CONFLICT (subject_code, role) WHERE until_on IS NULL DO NOTHING`
  await tx.$executeRaw`
    INSERT INTO former_name (subject_code, name_key, name)
    SELECT g.code, f."nameKey", f.name
    FROM jsonb_to_recordset(${touched}::jsonb) AS g(code text, "formerNames" jsonb),
         jsonb_to_recordset(g."formerNames") AS f(name text, "nameKey" text)
    ON CONFLICT DO NOTHING`
  return outcome
}
