/**
 * A leaf of the ledger: the salted hash of one audit entry. Pure.
 *
 * The leaf commits to the facts without giving them away: whoever has the entry and its salt can prove it; when an entry is
 * erased by law, salt and facts go and the hash says nothing. The leaf is what the log holds as its entry (tree.ts).
 */
import { createHash } from 'node:crypto'

export type AuditFacts = {
  event: string
  actor: { id: string; role: string; departmentKey: string | null }
  target: { type: string; id: string }
  outcome: 'done' | 'denied'
  /** What changed. No personal data, no free text of people: keys, states, hashes, counts, dates. */
  facts: Record<string, unknown>
}

export type Sealable = AuditFacts & { id: string; at: Date; salt: Uint8Array }

/** JSON with sorted keys at every depth, so that the same facts always give the same bytes. `undefined` members vanish. */
export function canonical(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null'
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => `${JSON.stringify(key)}:${canonical(member)}`)
  return `{${members.join(',')}}`
}

/** SHA-256(salt ‖ canonical entry): 32 bytes. */
export function leafHash(entry: Sealable): Buffer<ArrayBuffer> {
  const body = canonical({
    id: entry.id,
    at: entry.at.toISOString(),
    event: entry.event,
    actor: entry.actor,
    target: entry.target,
    outcome: entry.outcome,
    facts: entry.facts,
  })
  return Buffer.from(createHash('sha256').update(entry.salt).update(body).digest())
}
