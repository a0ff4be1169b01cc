import 'server-only'
import type { WriteTx } from '@/lib/platform/db'
import { publicUrl } from '@/lib/platform/env'
import type { Periodic } from '@/lib/platform/job'
import { type SigningKey, signingKey } from '@/lib/platform/signing'
import { inWriteTx } from '@/lib/platform/write'
import { checkpointText, signNote } from './checkpoint'
import { appendEntry, emptyTree, type Frontier, hashEntry, rootOf } from './tree'

const BATCH = 10_000

/** The log's name in its checkpoints: the portal's host, without the scheme. */
export const ledgerOrigin = (): string => `${new URL(publicUrl()).host}/ledger`

/**
 * Orders leaves that have no place yet, and signs the new size and root. One sequencer at a time: whoever gets the lock;
 * writers of leaves never wait for it. Answers how many leaves were placed.
 */
export async function sequenceLeaves(): Promise<number> {
  const key = await signingKey()
  for (let total = 0; ; ) {
    const placed = await inWriteTx((tx) => placeBatch(tx, key))
    total += placed
    if (placed < BATCH) return total
  }
}

async function placeBatch(tx: WriteTx, key: SigningKey): Promise<number> {
  const [lock] = await tx.$queryRaw<
    { got: boolean }[]
  >`SELECT pg_try_advisory_xact_lock(hashtext('ledger_sequence')) AS got`
  if (!lock?.got) return 0
  const leaves = await tx.$queryRaw<{ id: string; hash: Uint8Array }[]>`
    WITH taken AS (
      DELETE FROM ledger_queue WHERE leaf_id IN (SELECT leaf_id FROM ledger_queue ORDER BY leaf_id LIMIT ${BATCH}::int) RETURNING leaf_id
    )
    SELECT l.id, l.hash FROM taken t JOIN ledger_leaf l ON l.id = t.leaf_id ORDER BY l.id`
  if (leaves.length === 0) return 0
  const last = await tx.ledgerCheckpoint.findFirst({ orderBy: { size: 'desc' } })
  let tree: Frontier = last ? { size: last.size, roots: last.frontier.map((root) => Buffer.from(root)) } : emptyTree()
  const entries = leaves.map((leaf) => {
    const seq = tree.size
    tree = appendEntry(tree, leaf.hash)
    return { seq: String(seq), leafId: leaf.id, hash: hashEntry(leaf.hash).toString('hex') }
  })
  await tx.$executeRaw`
    INSERT INTO ledger_entry (seq, leaf_id, hash)
    SELECT g.seq, g."leafId", decode(g.hash, 'hex') FROM jsonb_to_recordset(${JSON.stringify(entries)}::jsonb) AS g(seq bigint, "leafId" uuid, hash text)`
  const root = rootOf(tree)
  const origin = ledgerOrigin()
  const note = signNote(checkpointText({ origin, size: tree.size, root }), origin, key.publicKey, key.sign)
  await tx.ledgerCheckpoint.create({
    data: {
      size: tree.size,
      root: new Uint8Array(root),
      frontier: tree.roots.map((hash) => new Uint8Array(hash)),
      note,
      at: new Date(),
    },
  })
  return leaves.length
}

export const sequenceLedger: Periodic = {
  name: 'sequence-ledger',
  everySeconds: 2,
  async run() {
    await sequenceLeaves()
  },
}
