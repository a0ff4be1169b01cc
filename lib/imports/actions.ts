'use server'

import { defineAction } from '@/lib/platform/action'
import { sha256, vault } from '@/lib/platform/crypto'
import { enqueue } from '@/lib/platform/job'
import { ok, refuse } from '@/lib/platform/result'
import { mayImport } from './access'
import { importWork } from './jobs'
import { importIdInput, uploadInput } from './rules'
import { findImport, insertImport, moveImport } from './store'

// Every export is a public endpoint; `defineAction` is the only way to make one.

/** Takes a sheet in. It is checked by a worker; nothing is written to records before it is confirmed. */
export const uploadSheet = defineAction({
  permission: 'imports.upload',
  input: uploadInput,
  async run({ actor, input, tx, now }) {
    if (!actor.departmentKey || !(await mayImport(input.kind, actor.departmentKey)))
      return refuse({ code: 'invalid', fields: { kind: ['本部门不提供这种表格'] } })
    const bytes = Buffer.from(await input.file.arrayBuffer())
    const hash = sha256(bytes)
    const id = await insertImport(
      tx,
      {
        kind: input.kind,
        departmentKey: actor.departmentKey,
        fileName: input.file.name,
        bytes,
        hash,
        createdBy: actor.accountId,
        now,
      },
      await vault(),
    )
    return ok({
      value: { importId: id },
      audit: {
        target: { type: 'import', id },
        facts: { kind: input.kind, bytes: bytes.length, sha256: hash.toString('hex') },
      },
      afterCommit: () => enqueue(importWork, { importId: id }),
      redirect: `/desk/imports/${id}`,
    })
  },
})

/** Writes the good rows of a checked sheet as drafts. Faulty rows stay behind. */
export const confirmImport = defineAction({
  permission: 'imports.confirm',
  input: importIdInput,
  async run({ actor, input, tx, now }) {
    const entry = await findImport(input.importId, actor.departmentKey ?? '', tx)
    if (!entry) return refuse({ code: 'not_found', what: '这次导入' })
    if (!(await moveImport(tx, entry.id, ['checked'], { state: 'writing', confirmedAt: now, done: 0 })))
      return refuse({ code: 'conflict', message: '这次导入已经确认或取消，请刷新页面' })
    return ok({
      value: null,
      audit: { target: { type: 'import', id: entry.id }, facts: {} },
      afterCommit: () => enqueue(importWork, { importId: entry.id }),
      redirect: `/desk/imports/${entry.id}`,
    })
  },
})

/** Gives an import up before anything is written. */
export const cancelImport = defineAction({
  permission: 'imports.cancel',
  input: importIdInput,
  async run({ actor, input, tx }) {
    const entry = await findImport(input.importId, actor.departmentKey ?? '', tx)
    if (!entry) return refuse({ code: 'not_found', what: '这次导入' })
    if (!(await moveImport(tx, entry.id, ['received', 'checking', 'checked'], { state: 'cancelled' })))
      return refuse({ code: 'conflict', message: '已经开始写入，不能取消；写入的是草稿，可由录入人作废或由审核人退回' })
    return ok({
      value: null,
      audit: { target: { type: 'import', id: entry.id }, facts: {} },
      redirect: '/desk/imports?done=cancelled',
    })
  },
})

/** Releases every draft of an import at once; never by the one who imported it. */
export const releaseImport = defineAction({
  permission: 'imports.release',
  input: importIdInput,
  async run({ actor, input, tx }) {
    const entry = await findImport(input.importId, actor.departmentKey ?? '', tx)
    if (!entry) return refuse({ code: 'not_found', what: '这次导入' })
    if (entry.createdBy === actor.accountId) {
      return refuse({
        code: 'rule',
        rule: 'four-eyes',
        basis: '双人复核：录入与审核不得为同一人',
        message: '您是这批记录的导入人，须由本部门另一位审核人员发布',
      })
    }
    if (
      !(await moveImport(tx, entry.id, ['written', 'released'], {
        state: 'releasing',
        releaseBy: actor.accountId,
        done: 0,
      }))
    )
      return refuse({ code: 'conflict', message: '这批记录正在处理或已经发布，请刷新页面' })
    return ok({
      value: null,
      audit: { target: { type: 'import', id: entry.id }, facts: {} },
      afterCommit: () => enqueue(importWork, { importId: entry.id }),
      redirect: `/desk/imports/${entry.id}`,
    })
  },
})
