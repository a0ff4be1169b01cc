import 'server-only'
import { z } from 'zod'
import { actorByUsername } from '@/lib/accounts/effects'
import { type Actor, may } from '@/lib/platform/access'
import { commitChange } from '@/lib/platform/commit'
import { sha256, vault } from '@/lib/platform/crypto'
import { defineJob, type Periodic } from '@/lib/platform/job'
import { ok, type Result, refuse } from '@/lib/platform/result'
import { type ImportReport, KEEP_FILES_DAYS, MAX_FILE_BYTES } from './rules'
import {
  countDrafts,
  countRows,
  deleteOldFiles,
  findAbandoned,
  findFaulty,
  findImport,
  insertImport,
  moveImport,
} from './store'
import { advanceImport, authorOf } from './work'

/** Checks, writes or releases an import, whichever is next. */
export const importWork = defineJob({
  name: 'import-work',
  input: z.object({ importId: z.uuid() }),
  run: async ({ importId }) => advanceImport(importId),
})

/** Takes over what a worker left lying: a lease that ran out, a job that was never sent. */
export const recoverImports: Periodic = {
  name: 'recover-imports',
  everySeconds: 3,
  async run() {
    for (const { id } of await findAbandoned()) await advanceImport(id)
  },
}

export const forgetImportFiles: Periodic = {
  name: 'forget-import-files',
  everySeconds: 3600,
  async run() {
    const before = new Date(Date.now() - KEEP_FILES_DAYS * 86_400_000)
    await commitChange(
      'imports.forget',
      { id: 'system', role: 'system', departmentKey: null },
      new Date(),
      async (tx) => ok({ value: await deleteOldFiles(tx, before), audit: [] }),
    )
  },
}

export type ImportFile = {
  kind: string
  departmentKey: string
  fileName: string
  bytes: Buffer
  officer: Actor
  reviewer: Actor | null
  dryRun: boolean
}

/** The accounts that a command works in the name of. */
export async function findImportActors(
  departmentKey: string,
  releaseBy: string | null,
): Promise<Result<{ officer: Actor; reviewer: Actor | null }>> {
  const officer = await actorByUsername(`${departmentKey}.officer`)
  if (!officer || officer.departmentKey !== departmentKey || !may(officer, 'imports.upload'))
    return refuse({ code: 'not_found', what: `部门“${departmentKey}”的经办账号 ${departmentKey}.officer` })
  if (!releaseBy) return ok({ officer, reviewer: null })
  const reviewer = await actorByUsername(releaseBy)
  if (!reviewer || !may(reviewer, 'imports.release'))
    return refuse({ code: 'not_found', what: `审核账号“${releaseBy}”` })
  if (reviewer.departmentKey !== departmentKey)
    return refuse({ code: 'forbidden', message: `“${releaseBy}”不是该部门的审核人员，不能发布其他部门的记录` })
  return ok({ officer, reviewer })
}

/** Imports a file from beginning to end in this process, as the desk does it in steps: for the command. */
export async function importFile(file: ImportFile): Promise<Result<ImportReport>> {
  const { kind, departmentKey, fileName, bytes, officer, reviewer, dryRun } = file
  if (bytes.length > MAX_FILE_BYTES)
    return refuse({ code: 'invalid', message: `文件超过${MAX_FILE_BYTES / 1024 / 1024}MB，请拆分后导入`, fields: {} })
  const by = authorOf(officer, 'officer')
  const now = new Date()
  const box = await vault()
  const received = await commitChange('imports.upload', by, now, async (tx) => {
    const id = await insertImport(
      tx,
      { kind, departmentKey, fileName, bytes, hash: sha256(bytes), createdBy: officer.accountId, now },
      box,
    )
    return ok({ value: id, audit: { target: { type: 'import', id }, facts: { kind, bytes: bytes.length } } })
  })
  if (!received.ok) return received
  const id = received.value.value
  await advanceImport(id)
  const checked = await findImport(id, departmentKey)
  if (checked?.state !== 'checked')
    return refuse({ code: 'invalid', message: checked?.refusal ?? '无法读取这个文件', fields: {} })

  const rejected = await listRejected(id)
  const counts = await countRows(id)
  if (dryRun) {
    await commitChange('imports.cancel', by, new Date(), async (tx) => {
      await moveImport(tx, id, ['checked'], { state: 'cancelled' })
      return ok({ value: null, audit: { target: { type: 'import', id }, facts: { dryRun: true } } })
    })
    return ok({
      rows: checked.rows,
      created: counts.new,
      updated: counts.changed,
      unchanged: counts.unchanged,
      rejected,
    })
  }
  await commitChange('imports.confirm', by, new Date(), async (tx) => {
    await moveImport(tx, id, ['checked'], { state: 'writing', confirmedAt: new Date(), done: 0 })
    return ok({ value: null, audit: { target: { type: 'import', id }, facts: {} } })
  })
  await advanceImport(id)
  if (reviewer && (await countDrafts(id)) > 0) {
    await commitChange('imports.release', authorOf(reviewer, 'reviewer'), new Date(), async (tx) => {
      await moveImport(tx, id, ['written'], { state: 'releasing', releaseBy: reviewer.accountId, done: 0 })
      return ok({ value: null, audit: { target: { type: 'import', id }, facts: {} } })
    })
    await advanceImport(id)
  }
  const written = await countRows(id)
  return ok({
    rows: checked.rows,
    created: written.created,
    updated: written.updated,
    unchanged: written.same,
    rejected,
  })
}

async function listRejected(id: string): Promise<ImportReport['rejected']> {
  const rejected: ImportReport['rejected'] = []
  for (let after = 0; ; ) {
    const rows = await findFaulty(id, after, 500)
    for (const row of rows)
      for (const fault of row.faults)
        rejected.push({ row: row.rowNo, column: fault.label, value: fault.value, message: fault.message })
    const last = rows.at(-1)
    if (!last) return rejected
    after = last.rowNo
  }
}
