import 'server-only'
import { loadCalendar } from '@/lib/calendar/effects'
import { endOfPublicity, publishDue, workdaysUsed } from '@/lib/disclosure/rules'
import type { Audit } from '@/lib/platform/commit'
import type { Vault } from '@/lib/platform/crypto'
import type { WriteTx } from '@/lib/platform/db'
import type { Field } from '@/lib/platform/fields'
import { newId } from '@/lib/platform/ids'
import { civilDate } from '@/lib/standards/dates'
import type { WorkCalendar } from '@/lib/standards/working-days'
import { ensureSubjects } from '@/lib/subjects/effects'
import type { Draft } from './drafting'
import type { RevisionKind } from './rules'
import { templateOf } from './rules-templates'
import {
  findDecisionDates,
  findLatest,
  findUncounted,
  highestNumbers,
  insertRecords,
  insertRevisions,
  type LatestRevision,
  lockDraftsOfImport,
  lockLatest,
  type RecordKey,
  type RevisionRow,
  type RevisionWrite,
  releaseDrafts,
  supersedeOpen,
  updateDeadlines,
  updateWorkdaysUsed,
} from './store'
import { type CatalogueItem, findItems } from './store-catalogue'
import type { RecordHead, RevisionView } from './store-desk'

export { nameFault } from './checking'
export { type Draft, type DraftContext, loadDraftContext, makeDraft } from './drafting'

export const SEALED_CONTEXT = 'record.sealed'

export type Written = { result: 'created' | 'updated' | 'unchanged'; recordId: string }
export type WrittenBy = { accountId: string; at: Date; importId: string | null }

/**
 * Writes drafts of versions: new records, next versions of known ones, nothing for versions that are there already. The same
 * document number of the same department for the same subject is the same record. Set-based: a handful of statements
 * whatever the number of drafts, of which no two may have the same key. Answers in the order given.
 */
export async function writeDrafts(
  tx: WriteTx,
  drafts: readonly Draft[],
  by: WrittenBy,
  vault: Vault,
): Promise<{ written: Written[]; audits: Audit[] }> {
  await ensureSubjects(
    tx,
    drafts.map((draft) => draft.counterpart),
    vault,
  )
  const keys = drafts.map((draft) => keyOf(draft))
  const inserted = await insertRecords(tx, keys, by.at)
  const known = new Map<string, LatestRevision>()
  const existing = keys.filter((key) => !inserted.has(key.recordId))
  if (existing.length > 0) for (const row of await lockLatest(tx, existing)) known.set(row.givenId, row)
  const changed = existing.flatMap((key) => known.get(key.recordId) ?? []).map((row) => row.recordId)
  const highest = changed.length > 0 ? await highestNumbers(tx, changed) : new Map<string, number>()

  const written: Written[] = []
  const revisions: RevisionWrite[] = []
  drafts.forEach((draft, index) => {
    const key = keys[index]
    if (!key) return
    const latest = known.get(key.recordId)
    if (latest && latest.hash === draft.hash) {
      written.push({ result: 'unchanged', recordId: latest.recordId })
      return
    }
    const recordId = latest?.recordId ?? key.recordId
    written.push({ result: latest ? 'updated' : 'created', recordId })
    revisions.push(
      revisionOf(draft, recordId, (highest.get(recordId) ?? 0) + 1, latest?.released ? 'update' : 'entry', null, vault),
    )
  })
  const superseding = revisions.filter((revision) => revision.no > 1).map((revision) => revision.recordId)
  if (superseding.length > 0) await supersedeOpen(tx, superseding)
  if (revisions.length > 0) await insertRevisions(tx, revisions, by)
  return { written, audits: revisions.map((revision) => entryAudit(revision, by.importId)) }
}

/** The hash of the newest version of each record that these keys name (`code docNoKey` → hash). */
export async function findLatestHashes(
  keys: readonly { subjectCode: string; docNoKey: string }[],
  itemKey: string,
  departmentKey: string,
): Promise<Map<string, string>> {
  if (keys.length === 0) return new Map()
  return new Map(
    (await findLatest(keys, itemKey, departmentKey)).map((row) => [`${row.subjectCode} ${row.docNoKey}`, row.hash]),
  )
}

/** Adds one version to a known record: a correction or a withdrawal, which carry a reason. */
export async function writeChange(
  tx: WriteTx,
  draft: Draft,
  recordId: string,
  kind: RevisionKind,
  reason: string,
  by: WrittenBy,
  vault: Vault,
): Promise<Audit> {
  const no = ((await highestNumbers(tx, [recordId])).get(recordId) ?? 0) + 1
  const revision = revisionOf(draft, recordId, no, kind, reason, vault)
  await supersedeOpen(tx, [recordId])
  await insertRevisions(tx, [revision], by)
  return entryAudit(revision, null)
}

/** Proposes to end publicity: a version with the released one's content, whose release sets the end. */
export async function writeWithdrawal(
  tx: WriteTx,
  record: RecordHead,
  released: RevisionView,
  reason: string,
  by: WrittenBy,
): Promise<Audit> {
  const no = ((await highestNumbers(tx, [record.id])).get(record.id) ?? 0) + 1
  const {
    sealed,
    content,
    authority,
    hash,
    decidedOn,
    severity,
    severityRule,
    severityReason,
    publicity,
    publicityReason,
    publicityRule,
    publicUntilOn,
    repairableOn,
    dueOn,
  } = released
  const revision: RevisionWrite = {
    ...{
      content,
      authority,
      hash,
      decidedOn,
      severity,
      severityRule,
      severityReason,
      publicity,
      publicityReason,
      publicityRule,
      publicUntilOn,
      repairableOn,
      dueOn,
    },
    id: newId(),
    recordId: record.id,
    no,
    kind: 'withdrawal',
    reason,
    itemKey: record.itemKey,
    departmentKey: record.departmentKey,
    subjectCode: record.subjectCode,
    sealed: sealed ? Buffer.from(sealed).toString('base64') : null,
  }
  await supersedeOpen(tx, [record.id])
  await insertRevisions(tx, [revision], by)
  return entryAudit(revision, null)
}

function keyOf(draft: Draft): RecordKey {
  return {
    recordId: newId(),
    itemKey: draft.itemKey,
    departmentKey: draft.departmentKey,
    subjectCode: draft.counterpart.code,
    docNo: draft.docNo,
    docNoKey: draft.docNoKey,
  }
}

function revisionOf(
  draft: Draft,
  recordId: string,
  no: number,
  kind: RevisionKind,
  reason: string | null,
  vault: Vault,
): RevisionWrite {
  const { counterpart, docNo: _docNo, docNoKey: _key, sealed, ...rest } = draft
  const hasSealed = Object.keys(sealed).length > 0
  return {
    ...rest,
    id: newId(),
    recordId,
    no,
    kind,
    reason,
    subjectCode: counterpart.code,
    sealed: hasSealed ? vault.seal(JSON.stringify(sealed), SEALED_CONTEXT).toString('base64') : null,
  }
}

const entryAudit = (revision: RevisionWrite, importId: string | null): Audit => ({
  event: `records.${revision.kind}`,
  target: { type: 'record', id: revision.recordId },
  facts: {
    revision: revision.no,
    item: revision.itemKey,
    hash: revision.hash,
    decidedOn: revision.decidedOn,
    severity: revision.severity,
    publicity: revision.publicity,
    ...(importId ? { import: importId } : {}),
  },
})

/** Releases drafts that the caller has locked and checked: from this commit on they are public, or withdrawn. */
export async function releaseLocked(
  tx: WriteTx,
  revisions: readonly RevisionRow[],
  by: string,
  at: Date,
  calendar: WorkCalendar,
): Promise<Audit[]> {
  const today = civilDate(at)
  const used: Record<string, number | null> = {}
  for (const { decidedOn } of revisions) used[decidedOn] ??= workdaysUsed(calendar, decidedOn, today)
  await releaseDrafts(
    tx,
    revisions.map((revision) => revision.id),
    by,
    at,
    used,
  )
  return revisions.map((revision) => ({
    event: revision.kind === 'withdrawal' ? 'records.withdrawn' : 'records.released',
    target: { type: 'record', id: revision.recordId },
    facts: {
      revision: revision.no,
      hash: revision.hash,
      publicity: revision.publicity,
      publicUntil: endOfPublicity(revision.publicUntilOn)?.toISOString() ?? null,
      ...(revision.publicity === 'open' && revision.firstPublic
        ? { workdaysUsed: used[revision.decidedOn] ?? null }
        : {}),
    },
  }))
}

/** Releases the next drafts of an import; answers how many. Zero: nothing is left. */
export async function releaseNextOfImport(
  tx: WriteTx,
  importId: string,
  by: string,
  at: Date,
  limit: number,
): Promise<{ released: number; audits: Audit[] }> {
  const revisions = await lockDraftsOfImport(tx, importId, limit)
  if (revisions.length === 0) return { released: 0, audits: [] }
  return { released: revisions.length, audits: await releaseLocked(tx, revisions, by, at, await loadCalendar(tx)) }
}

/** Counts deadlines and days used anew after the calendar has changed, from the first day of the given year. */
export async function recountDeadlines(tx: WriteTx, year: number): Promise<number> {
  const calendar = await loadCalendar(tx)
  // A deadline that ends in this year may start in the year before.
  const dates = await findDecisionDates(tx, `${year - 1}-12-01`)
  const moved = await updateDeadlines(
    tx,
    dates.map(({ decidedOn }) => ({ decidedOn, due: publishDue(calendar, decidedOn) })),
  )
  const uncounted = await findUncounted(tx)
  const counted = uncounted.flatMap(({ id, decidedOn, publishedAt }) => {
    const used = workdaysUsed(calendar, decidedOn, civilDate(publishedAt))
    return used === null ? [] : [{ id, used }]
  })
  if (counted.length > 0) await updateWorkdaysUsed(tx, counted)
  return moved
}

/** The items that a department may report. */
export async function listReportable(departmentKey: string): Promise<CatalogueItem[]> {
  return (await findItems()).filter(
    (item) => item.departmentKeys.length === 0 || item.departmentKeys.includes(departmentKey),
  )
}

/** The fields of an item's template; null when there is no such item. */
export async function findTemplateOfItem(key: string): Promise<readonly Field[] | null> {
  const item = (await findItems()).find((one) => one.key === key)
  return item ? templateOf(item.template).fields : null
}
