import 'server-only'
import { db, sql, type WriteTx } from '@/lib/platform/db'
import type { RevisionKind, RevisionState } from './rules'

/** The natural key of a record, and the identifier it gets when it is new. */
export type RecordKey = {
  recordId: string
  itemKey: string
  departmentKey: string
  subjectCode: string
  docNo: string
  docNoKey: string
}

/** Inserts records that are not there yet; answers the identifiers that were taken. Ordered, so that two imports cannot deadlock. */
export async function insertRecords(tx: WriteTx, keys: readonly RecordKey[], now: Date): Promise<Set<string>> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO record (id, item_key, department_key, subject_code, doc_no, doc_no_key, created_at)
    SELECT g."recordId", g."itemKey", g."departmentKey", g."subjectCode", g."docNo", g."docNoKey", ${now}
    FROM jsonb_to_recordset(${JSON.stringify(keys)}::jsonb)
      AS g("recordId" uuid, "itemKey" text, "departmentKey" text, "subjectCode" text, "docNo" text, "docNoKey" text)
    ORDER BY g."subjectCode", g."departmentKey", g."itemKey", g."docNoKey"
    ON CONFLICT (subject_code, department_key, item_key, doc_no_key) DO NOTHING
    RETURNING id`
  return new Set(rows.map((row) => row.id))
}

export type LatestRevision = { givenId: string; recordId: string; no: number; hash: string; released: boolean }

/** Locks the records that these keys name and reads their newest revision that was not discarded. */
export const lockLatest = (tx: WriteTx, keys: readonly RecordKey[]): Promise<LatestRevision[]> => tx.$queryRaw<
  LatestRevision[]
>`
  WITH given AS (
    SELECT * FROM jsonb_to_recordset(${JSON.stringify(keys)}::jsonb)
      AS g("recordId" uuid, "itemKey" text, "departmentKey" text, "subjectCode" text, "docNoKey" text)
  ), locked AS MATERIALIZED (
    SELECT g."recordId" AS given_id, r.id, r.revision FROM given g
    JOIN record r ON r.subject_code = g."subjectCode" AND r.department_key = g."departmentKey" AND r.item_key = g."itemKey" AND r.doc_no_key = g."docNoKey"
    ORDER BY r.id FOR UPDATE OF r
  )
  SELECT l.given_id AS "givenId", l.id AS "recordId", coalesce(v.no, 0) AS no, coalesce(encode(v.content_hash, 'hex'), '') AS hash, l.revision IS NOT NULL AS released
  FROM locked l LEFT JOIN LATERAL (
    SELECT no, content_hash FROM record_revision WHERE record_id = l.id AND state <> 'discarded' ORDER BY no DESC LIMIT 1
  ) v ON true`

/** The newest versions of records of one item and department, without locking: for a preview. */
export const findLatest = (
  keys: readonly { subjectCode: string; docNoKey: string }[],
  itemKey: string,
  departmentKey: string,
): Promise<{ subjectCode: string; docNoKey: string; hash: string }[]> => db.$queryRaw`
  SELECT r.subject_code AS "subjectCode", r.doc_no_key AS "docNoKey", encode(v.content_hash, 'hex') AS hash
  FROM jsonb_to_recordset(${JSON.stringify(keys)}::jsonb) AS g("subjectCode" text, "docNoKey" text)
  JOIN record r ON r.subject_code = g."subjectCode" AND r.department_key = ${departmentKey} AND r.item_key = ${itemKey} AND r.doc_no_key = g."docNoKey"
  JOIN LATERAL (SELECT content_hash FROM record_revision WHERE record_id = r.id AND state <> 'discarded' ORDER BY no DESC LIMIT 1) v ON true`

/** The highest number given out, discarded revisions included. */
export async function highestNumbers(tx: WriteTx, recordIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await tx.$queryRaw<{ recordId: string; no: number }[]>`
    SELECT record_id AS "recordId", max(no)::int AS no FROM record_revision WHERE record_id = ANY(${[...recordIds]}::uuid[]) GROUP BY record_id`
  return new Map(rows.map((row) => [row.recordId, row.no]))
}

export const supersedeOpen = (tx: WriteTx, recordIds: readonly string[]) => tx.$executeRaw`
  UPDATE record_revision SET state = 'superseded' WHERE record_id = ANY(${[...recordIds]}::uuid[]) AND state IN ('draft', 'returned')`

export type RevisionWrite = {
  id: string
  recordId: string
  no: number
  kind: RevisionKind
  itemKey: string
  departmentKey: string
  subjectCode: string
  content: unknown
  sealed: string | null
  hash: string
  authority: string
  decidedOn: string
  severity: string | null
  severityRule: string | null
  severityReason: string | null
  publicity: string
  publicityReason: string
  publicityRule: string | null
  publicUntilOn: string | null
  repairableOn: string | null
  dueOn: string | null
  reason: string | null
}

export const insertRevisions = (
  tx: WriteTx,
  rows: readonly RevisionWrite[],
  by: { accountId: string; at: Date; importId: string | null },
) => tx.$executeRaw`
  INSERT INTO record_revision (id, record_id, no, kind, state, item_key, department_key, subject_code, content, sealed, content_hash, authority,
    decided_on, severity, severity_rule, severity_reason, publicity, publicity_reason, publicity_rule, public_until_on, repairable_on, due_on,
    reason, import_id, entered_by, entered_at)
  SELECT g.id, g."recordId", g.no, g.kind, 'draft', g."itemKey", g."departmentKey", g."subjectCode", g.content, decode(g.sealed, 'base64'),
    decode(g.hash, 'hex'), g.authority, g."decidedOn", g.severity, g."severityRule", g."severityReason", g.publicity, g."publicityReason",
    g."publicityRule", g."publicUntilOn", g."repairableOn", g."dueOn", g.reason, ${by.importId}::uuid, ${by.accountId}::uuid, ${by.at}
  FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS g(id uuid, "recordId" uuid, no int, kind text, "itemKey" text, "departmentKey" text,
    "subjectCode" text, content jsonb, sealed text, hash text, authority text, "decidedOn" date, severity text, "severityRule" text,
    "severityReason" text, publicity text, "publicityReason" text, "publicityRule" text, "publicUntilOn" date, "repairableOn" date, "dueOn" date,
    reason text)`

export type RevisionRow = {
  id: string
  recordId: string
  no: number
  kind: RevisionKind
  state: RevisionState
  itemKey: string
  departmentKey: string
  subjectCode: string
  enteredBy: string
  decidedOn: string
  publicity: string
  publicUntilOn: string | null
  hash: string
  firstPublic: boolean
}

const revisionColumns = sql`v.id, v.record_id AS "recordId", v.no, v.kind, v.state, v.item_key AS "itemKey", v.department_key AS "departmentKey",
  v.subject_code AS "subjectCode", v.entered_by AS "enteredBy", v.decided_on::text AS "decidedOn", v.publicity,
  v.public_until_on::text AS "publicUntilOn", encode(v.content_hash, 'hex') AS hash, r.first_public_at IS NULL AS "firstPublic"`

/** Locks revisions, in order, and their records. */
export const lockRevisions = (tx: WriteTx, ids: readonly string[]): Promise<RevisionRow[]> => tx.$queryRaw<
  RevisionRow[]
>`
  SELECT ${revisionColumns} FROM record_revision v JOIN record r ON r.id = v.record_id
  WHERE v.id = ANY(${[...ids]}::uuid[]) ORDER BY v.id FOR UPDATE OF v, r`

/** The next drafts of an import, locked. */
export const lockDraftsOfImport = (
  tx: WriteTx,
  importId: string,
  limit: number,
): Promise<RevisionRow[]> => tx.$queryRaw<RevisionRow[]>`
  SELECT ${revisionColumns} FROM record_revision v JOIN record r ON r.id = v.record_id
  WHERE v.import_id = ${importId}::uuid AND v.state = 'draft' ORDER BY v.id LIMIT ${limit}::int FOR UPDATE OF v, r`

/** Releases locked drafts and shows them: `used` are the working days from each decision date to today. */
export async function releaseDrafts(
  tx: WriteTx,
  ids: readonly string[],
  by: string,
  at: Date,
  used: Readonly<Record<string, number | null>>,
): Promise<void> {
  await tx.$executeRaw`
    UPDATE record_revision SET state = 'released', released_by = ${by}::uuid, released_at = ${at}
    WHERE id = ANY(${[...ids]}::uuid[]) AND state = 'draft'`
  await tx.$executeRaw`
    UPDATE record r SET
      revision = v.no, content = v.content, authority = v.authority, decided_on = v.decided_on, severity = v.severity,
      publicity = v.publicity, publicity_rule = v.publicity_rule, repairable_on = v.repairable_on, due_on = v.due_on,
      public_from = CASE WHEN v.publicity = 'open' THEN coalesce(r.public_from, ${at}) END,
      public_until = CASE WHEN v.publicity = 'open' THEN (v.public_until_on + 1)::timestamp AT TIME ZONE 'Asia/Shanghai' END,
      withdrawn_at = CASE WHEN v.kind = 'withdrawal' THEN ${at} ELSE r.withdrawn_at END,
      first_public_at = CASE WHEN v.publicity = 'open' AND v.kind <> 'withdrawal' THEN coalesce(r.first_public_at, ${at}) ELSE r.first_public_at END,
      workdays_used = CASE WHEN v.publicity = 'open' AND v.kind <> 'withdrawal' AND r.first_public_at IS NULL
        THEN (${JSON.stringify(used)}::jsonb ->> v.decided_on::text)::int ELSE r.workdays_used END
    FROM record_revision v WHERE v.id = ANY(${[...ids]}::uuid[]) AND v.state = 'released' AND r.id = v.record_id`
}

/** Compare and set: false when somebody else was first. */
export async function returnDraft(tx: WriteTx, id: string, by: string, at: Date, reason: string): Promise<boolean> {
  const { count } = await tx.recordRevision.updateMany({
    where: { id, state: 'draft' },
    data: { state: 'returned', returnedBy: by, returnedAt: at, returnReason: reason },
  })
  return count === 1
}

export async function discardDraft(tx: WriteTx, id: string): Promise<boolean> {
  const { count } = await tx.recordRevision.updateMany({
    where: { id, state: { in: ['draft', 'returned'] } },
    data: { state: 'discarded' },
  })
  return count === 1
}

/** Every decision date that still waits for a deadline or whose deadline may move, for a recount after a calendar import. */
export const findDecisionDates = (tx: WriteTx, from: string): Promise<{ decidedOn: string }[]> => tx.$queryRaw`
  SELECT DISTINCT decided_on::text AS "decidedOn" FROM record_revision WHERE decided_on >= ${from}::date AND publicity = 'open'`

/** Sets deadlines and days used anew, by decision date; released revisions keep the deadline they were released under. */
export async function updateDeadlines(
  tx: WriteTx,
  dues: readonly { decidedOn: string; due: string | null }[],
): Promise<number> {
  const given = JSON.stringify(dues)
  await tx.$executeRaw`
    UPDATE record_revision v SET due_on = g.due FROM jsonb_to_recordset(${given}::jsonb) AS g("decidedOn" date, due date)
    WHERE v.decided_on = g."decidedOn" AND v.publicity = 'open' AND v.state IN ('draft', 'returned') AND v.due_on IS DISTINCT FROM g.due`
  return tx.$executeRaw`
    UPDATE record r SET due_on = g.due FROM jsonb_to_recordset(${given}::jsonb) AS g("decidedOn" date, due date)
    WHERE r.decided_on = g."decidedOn" AND r.publicity = 'open' AND r.due_on IS DISTINCT FROM g.due`
}

/** Records whose days used could not be counted when they were published. */
export const findUncounted = (
  tx: WriteTx,
): Promise<{ id: string; decidedOn: string; publishedAt: Date }[]> => tx.$queryRaw`
  SELECT id, decided_on::text AS "decidedOn", first_public_at AS "publishedAt" FROM record WHERE first_public_at IS NOT NULL AND workdays_used IS NULL`

export const updateWorkdaysUsed = (tx: WriteTx, rows: readonly { id: string; used: number }[]) => tx.$executeRaw`
  UPDATE record r SET workdays_used = g.used FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS g(id uuid, used int) WHERE r.id = g.id`
