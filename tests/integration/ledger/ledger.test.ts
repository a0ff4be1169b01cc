import pg from 'pg'
import { afterEach, describe, expect, test } from 'vitest'
import { sequenceLeaves } from '@/lib/ledger/sequence'
import { verifyLedger } from '@/lib/ledger/verify'
import { commitChange } from '@/lib/platform/commit'
import { db } from '@/lib/platform/db'
import { ok } from '@/lib/platform/result'

const author = { id: 'test', role: 'system', departmentKey: null }
const change = (number: number) =>
  commitChange('test.change', author, new Date(), async () =>
    ok({
      value: null,
      audit: {
        target: { type: 'test', id: String(number) },
        facts: { number, nested: { b: 1, a: ['x', null, true] } },
      },
    }),
  )

async function sql(text: string): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL })
  await client.connect()
  try {
    return await client.query(text)
  } finally {
    await client.end()
  }
}
const TABLES = ['audit_entry', 'ledger_leaf', 'ledger_entry', 'ledger_checkpoint']

describe('the database', () => {
  test.each(TABLES)('refuses to change, delete or empty %s', async (table) => {
    await change(0)
    await sequenceLeaves()
    const column = (
      await sql(`SELECT column_name FROM information_schema.columns WHERE table_name = '${table}' LIMIT 1`)
    ).rows[0].column_name
    for (const statement of [
      `UPDATE ${table} SET ${column} = ${column}`,
      `DELETE FROM ${table}`,
      `TRUNCATE ${table} CASCADE`,
    ])
      await expect(sql(statement), statement).rejects.toThrow(/append-only/)
  })
})

describe('sequence and checkpoints', () => {
  test('leaves written at once all get a place; sequencers at once give each leaf one place; the whole verifies', async () => {
    await Promise.all(Array.from({ length: 60 }, (_, i) => change(i)))
    await Promise.all([sequenceLeaves(), sequenceLeaves(), sequenceLeaves()])
    await change(100)
    const check = await verifyLedger()
    expect(check).toMatchObject({ fault: null, waiting: 1 })
    expect(check.entries).toBeGreaterThanOrEqual(60)
    expect(check.checkpoints).toBeGreaterThan(0)
    const [{ gaps } = { gaps: -1 }] = await db.$queryRaw<
      { gaps: number }[]
    >`SELECT (max(seq) + 1 - count(*))::int AS gaps FROM ledger_entry`
    expect(gaps).toBe(0)
  })

  test('a change that is rolled back leaves neither entry nor leaf', async () => {
    const before = await db.ledgerLeaf.count()
    await expect(
      commitChange('test.fail', author, new Date(), async () => {
        throw new Error('a bug')
      }),
    ).rejects.toThrow('a bug')
    expect(await db.ledgerLeaf.count()).toBe(before)
  })
})

describe('verification finds', () => {
  const undo: string[] = []
  const forge = async (statement: string, back: string) => {
    const table = TABLES.find((name) => statement.includes(name)) ?? ''
    await sql(`ALTER TABLE ${table} DISABLE TRIGGER append_only; ${statement}`)
    undo.push(`${back}; ALTER TABLE ${table} ENABLE TRIGGER append_only`)
  }
  afterEach(async () => {
    for (const statement of undo.splice(0)) await sql(statement)
    expect((await verifyLedger()).fault).toBeNull()
  })

  test('changed facts', async () => {
    await sequenceLeaves()
    await forge(
      `UPDATE audit_entry SET facts = facts || '{"number": 7000}' WHERE target_id = '5'`,
      `UPDATE audit_entry SET facts = facts || '{"number": 5}' WHERE target_id = '5'`,
    )
    expect((await verifyLedger()).fault).toContain('内容被改动')
  })

  test('a changed actor, time or outcome', async () => {
    await forge(
      `UPDATE audit_entry SET actor_id = 'somebody else' WHERE target_id = '6'`,
      `UPDATE audit_entry SET actor_id = 'test' WHERE target_id = '6'`,
    )
    expect((await verifyLedger()).fault).toContain('内容被改动')
  })

  test('a changed root in a checkpoint, and a checkpoint that we did not sign', async () => {
    const last = await db.ledgerCheckpoint.findFirst({ orderBy: { size: 'desc' } })
    const hex = Buffer.from(last?.root ?? []).toString('hex')
    await forge(
      `UPDATE ledger_checkpoint SET root = decode('${'ab'.repeat(32)}', 'hex') WHERE size = ${last?.size}`,
      `UPDATE ledger_checkpoint SET root = decode('${hex}', 'hex') WHERE size = ${last?.size}`,
    )
    expect((await verifyLedger()).fault).toContain('根与重新计算的不符')
  })

  test('a signature of somebody else', async () => {
    const last = await db.ledgerCheckpoint.findFirst({ orderBy: { size: 'desc' } })
    const note = last?.note ?? ''
    const forged = note.replace(/ ([A-Za-z0-9+/=]+)\n$/, (_, signature: string) => {
      const bytes = Buffer.from(signature, 'base64')
      bytes[20] = (bytes[20] ?? 0) ^ 1
      return ` ${bytes.toString('base64')}\n`
    })
    const quote = (text: string) => `'${text.replaceAll("'", "''")}'`
    await forge(
      `UPDATE ledger_checkpoint SET note = ${quote(forged)} WHERE size = ${last?.size}`,
      `UPDATE ledger_checkpoint SET note = ${quote(note)} WHERE size = ${last?.size}`,
    )
    expect((await verifyLedger()).fault).toContain('签名无效')
  })
})
