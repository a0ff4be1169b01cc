import 'server-only'
import { randomBytes } from 'node:crypto'
import type { WriteTx } from '@/lib/platform/db'
import { newId } from '@/lib/platform/ids'
import { type AuditFacts, leafHash } from './leaf'

/**
 * Writes audit entries and their ledger leaves, in the transaction of the change and without any lock: the sequencer
 * (sequence.ts) orders them later. Set-based: a thousand entries are one statement.
 */
export async function appendAudit(tx: WriteTx, entries: readonly AuditFacts[], at: Date): Promise<void> {
  if (entries.length === 0) return
  const rows = entries.map((entry) => {
    const sealable = { ...entry, id: newId(), at, salt: randomBytes(16) }
    return {
      id: sealable.id,
      event: entry.event,
      actor_id: entry.actor.id,
      actor_role: entry.actor.role,
      department_key: entry.actor.departmentKey,
      target_type: entry.target.type,
      target_id: entry.target.id,
      outcome: entry.outcome,
      facts: entry.facts,
      salt: sealable.salt.toString('hex'),
      hash: leafHash(sealable).toString('hex'),
    }
  })
  await tx.$executeRaw`
    WITH given AS (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS g(
        id uuid, event text, actor_id text, actor_role text, department_key text, target_type text, target_id text,
        outcome text, facts jsonb, salt text, hash text)
    ), entries AS (
      INSERT INTO audit_entry (id, at, event, actor_id, actor_role, department_key, target_type, target_id, outcome, facts, salt)
      SELECT id, ${at}, event, actor_id, actor_role, department_key, target_type, target_id, outcome, facts, decode(salt, 'hex')
      FROM given
    ), leaves AS (
      INSERT INTO ledger_leaf (id, hash) SELECT id, decode(hash, 'hex') FROM given
    )
    INSERT INTO ledger_queue (leaf_id) SELECT id FROM given`
}
