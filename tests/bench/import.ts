/**
 * Import of 50,000 penalties: preview and writing, against plain batched INSERTs of the same rows in the same run.
 * Run by scripts/bench.ts in a process of its own, so that the memory is the import's.
 */
import pg from 'pg'
import { openAccounts } from '@/lib/accounts/effects'
import { findImportActors } from '@/lib/imports/jobs'
import { countRows, findImport, insertImport, moveImport } from '@/lib/imports/store'
import { advanceImport } from '@/lib/imports/work'
import { sha256, vault } from '@/lib/platform/crypto'
import { disconnect } from '@/lib/platform/db'
import { inWriteTx } from '@/lib/platform/write'
import { addDays, civilDate } from '@/lib/standards/dates'
import { loadLaw } from '@/prisma/seed/law'
import { makePenalties, PENALTY_HEADERS, type PenaltyRow, toXlsx } from '../support/sheet'

const ROWS = Number(process.env.BENCH_ROWS ?? 50_000)
const LIMITS = { preview: 20, write: 20, memory: 300, ratio: 1 / 12 }

const megabytes = (bytes: number) => Math.round(bytes / 1024 / 1024)
async function timed<T>(run: () => Promise<T>): Promise<{ seconds: number; value: T }> {
  const started = process.hrtime.bigint()
  const value = await run()
  return { seconds: Number(process.hrtime.bigint() - started) / 1e9, value }
}

/** The limit: the same cells as text into a plain table, 1,000 rows a statement, nothing checked. */
async function plainInserts(rows: readonly PenaltyRow[]): Promise<number> {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL })
  await client.connect()
  await client.query(`CREATE TABLE plain (${PENALTY_HEADERS.map((_, i) => `c${i} text`).join(', ')})`)
  const width = PENALTY_HEADERS.length
  const { seconds } = await timed(async () => {
    for (let at = 0; at < rows.length; at += 1000) {
      const batch = rows.slice(at, at + 1000)
      const values = batch.map(
        (_, row) => `(${PENALTY_HEADERS.map((_, column) => `$${row * width + column + 1}`).join(',')})`,
      )
      await client.query(
        `INSERT INTO plain VALUES ${values.join(',')}`,
        batch.flatMap((row) => PENALTY_HEADERS.map((header) => row[header])),
      )
    }
  })
  await client.end()
  return seconds
}

await inWriteTx(loadLaw)
await inWriteTx((tx) =>
  openAccounts(
    tx,
    (['officer', 'reviewer'] as const).map((role) => ({
      username: `scjg.${role}`,
      name: role,
      departmentKey: 'scjg',
      subjectCode: null,
      roles: [role],
    })),
    'benchmark-only-2026',
    false,
  ),
)
const actors = await findImportActors('scjg', null)
if (!actors.ok) throw new Error('no officer')
const { officer } = actors.value
const rows = makePenalties(ROWS, addDays(civilDate(new Date()), -3))
const bytes = await toXlsx(rows)
const box = await vault()
const plain = await plainInserts(rows)
rows.length = 0

const before = process.memoryUsage().rss
let peak = before
const watch = setInterval(() => {
  peak = Math.max(peak, process.memoryUsage().rss)
}, 20)
const now = new Date()
const id = await inWriteTx((tx) =>
  insertImport(
    tx,
    {
      kind: 'penalty',
      departmentKey: 'scjg',
      fileName: 'bench.xlsx',
      bytes,
      hash: sha256(bytes),
      createdBy: officer.accountId,
      now,
    },
    box,
  ),
)
const preview = await timed(() => advanceImport(id))
const checked = await findImport(id, null)
await inWriteTx((tx) => moveImport(tx, id, ['checked'], { state: 'writing', done: 0 }))
const write = await timed(() => advanceImport(id))
clearInterval(watch)
const counts = await countRows(id)
const memory = megabytes(peak - before)
await disconnect()

const ratio = plain / write.seconds
const line = (what: string, value: string, limit: string, good: boolean) =>
  console.log(`  ${good ? '✓' : '✗'} ${what.padEnd(22)} ${value.padStart(12)}   limit ${limit}`)
console.log(
  `import of ${checked?.rows} penalties (${megabytes(bytes.length)} MB .xlsx): ${counts.created} created, ${counts.faulty} faulty`,
)
const results = [
  ['preview', `${preview.seconds.toFixed(1)} s`, `≤ ${LIMITS.preview} s`, preview.seconds <= LIMITS.preview],
  ['write', `${write.seconds.toFixed(1)} s`, `≤ ${LIMITS.write} s`, write.seconds <= LIMITS.write],
  ['memory rise', `${memory} MB`, `≤ ${LIMITS.memory} MB`, memory <= LIMITS.memory],
  ['write, rows/s', `${Math.round(ROWS / write.seconds)}`, `plain INSERTs ${Math.round(ROWS / plain)}`, true],
  ['ratio to plain INSERTs', `1/${(1 / ratio).toFixed(1)}`, '≥ 1/12', ratio >= LIMITS.ratio],
] as const
for (const [what, value, limit, good] of results) line(what, value, limit, good)
if (counts.created !== ROWS) console.log(`  ✗ created ${counts.created} of ${ROWS}`)
process.exitCode = results.every(([, , , good]) => good) && counts.created === ROWS ? 0 : 1
