import { spawn } from 'node:child_process'
import { expect, test } from 'vitest'
import { confirmImport, uploadSheet } from '@/lib/imports/actions'
import { recoverImports } from '@/lib/imports/jobs'
import { advanceImport } from '@/lib/imports/work'
import { db } from '@/lib/platform/db'
import { inWriteTx } from '@/lib/platform/write'
import { addDays } from '@/lib/standards/dates'
import { idFrom, perform } from '@/tests/support/doors'
import { today } from '@/tests/support/penalty-form'
import { makePenalties, toXlsx } from '@/tests/support/sheet'

const ROWS = 4000

test('kill -9 in the middle of writing: each batch all or nothing, and a resume that ends right', async () => {
  const file = new File([new Uint8Array(await toXlsx(makePenalties(ROWS, addDays(today(), -1), 10_000)))], '处罚.xlsx')
  const id = idFrom(await perform(uploadSheet, { kind: 'penalty', file }, 'scjg.officer'))
  await advanceImport(id)
  await perform(confirmImport, { importId: id }, 'scjg.officer')

  const worker = spawn(
    process.execPath,
    ['--import', 'tsx', '--conditions=react-server', 'tests/support/advance.ts', id],
    { env: process.env, stdio: 'ignore' },
  )
  const ended = new Promise<NodeJS.Signals | null>((resolve) => worker.on('exit', (_code, signal) => resolve(signal)))
  const state = async () =>
    (await db.import.findUnique({ where: { id }, select: { state: true, done: true } })) ?? { state: '', done: 0 }
  while ((await state()).done === 0) await new Promise((resolve) => setTimeout(resolve, 5))
  await new Promise((resolve) => setTimeout(resolve, 150))
  worker.kill('SIGKILL')
  expect(await ended).toBe('SIGKILL')

  const [{ settled, revisions, entries, leaves } = { settled: 0, revisions: 0, entries: 0, leaves: 0 }] =
    await db.$queryRaw<{ settled: number; revisions: number; entries: number; leaves: number }[]>`
    SELECT (SELECT count(*) FROM import_row WHERE import_id = ${id}::uuid AND result IS NOT NULL)::int AS settled,
           (SELECT count(*) FROM record_revision WHERE import_id = ${id}::uuid)::int AS revisions,
           (SELECT count(*) FROM audit_entry WHERE event = 'records.entry' AND facts ->> 'import' = ${id})::int AS entries,
           (SELECT count(*) FROM ledger_leaf l JOIN audit_entry a ON a.id = l.id WHERE a.event = 'records.entry' AND a.facts ->> 'import' = ${id})::int AS leaves`
  expect(settled).toBeGreaterThan(0)
  expect(settled).toBeLessThan(ROWS)
  expect([revisions, entries, leaves]).toEqual([settled, settled, settled])
  expect((await state()).state).toBe('writing')

  // The dead worker's lease runs out by itself; the test does not wait for it.
  await inWriteTx(
    (tx) =>
      tx.$executeRaw`UPDATE import SET lease_until = now() - interval '1 second', created_at = now() - interval '1 minute' WHERE id = ${id}::uuid`,
  )
  await recoverImports.run()
  expect((await state()).state).toBe('written')
  expect(await db.recordRevision.count({ where: { importId: id } })).toBe(ROWS)
  expect(await db.record.count({ where: { docNo: { startsWith: '二七市监罚字〔2026〕测1' } } })).toBe(ROWS)
})

test('two workers never work on one import: the lease is compared and set', async () => {
  const file = new File([new Uint8Array(await toXlsx(makePenalties(1500, addDays(today(), -1), 20_000)))], '处罚.xlsx')
  const id = idFrom(await perform(uploadSheet, { kind: 'penalty', file }, 'scjg.officer'))
  await Promise.all([advanceImport(id), advanceImport(id), advanceImport(id)])
  expect(await db.importRow.count({ where: { importId: id } })).toBe(1500)
  await perform(confirmImport, { importId: id }, 'scjg.officer')
  await Promise.all([advanceImport(id), advanceImport(id), advanceImport(id)])
  expect(await db.recordRevision.count({ where: { importId: id } })).toBe(1500)
})
