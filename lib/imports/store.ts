import 'server-only'
import type { Vault } from '@/lib/platform/crypto'
import { db, type Reader, type WriteTx } from '@/lib/platform/db'
import type { Fault } from '@/lib/platform/fields'
import type { Column, ImportState, Outcome } from './rules'

export type ImportRow = {
  id: string
  kind: string
  departmentKey: string
  fileName: string
  fileSize: number
  state: ImportState
  sheetName: string | null
  headerRow: number | null
  columns: Column[] | null
  notes: string[]
  refusal: string | null
  rows: number
  done: number
  createdBy: string
  createdAt: Date
  checkedAt: Date | null
  confirmedAt: Date | null
  writtenAt: Date | null
  releaseBy: string | null
  releasedAt: Date | null
}

const CHUNK = 1 << 20
const FILE_CONTEXT = 'import.file'
/** A worker that says nothing for so long is taken for dead; its work is taken over where it stopped. */
export const LEASE_SECONDS = 15

/** Keeps an uploaded file: state lives in the database, so that any worker can read it. */
export async function insertImport(
  tx: WriteTx,
  given: {
    kind: string
    departmentKey: string
    fileName: string
    bytes: Buffer
    hash: Buffer
    createdBy: string
    now: Date
  },
  vault: Vault,
): Promise<string> {
  const { id } = await tx.import.create({
    data: {
      kind: given.kind,
      departmentKey: given.departmentKey,
      fileName: given.fileName.slice(0, 200),
      fileSize: given.bytes.length,
      fileHash: new Uint8Array(given.hash),
      state: 'received',
      createdBy: given.createdBy,
      createdAt: given.now,
    },
    select: { id: true },
  })
  for (let no = 0, at = 0; at < given.bytes.length; no++, at += CHUNK) {
    const bytes = new Uint8Array(vault.seal(given.bytes.subarray(at, at + CHUNK), `${FILE_CONTEXT} ${id} ${no}`))
    await tx.importChunk.create({ data: { importId: id, no, bytes } })
  }
  return id
}

export async function readFile(importId: string, vault: Vault): Promise<Buffer> {
  const parts: Buffer[] = []
  for (let no = 0; ; no++) {
    const chunk = await db.importChunk.findUnique({ where: { importId_no: { importId, no } }, select: { bytes: true } })
    if (!chunk) break
    parts.push(vault.open(chunk.bytes, `${FILE_CONTEXT} ${importId} ${no}`))
  }
  return Buffer.concat(parts)
}

/** One import; null for another department's. */
export async function findImport(
  id: string,
  departmentKey: string | null,
  from: Reader = db,
): Promise<ImportRow | null> {
  const row = await from.import.findFirst({ where: { id, ...(departmentKey ? { departmentKey } : {}) } })
  return row as ImportRow | null
}

export type ImportListRow = Pick<ImportRow, 'id' | 'kind' | 'fileName' | 'state' | 'rows' | 'createdAt'> & {
  createdByName: string
  kindName: string | null
}

export const findImports = (
  departmentKey: string,
  after: string | null,
  limit: number,
): Promise<ImportListRow[]> => db.$queryRaw<ImportListRow[]>`
  SELECT m.id, m.kind, m.file_name AS "fileName", m.state, m.rows, m.created_at AS "createdAt", a.name AS "createdByName", i.name AS "kindName"
  FROM import m JOIN account a ON a.id = m.created_by LEFT JOIN catalogue_item i ON i.key = m.kind
  WHERE m.department_key = ${departmentKey} AND (${after}::uuid IS NULL OR m.id < ${after}::uuid) ORDER BY m.id DESC LIMIT ${limit}::int`

/** Takes the work for a while: compare and set on state and lease. False when someone else has it, or it has moved on. */
export async function claimImport(
  tx: WriteTx,
  id: string,
  from: readonly ImportState[],
  to: ImportState,
): Promise<boolean> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    UPDATE import SET state = ${to}, lease_until = now() + make_interval(secs => ${LEASE_SECONDS}::int)
    WHERE id = ${id}::uuid AND state = ANY(${[...from]}::text[]) AND (lease_until IS NULL OR lease_until < now()) RETURNING id`
  return rows.length === 1
}

/** Progress, and a sign of life. False when the import was taken away meanwhile (cancelled). */
export async function keepLease(
  tx: WriteTx,
  id: string,
  state: ImportState,
  progress: { rows?: number; done?: number },
): Promise<boolean> {
  const { count } = await tx.import.updateMany({
    where: { id, state },
    data: { ...progress, leaseUntil: new Date(Date.now() + LEASE_SECONDS * 1000) },
  })
  return count === 1
}

/** Moves an import on: compare and set. */
export async function moveImport(
  tx: WriteTx,
  id: string,
  from: readonly ImportState[],
  data: Record<string, unknown> & { state: ImportState },
): Promise<boolean> {
  const { count } = await tx.import.updateMany({
    where: { id, state: { in: [...from] } },
    data: { ...data, leaseUntil: null },
  })
  return count === 1
}

/** Imports on which nobody is working though somebody should. */
export const findAbandoned = (): Promise<{ id: string }[]> => db.$queryRaw<{ id: string }[]>`
  SELECT id FROM import WHERE state IN ('received', 'checking', 'writing', 'releasing') AND (lease_until IS NULL OR lease_until < now())
    AND created_at < now() - interval '2 seconds' ORDER BY id LIMIT 20`

export type StagedRow = {
  rowNo: number
  outcome: Outcome
  key: string | null
  hash: string | null
  payload: unknown
  sealed: string | null
  faults: Fault[]
}

export const clearRows = (tx: WriteTx, importId: string) => tx.importRow.deleteMany({ where: { importId } })

export const insertRows = (tx: WriteTx, importId: string, rows: readonly StagedRow[]) => tx.$executeRaw`
  INSERT INTO import_row (import_id, row_no, outcome, key, hash, payload, sealed, faults)
  SELECT ${importId}::uuid, g."rowNo", g.outcome, g.key, decode(g.hash, 'hex'), g.payload, decode(g.sealed, 'base64'), coalesce(g.faults, '[]')
  FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS g("rowNo" int, outcome text, key text, hash text, payload jsonb, sealed text, faults jsonb)`

export type PendingRow = { rowNo: number; payload: unknown; sealed: Uint8Array | null }

export const findPending = (tx: WriteTx, importId: string, limit: number): Promise<PendingRow[]> => tx.$queryRaw<
  PendingRow[]
>`
  SELECT row_no AS "rowNo", payload, sealed FROM import_row
  WHERE import_id = ${importId}::uuid AND result IS NULL AND outcome IN ('new', 'changed') ORDER BY row_no LIMIT ${limit}::int`

/** Rows that change nothing need no writing. */
export const settleUnchanged = (tx: WriteTx, importId: string) => tx.$executeRaw`
  UPDATE import_row SET result = 'unchanged' WHERE import_id = ${importId}::uuid AND outcome = 'unchanged' AND result IS NULL`

export const settleRows = (
  tx: WriteTx,
  importId: string,
  rows: readonly { rowNo: number; result: string; recordId: string | null }[],
) => tx.$executeRaw`
  UPDATE import_row r SET result = g.result, record_id = g."recordId", payload = NULL, sealed = NULL
  FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS g("rowNo" int, result text, "recordId" uuid)
  WHERE r.import_id = ${importId}::uuid AND r.row_no = g."rowNo"`

export type RowCounts = Record<Outcome, number> & { created: number; updated: number; same: number }

export async function countRows(importId: string, from: Reader = db): Promise<RowCounts> {
  const rows = await from.$queryRaw<RowCounts[]>`
    SELECT count(*) FILTER (WHERE outcome = 'new')::int AS new, count(*) FILTER (WHERE outcome = 'changed')::int AS changed,
           count(*) FILTER (WHERE outcome = 'unchanged')::int AS unchanged, count(*) FILTER (WHERE outcome = 'faulty')::int AS faulty,
           count(*) FILTER (WHERE result = 'created')::int AS created, count(*) FILTER (WHERE result = 'updated')::int AS updated,
           count(*) FILTER (WHERE result = 'unchanged')::int AS same
    FROM import_row WHERE import_id = ${importId}::uuid`
  return rows[0] ?? { new: 0, changed: 0, unchanged: 0, faulty: 0, created: 0, updated: 0, same: 0 }
}

export type RowWithFaults = { rowNo: number; faults: Fault[]; sealed: Uint8Array | null }

/** Rows that cannot be imported, in order. */
export const findFaulty = (
  importId: string,
  after: number,
  limit: number,
  from: Reader = db,
): Promise<RowWithFaults[]> => from.$queryRaw<RowWithFaults[]>`
  SELECT row_no AS "rowNo", faults, sealed FROM import_row
  WHERE import_id = ${importId}::uuid AND outcome = 'faulty' AND row_no > ${after}::int ORDER BY row_no LIMIT ${limit}::int`

/** Rows of one outcome, for a look before confirming. `faults` of good rows are warnings. */
export const findSample = (
  importId: string,
  outcome: Outcome,
  after: number,
  limit: number,
): Promise<{ rowNo: number; payload: unknown; faults: Fault[] }[]> => db.$queryRaw`
  SELECT row_no AS "rowNo", payload, faults FROM import_row
  WHERE import_id = ${importId}::uuid AND outcome = ${outcome} AND row_no > ${after}::int ORDER BY row_no LIMIT ${limit}::int`

export const findWarned = (
  importId: string,
  limit: number,
): Promise<{ rowNo: number; faults: Fault[] }[]> => db.$queryRaw`
  SELECT row_no AS "rowNo", faults FROM import_row
  WHERE import_id = ${importId}::uuid AND outcome <> 'faulty' AND faults <> '[]' ORDER BY row_no LIMIT ${limit}::int`

/** How the good rows will be shown: by publicity and severity. */
export const countPublicity = (
  importId: string,
): Promise<{ publicity: string; severity: string | null; count: number }[]> => db.$queryRaw`
  SELECT payload ->> 'publicity' AS publicity, payload ->> 'severity' AS severity, count(*)::int AS count FROM import_row
  WHERE import_id = ${importId}::uuid AND outcome IN ('new', 'changed') AND payload IS NOT NULL GROUP BY 1, 2 ORDER BY 3 DESC`

export const countDrafts = async (importId: string): Promise<number> =>
  db.recordRevision.count({ where: { importId, state: 'draft' } })

/** Files and staged rows that nobody needs any more. */
export const deleteOldFiles = (tx: WriteTx, before: Date) => tx.$executeRaw`
  WITH old AS (
    SELECT id FROM import WHERE created_at < ${before} AND state IN ('written', 'released', 'cancelled', 'refused')
  ), chunks AS (DELETE FROM import_chunk WHERE import_id IN (SELECT id FROM old))
  DELETE FROM import_row WHERE import_id IN (SELECT id FROM old)`
