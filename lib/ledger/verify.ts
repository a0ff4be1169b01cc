import 'server-only'
import { db } from '@/lib/platform/db'
import { publicKeys, signatureFits } from '@/lib/platform/signing'
import { checkpointText, noteKeyId, readNote } from './checkpoint'
import { type AuditFacts, leafHash } from './leaf'
import { appendEntry, emptyTree, type Frontier, hashEntry, rootOf } from './tree'

export type LedgerCheck = { entries: number; waiting: number; checkpoints: number; fault: string | null }

type Row = {
  seq: bigint
  leaf_id: string
  entry_hash: Uint8Array
  leaf: Uint8Array
  at: Date
  event: string
  actor_id: string
  actor_role: string
  department_key: string | null
  target_type: string
  target_id: string
  outcome: AuditFacts['outcome']
  facts: Record<string, unknown>
  salt: Uint8Array
}

const BATCH = 5000

/** Re-reads the whole ledger: every audit entry against its leaf, every leaf against the tree, every signed checkpoint. */
export async function verifyLedger(): Promise<LedgerCheck> {
  const keys = await publicKeys()
  const checkpoints = await db.ledgerCheckpoint.findMany({
    orderBy: { size: 'asc' },
    select: { size: true, root: true, note: true },
  })
  let tree: Frontier = emptyTree()
  let checked = 0
  const done = (fault: string | null, waiting = 0): LedgerCheck => ({
    entries: Number(tree.size),
    waiting,
    checkpoints: checked,
    fault,
  })

  for (;;) {
    const rows = await findRows(tree.size)
    for (const row of rows) {
      if (row.seq !== tree.size) return done(`第${tree.size}条缺失：序号跳到了${row.seq}`)
      const fault = entryFault(row)
      if (fault) return done(`第${row.seq}条（${row.leaf_id}）${fault}`)
      tree = appendEntry(tree, row.leaf)
      const checkpoint = checkpoints[checked]
      if (checkpoint && checkpoint.size === tree.size) {
        const wrong = checkpointFault(checkpoint, tree, keys)
        if (wrong) return done(`检查点 ${checkpoint.size} ${wrong}`)
        checked++
      }
    }
    if (rows.length < BATCH) break
  }
  if (checked < checkpoints.length)
    return done(`检查点 ${checkpoints[checked]?.size} 之前的存证缺失，现有${tree.size}条`)
  const waiting = await findWaitingFault()
  return done(waiting.fault, waiting.count)
}

const findRows = (from: bigint): Promise<Row[]> => db.$queryRaw<Row[]>`
  SELECT e.seq, e.leaf_id, e.hash AS entry_hash, l.hash AS leaf, a.at, a.event, a.actor_id, a.actor_role, a.department_key, a.target_type,
         a.target_id, a.outcome, a.facts, a.salt
  FROM ledger_entry e JOIN ledger_leaf l ON l.id = e.leaf_id JOIN audit_entry a ON a.id = l.id
  WHERE e.seq >= ${from} ORDER BY e.seq LIMIT ${BATCH}::int`

/** What is wrong between an audit entry, its leaf and its place, or null. */
function entryFault(row: Omit<Row, 'seq' | 'entry_hash'> & { entry_hash?: Uint8Array }): string | null {
  const hash = leafHash({
    id: row.leaf_id,
    at: row.at,
    event: row.event,
    actor: { id: row.actor_id, role: row.actor_role, departmentKey: row.department_key },
    target: { type: row.target_type, id: row.target_id },
    outcome: row.outcome,
    facts: row.facts,
    salt: row.salt,
  })
  if (!hash.equals(row.leaf)) return '操作日志与存证不符，内容被改动'
  if (row.entry_hash && !hashEntry(row.leaf).equals(row.entry_hash)) return '存证与序列不符'
  return null
}

function checkpointFault(
  checkpoint: { size: bigint; root: Uint8Array; note: string },
  tree: Frontier,
  keys: readonly { publicKey: Buffer }[],
): string | null {
  const root = rootOf(tree)
  if (!root.equals(checkpoint.root)) return '的根与重新计算的不符'
  const note = readNote(checkpoint.note)
  if (!note) return '的签名格式不对'
  if (note.text !== checkpointText({ origin: note.name, size: tree.size, root })) return '的签名内容与根不符'
  const key = keys.find(({ publicKey }) => noteKeyId(note.name, publicKey).equals(note.keyId))
  if (!key) return '由未知的密钥签名'
  return signatureFits(key.publicKey, Buffer.from(note.text), note.signature) ? null : '的签名无效'
}

/** Leaves that have no place yet must fit their entries, too; and no audit entry may be without a leaf. */
async function findWaitingFault(): Promise<{ count: number; fault: string | null }> {
  const rows = await db.$queryRaw<(Omit<Row, 'seq' | 'entry_hash' | 'leaf'> & { leaf: Uint8Array | null })[]>`
    SELECT a.id AS leaf_id, l.hash AS leaf, a.at, a.event, a.actor_id, a.actor_role, a.department_key, a.target_type, a.target_id, a.outcome, a.facts, a.salt
    FROM audit_entry a LEFT JOIN ledger_leaf l ON l.id = a.id LEFT JOIN ledger_entry e ON e.leaf_id = a.id WHERE e.leaf_id IS NULL ORDER BY a.id`
  for (const row of rows) {
    if (!row.leaf) return { count: rows.length, fault: `操作日志 ${row.leaf_id} 没有存证` }
    const fault = entryFault({ ...row, leaf: row.leaf })
    if (fault) return { count: rows.length, fault: `未排序的存证（${row.leaf_id}）${fault}` }
  }
  return { count: rows.length, fault: null }
}
