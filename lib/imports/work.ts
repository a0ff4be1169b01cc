import 'server-only'
import type { Actor } from '@/lib/platform/access'
import { type Audit, type Author, commitChange } from '@/lib/platform/commit'
import { type Vault, vault } from '@/lib/platform/crypto'
import type { WriteTx } from '@/lib/platform/db'
import { ok, refuse } from '@/lib/platform/result'
import { releaseNextOfImport, writeDrafts } from '@/lib/records/effects'
import { civilDate } from '@/lib/standards/dates'
import { writeRegistry } from '@/lib/subjects/effects'
import { checkFile, makeChecker, unpackDraft, unpackRegistryRow } from './checking'
import { type ImportState, SUBJECT_KIND } from './rules'
import { UnreadableFile } from './sheet'
import {
  claimImport,
  clearRows,
  findImport,
  findPending,
  type ImportRow,
  insertRows,
  keepLease,
  moveImport,
  type PendingRow,
  readFile,
  settleRows,
  settleUnchanged,
} from './store'

/**
 * The three stretches of an import's work. Each may be cut off at any moment and taken up again: checking starts anew,
 * writing and releasing go on with the next batch, and a batch is one transaction.
 */
const WRITE_BATCH = 500
const RELEASE_BATCH = 2000

/** Batches of one import are put down to who confirmed it, or who released it. */
const author = (accountId: string, role: string, departmentKey: string): Author => ({
  id: accountId,
  role,
  departmentKey,
})

/** What is written while an import runs, without a word in the audit log: progress and staged rows are not facts yet. */
async function step<T>(entry: ImportRow, run: (tx: WriteTx) => Promise<T>): Promise<T> {
  const result = await commitChange(
    'imports.progress',
    author(entry.createdBy, 'officer', entry.departmentKey),
    new Date(),
    async (tx) => ok({ value: await run(tx), audit: [] as Audit[] }),
  )
  if (!result.ok) throw new Error('progress cannot be refused')
  return result.value.value
}

/** Does what is to be done for an import, if nobody else is doing it. */
export async function advanceImport(id: string): Promise<void> {
  const entry = await findImport(id, null)
  if (!entry) return
  const claim = (from: ImportState[], to: ImportState) => step(entry, (tx) => claimImport(tx, id, from, to))
  if ((entry.state === 'received' || entry.state === 'checking') && (await claim(['received', 'checking'], 'checking')))
    return check(entry)
  if (entry.state === 'writing' && (await claim(['writing'], 'writing'))) return write(entry)
  if (entry.state === 'releasing' && (await claim(['releasing'], 'releasing'))) return release(entry)
}

async function check(entry: ImportRow): Promise<void> {
  const box = await vault()
  const { id, kind, departmentKey } = entry
  const move = (data: Record<string, unknown> & { state: ImportState }, audit: Audit) =>
    commitChange('imports.checked', author(entry.createdBy, 'officer', departmentKey), new Date(), async (tx) =>
      (await moveImport(tx, id, ['checking'], data))
        ? ok({ value: null, audit })
        : refuse({ code: 'conflict', message: '导入已取消' }),
    )
  const target = { type: 'import', id }
  try {
    const checker = await makeChecker(kind, departmentKey, civilDate(entry.createdAt), box)
    if (!checker) throw new UnreadableFile('没有这种表格，或者它不由本部门提供')
    await step(entry, (tx) => clearRows(tx, id))
    const bytes = await readFile(id, box)
    const done = await checkFile(bytes, entry.fileName, checker, (staged, rows) =>
      step(entry, async (tx) => {
        await insertRows(tx, id, staged)
        return keepLease(tx, id, 'checking', { rows })
      }),
    )
    if (!done) return
    const { sheetName, headerRow, columns, notes, rows } = done
    await move(
      { state: 'checked', sheetName, headerRow, columns, notes, rows, done: 0, checkedAt: new Date() },
      { target, facts: { rows } },
    )
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error
    await step(entry, (tx) => clearRows(tx, id))
    await move({ state: 'refused', refusal: error.message }, { event: 'imports.refused', target, facts: {} })
  }
}

async function write(entry: ImportRow): Promise<void> {
  const box = await vault()
  const by = author(entry.createdBy, 'officer', entry.departmentKey)
  const { id } = entry
  await step(entry, (tx) => settleUnchanged(tx, id))
  for (let written = entry.done; ; ) {
    const now = new Date()
    const result = await commitChange('imports.write', by, now, async (tx) => {
      const rows = await findPending(tx, id, WRITE_BATCH)
      const done = rows.length === 0 ? { audits: [] } : await writeBatch(tx, entry, rows, now, box)
      const alive = await keepLease(tx, id, 'writing', { done: written + rows.length })
      return alive
        ? ok({ value: rows.length, audit: done.audits })
        : refuse({ code: 'conflict', message: '导入已停止' })
    })
    if (!result.ok) return
    if (result.value.value === 0) break
    written += result.value.value
  }
  const direct = entry.kind === SUBJECT_KIND
  const state: ImportState = direct ? 'released' : 'written'
  const now = new Date()
  await commitChange('imports.written', by, now, async (tx) =>
    (await moveImport(tx, id, ['writing'], { state, writtenAt: now, ...(direct ? { releasedAt: now } : {}) }))
      ? ok({ value: null, audit: { target: { type: 'import', id }, facts: {} } })
      : refuse({ code: 'conflict', message: '导入已停止' }),
  )
}

async function writeBatch(
  tx: WriteTx,
  entry: ImportRow,
  rows: readonly PendingRow[],
  now: Date,
  box: Vault,
): Promise<{ audits: Audit[] }> {
  if (entry.kind === SUBJECT_KIND) {
    const registry = rows.map((row) => unpackRegistryRow(row.payload, row.sealed, box))
    const outcome = await writeRegistry(tx, registry, box, now, civilDate(now))
    await settleRows(
      tx,
      entry.id,
      rows.map((row, i) => ({
        rowNo: row.rowNo,
        result: outcome.get(registry[i]?.code ?? '') ?? 'unchanged',
        recordId: null,
      })),
    )
    return {
      audits: [...outcome].map(([code, result]) => ({
        event: `subjects.${result}`,
        target: { type: 'subject', id: code },
        facts: { import: entry.id },
      })),
    }
  }
  const drafts = rows.map((row) => unpackDraft(row.payload, row.sealed, box))
  const { written, audits } = await writeDrafts(
    tx,
    drafts,
    { accountId: entry.createdBy, at: now, importId: entry.id },
    box,
  )
  await settleRows(
    tx,
    entry.id,
    rows.map((row, i) => ({
      rowNo: row.rowNo,
      result: written[i]?.result ?? 'unchanged',
      recordId: written[i]?.recordId ?? null,
    })),
  )
  return { audits }
}

async function release(entry: ImportRow): Promise<void> {
  const reviewer = entry.releaseBy
  if (!reviewer) return
  const by = author(reviewer, 'reviewer', entry.departmentKey)
  const { id } = entry
  for (let released = 0; ; ) {
    const now = new Date()
    const result = await commitChange('imports.release', by, now, async (tx) => {
      const batch = await releaseNextOfImport(tx, id, reviewer, now, RELEASE_BATCH)
      const alive = await keepLease(tx, id, 'releasing', { done: released + batch.released })
      return alive
        ? ok({ value: batch.released, audit: batch.audits })
        : refuse({ code: 'conflict', message: '发布已停止' })
    })
    if (!result.ok) return
    if (result.value.value === 0) break
    released += result.value.value
  }
  const now = new Date()
  await commitChange('imports.released', by, now, async (tx) =>
    (await moveImport(tx, id, ['releasing'], { state: 'released', releasedAt: now }))
      ? ok({ value: null, audit: { target: { type: 'import', id }, facts: {} } })
      : refuse({ code: 'conflict', message: '发布已停止' }),
  )
}

/** For commands: who an import is put down to. */
export const authorOf = (actor: Actor, role: string): Author => ({
  id: actor.accountId,
  role,
  departmentKey: actor.departmentKey,
})
