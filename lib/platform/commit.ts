import 'server-only'
import { appendAudit } from '@/lib/ledger/append'
import type { AuditFacts } from '@/lib/ledger/leaf'
import type { WriteTx } from './db'
import type { Refusal, Result } from './result'
import { inWriteTx } from './write'

/** Who a change is put down to. */
export type Author = AuditFacts['actor']

/** What a change says of itself for the audit log: what it touched, and the facts. Several when it touched several things. */
export type Audit = Pick<AuditFacts, 'target' | 'facts'> & { event?: string }

/** What a write must hand back. Without an audit entry it does not compile. */
export type Change<T> = { value: T; audit: Audit | readonly Audit[] }

/** A refusal that is itself worth recording (a failed sign-in): what was written stays, with a `denied` entry. */
export type RecordedRefusal = { ok: false; refusal: Refusal; record: Audit }

class RolledBack extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.code)
  }
}

/**
 * The one way to write: one transaction of [run → audit → ledger]. A refusal rolls everything back; a throw is a bug and
 * does the same. Actions, routes, jobs and commands all end here.
 */
export async function commitChange<T, C extends Change<T>>(
  event: string,
  author: Author,
  now: Date,
  run: (tx: WriteTx) => Promise<Result<C> | RecordedRefusal>,
): Promise<Result<C>> {
  const entry = (audit: Audit, outcome: AuditFacts['outcome']): AuditFacts => ({
    event: audit.event ?? event,
    actor: author,
    target: audit.target,
    outcome,
    facts: audit.facts,
  })
  try {
    return await inWriteTx(async (tx) => {
      const result = await run(tx)
      if (result.ok) {
        const audits: readonly Audit[] = Array.isArray(result.value.audit) ? result.value.audit : [result.value.audit]
        await appendAudit(
          tx,
          audits.map((audit) => entry(audit, 'done')),
          now,
        )
        return result
      }
      if (!('record' in result)) throw new RolledBack(result.refusal)
      await appendAudit(tx, [entry(result.record, 'denied')], now)
      return { ok: false, refusal: result.refusal }
    })
  } catch (error) {
    if (error instanceof RolledBack) return { ok: false, refusal: error.refusal }
    throw error
  }
}

/** Puts down that somebody tried what they may not do. */
export const recordDenial = (
  event: string,
  author: Author,
  now: Date,
  facts: Record<string, unknown> = {},
): Promise<unknown> =>
  inWriteTx((tx) =>
    appendAudit(
      tx,
      [{ event, actor: author, target: { type: 'permission', id: event }, outcome: 'denied', facts }],
      now,
    ),
  )
