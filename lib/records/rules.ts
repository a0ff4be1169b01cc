/** Records: states, kinds of revision, and what may follow what (article 4: 可查可核可溯). Pure. */
import { z } from 'zod'
import { ok, type Result, refuse } from '@/lib/platform/result'

export const REVISION_STATES = {
  draft: '待审核',
  returned: '已退回',
  released: '已发布',
  superseded: '已被新版本替代',
  discarded: '已作废',
} as const
export type RevisionState = keyof typeof REVISION_STATES

export const REVISION_KINDS = { entry: '录入', update: '更新', correction: '更正', withdrawal: '撤销公示' } as const
export type RevisionKind = keyof typeof REVISION_KINDS

export type OpenRevision = {
  id: string
  recordId: string
  departmentKey: string
  state: RevisionState
  enteredBy: string
}

/** Four eyes: a colleague of the same department, never the one who entered it. */
export function checkRelease(
  revision: OpenRevision,
  reviewer: { accountId: string; departmentKey: string | null },
): Result<void> {
  if (revision.departmentKey !== reviewer.departmentKey) return refuse({ code: 'not_found', what: '这条记录' })
  if (revision.state !== 'draft')
    return refuse({ code: 'conflict', message: `这条记录${REVISION_STATES[revision.state]}，不能再审核` })
  if (revision.enteredBy === reviewer.accountId) {
    return refuse({
      code: 'rule',
      rule: 'four-eyes',
      basis: '双人复核：录入与审核不得为同一人',
      message: '您是这条记录的录入人，须由本部门另一位审核人员发布',
    })
  }
  return ok(undefined)
}

/** Only who entered it may take it back, and only before it is released. */
export function checkDiscard(
  revision: OpenRevision,
  officer: { accountId: string; departmentKey: string | null },
): Result<void> {
  if (revision.departmentKey !== officer.departmentKey) return refuse({ code: 'not_found', what: '这条记录' })
  if (revision.state !== 'draft' && revision.state !== 'returned')
    return refuse({ code: 'conflict', message: `这条记录${REVISION_STATES[revision.state]}，不能作废` })
  if (revision.enteredBy !== officer.accountId) return refuse({ code: 'forbidden', message: '只能作废本人录入的内容' })
  return ok(undefined)
}

const recordIds = z.union(
  [z.array(z.uuid()).min(1, '请先勾选记录').max(100, '一次最多100条'), z.uuid().transform((id) => [id])],
  { error: '请先勾选记录' },
)

/** Everything a form sends beside these is content of the record, read by its template. */
export const enterInput = z.looseObject({ itemKey: z.string().max(40) })
export const correctInput = z.looseObject({
  recordId: z.uuid(),
  basedOn: z.coerce.number().int().positive(),
  reason: z.string().trim().min(2, '请写明更正的原因').max(500, '不超过500个字'),
})
export const withdrawInput = z.object({
  recordId: z.uuid(),
  basedOn: z.coerce.number().int().positive(),
  basis: z.enum(['changed', 'error', 'law'], { error: '请选择撤销的依据' }),
  reason: z.string().trim().min(5, '请写明撤销的原因，不少于5个字').max(500, '不超过500个字'),
})
export const releaseInput = z.object({ revisionIds: recordIds })
export const returnInput = z.object({
  revisionId: z.uuid(),
  reason: z.string().trim().min(2, '请写明退回的原因').max(500, '不超过500个字'),
})
export const revisionInput = z.object({ revisionId: z.uuid() })
export const revealInput = z.object({
  recordId: z.uuid(),
  purpose: z.string().trim().min(4, '请写明查看的用途').max(200, '不超过200个字'),
})

/** Why a record may cease to be public before its time. */
export const WITHDRAWAL_BASES = {
  changed: '决定被依法变更、撤销、确认违法或确认无效（《行政处罚法》第四十八条：3日内撤回并公开说明理由）',
  error: '信息有误或主体有误（二七政〔2020〕5号第17条：经核实有误的及时更正或撤销）',
  law: '法律、行政法规规定不得公开',
} as const
