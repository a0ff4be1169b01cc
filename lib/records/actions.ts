'use server'

import { loadCalendar } from '@/lib/calendar/effects'
import type { Actor } from '@/lib/platform/access'
import { defineAction } from '@/lib/platform/action'
import { vault } from '@/lib/platform/crypto'
import type { WriteTx } from '@/lib/platform/db'
import type { Fault } from '@/lib/platform/fields'
import { type FieldErrors, ok, type Refusal, type Result, refuse } from '@/lib/platform/result'
import { civilDate } from '@/lib/standards/dates'
import { documentNumberKey } from '@/lib/standards/document-number'
import { checkSubjectName } from './checking'
import { type Draft, type DraftContext, loadDraftContext, makeDraft } from './drafting'
import { releaseLocked, SEALED_CONTEXT, writeChange, writeDrafts, writeWithdrawal } from './effects'
import {
  checkDiscard,
  checkRelease,
  correctInput,
  enterInput,
  releaseInput,
  returnInput,
  revealInput,
  revisionInput,
  WITHDRAWAL_BASES,
  withdrawInput,
} from './rules'
import { discardDraft, lockRevisions, type RevisionRow, returnDraft } from './store'
import { findRecord, findRevisions, type RecordHead, type RevisionView } from './store-desk'

// Every export is a public endpoint; `defineAction` is the only way to make one.

const noDepartment: Refusal = { code: 'forbidden', message: '您的账号没有所属部门，不能办理' }
const byField = (faults: readonly Fault[]): FieldErrors => {
  const fields: FieldErrors = {}
  for (const fault of faults) fields[fault.key] = [...(fields[fault.key] ?? []), fault.message]
  return fields
}

/** Reads the form's fields by the item's template; refuses with every fault at its field. */
async function draftFromForm(
  tx: WriteTx,
  context: DraftContext,
  raw: Readonly<Record<string, unknown>>,
): Promise<Result<Draft>> {
  const { draft, reading } = makeDraft(context, raw)
  if (!draft) return refuse({ code: 'invalid', fields: byField(reading.faults) })
  const name = await checkSubjectName(tx, draft.counterpart)
  return name ? refuse({ code: 'invalid', fields: { counterparty_name: [name] } }) : ok(draft)
}

/** Enters one record by hand. */
export const enterRecord = defineAction({
  permission: 'records.enter',
  input: enterInput,
  async run({ actor, input: { itemKey, ...raw }, tx, now }) {
    if (!actor.departmentKey) return refuse(noDepartment)
    const context = await loadDraftContext(
      itemKey,
      actor.departmentKey,
      civilDate(now),
      { allowPlaceholder: false },
      tx,
    )
    if (!context) return refuse({ code: 'not_found', what: '这个目录项，或者它不由您的部门提供' })
    const draft = await draftFromForm(tx, context, raw)
    if (!draft.ok) return draft
    const { written, audits } = await writeDrafts(
      tx,
      [draft.value],
      { accountId: actor.accountId, at: now, importId: null },
      await vault(),
    )
    const [first] = written
    if (!first || first.result === 'unchanged') {
      return refuse({
        code: 'conflict',
        message: `本部门已录入过文号“${draft.value.docNo}”的同一条记录，内容没有变化，不必重复录入`,
      })
    }
    return ok({
      value: { recordId: first.recordId },
      audit: audits,
      redirect: `/desk/records/${first.recordId}?done=${first.result}`,
    })
  },
})

type Found = { record: RecordHead; revisions: RevisionView[]; latest: RevisionView; context: DraftContext }

/** The record to be changed, as the form saw it: compare and set. */
async function findForChange(
  tx: WriteTx,
  actor: Actor,
  recordId: string,
  basedOn: number,
  today: string,
): Promise<Result<Found>> {
  if (!actor.departmentKey) return refuse(noDepartment)
  const record = await findRecord(recordId, actor.departmentKey, tx)
  if (!record) return refuse({ code: 'not_found', what: '这条记录' })
  const revisions = await findRevisions(recordId, tx)
  const latest = revisions.find((revision) => revision.state !== 'discarded')
  const context = await loadDraftContext(record.itemKey, actor.departmentKey, today, { allowPlaceholder: true }, tx)
  if (!latest || !context) return refuse({ code: 'not_found', what: '这条记录' })
  if (latest.no !== basedOn)
    return refuse({ code: 'conflict', message: '您打开页面之后这条记录有了新版本，请刷新后再改；您填写的内容仍在下方' })
  return ok({ record, revisions, latest, context })
}

/** Mends a record that was sent back, or corrects one that is released: a new version, which a colleague releases. */
export const correctRecord = defineAction({
  permission: 'records.correct',
  input: correctInput,
  async run({ actor, input: { recordId, basedOn, reason, ...raw }, tx, now }) {
    const found = await findForChange(tx, actor, recordId, basedOn, civilDate(now))
    if (!found.ok) return found
    const { context, latest, record } = found.value
    const box = await vault()
    // Sealed fields are not sent to the browser: an empty one means "as before".
    const kept = latest.sealed
      ? (JSON.parse(box.open(latest.sealed, SEALED_CONTEXT).toString()) as Record<string, string>)
      : {}
    for (const [key, value] of Object.entries(kept)) if (!raw[key]) raw[key] = value
    const draft = await draftFromForm(tx, context, raw)
    if (!draft.ok) return draft
    if (
      draft.value.counterpart.code !== record.subjectCode ||
      draft.value.docNoKey !== documentNumberKey(record.docNo)
    ) {
      return refuse({
        code: 'rule',
        rule: 'identity',
        basis: '同一文号、同一主体为同一条记录',
        message: '更正不能改变主体或文号；填错主体或文号的，请撤销本记录后重新录入',
      })
    }
    const audit = await writeChange(
      tx,
      draft.value,
      recordId,
      'correction',
      reason,
      { accountId: actor.accountId, at: now, importId: null },
      box,
    )
    return ok({ value: { recordId }, audit, redirect: `/desk/records/${recordId}?done=corrected` })
  },
})

/** Proposes to end publicity before its time; it ends when a colleague releases the proposal. */
export const withdrawRecord = defineAction({
  permission: 'records.withdraw',
  input: withdrawInput,
  async run({ actor, input, tx, now }) {
    const found = await findForChange(tx, actor, input.recordId, input.basedOn, civilDate(now))
    if (!found.ok) return found
    const { record, revisions } = found.value
    const released = revisions.find((revision) => revision.no === record.revision)
    if (!released || record.withdrawnAt)
      return refuse({ code: 'conflict', message: '只有已发布、尚未撤销的记录可以撤销公示' })
    const audit = await writeWithdrawal(tx, record, released, `${WITHDRAWAL_BASES[input.basis]}。${input.reason}`, {
      accountId: actor.accountId,
      at: now,
      importId: null,
    })
    return ok({ value: { recordId: record.id }, audit, redirect: `/desk/records/${record.id}?done=withdrawal` })
  },
})

async function lockOne(tx: WriteTx, id: string): Promise<RevisionRow | null> {
  return (await lockRevisions(tx, [id]))[0] ?? null
}

/** Releases one or several versions that colleagues entered. All or none. */
export const releaseRecords = defineAction({
  permission: 'records.release',
  input: releaseInput,
  async run({ actor, input, tx, now }) {
    const revisions = await lockRevisions(tx, input.revisionIds)
    if (revisions.length !== input.revisionIds.length) return refuse({ code: 'not_found', what: '所选的记录' })
    for (const revision of revisions) {
      const allowed = checkRelease(revision, actor)
      if (!allowed.ok) return allowed
    }
    const audit = await releaseLocked(tx, revisions, actor.accountId, now, await loadCalendar(tx))
    const [first] = revisions
    return ok({
      value: { released: revisions.length },
      audit,
      redirect:
        revisions.length === 1 && first
          ? `/desk/records/${first.recordId}?done=released`
          : `/desk/records?queue=review&done=${revisions.length}`,
    })
  },
})

/** Sends a version back to whoever entered it, with the reason. */
export const returnRecord = defineAction({
  permission: 'records.return',
  input: returnInput,
  async run({ actor, input, tx, now }) {
    const revision = await lockOne(tx, input.revisionId)
    if (!revision) return refuse({ code: 'not_found', what: '这条记录' })
    const allowed = checkRelease(revision, actor)
    if (!allowed.ok) return allowed
    if (!(await returnDraft(tx, revision.id, actor.accountId, now, input.reason)))
      return refuse({ code: 'conflict', message: '这条记录刚刚被他人处理' })
    return ok({
      value: null,
      audit: {
        event: 'records.returned',
        target: { type: 'record', id: revision.recordId },
        facts: { revision: revision.no },
      },
      redirect: `/desk/records/${revision.recordId}?done=returned`,
    })
  },
})

/** Takes back what one entered oneself. */
export const discardRecord = defineAction({
  permission: 'records.discard',
  input: revisionInput,
  async run({ actor, input, tx }) {
    const revision = await lockOne(tx, input.revisionId)
    if (!revision) return refuse({ code: 'not_found', what: '这条记录' })
    const allowed = checkDiscard(revision, actor)
    if (!allowed.ok) return allowed
    if (!(await discardDraft(tx, revision.id))) return refuse({ code: 'conflict', message: '这条记录刚刚被他人处理' })
    return ok({
      value: null,
      audit: {
        event: 'records.discarded',
        target: { type: 'record', id: revision.recordId },
        facts: { revision: revision.no },
      },
      redirect: `/desk/records/${revision.recordId}?done=discarded`,
    })
  },
})

/** Shows the identity numbers of a record to whoever states a purpose; the look itself is recorded. */
export const revealIdentity = defineAction({
  permission: 'records.reveal',
  input: revealInput,
  async run({ actor, input, tx }) {
    const record = actor.departmentKey ? await findRecord(input.recordId, actor.departmentKey, tx) : null
    if (!record) return refuse({ code: 'not_found', what: '这条记录' })
    const latest = (await findRevisions(record.id, tx)).find((revision) => revision.sealed !== null)
    if (!latest?.sealed) return refuse({ code: 'not_found', what: '证件号码' })
    const numbers = JSON.parse((await vault()).open(latest.sealed, SEALED_CONTEXT).toString()) as Record<string, string>
    return ok({
      value: { numbers },
      audit: {
        event: 'records.reveal',
        target: { type: 'record', id: record.id },
        facts: { subject: record.subjectCode, purpose: input.purpose },
      },
    })
  },
})
