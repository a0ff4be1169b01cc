import { describe, expect, test } from 'vitest'
import { explainRefusal } from '@/lib/platform/result'
import {
  checkDiscard,
  checkRelease,
  correctInput,
  enterInput,
  type OpenRevision,
  REVISION_STATES,
  type RevisionState,
  releaseInput,
  returnInput,
  revealInput,
  WITHDRAWAL_BASES,
  withdrawInput,
} from '@/lib/records/rules'

const ID = '0f8fad5b-d9cb-469f-a165-70867728950e'
const revision = (changes: Partial<OpenRevision> = {}): OpenRevision => ({
  id: ID,
  recordId: ID,
  departmentKey: 'scjg',
  state: 'draft',
  enteredBy: 'officer',
  ...changes,
})
const reviewer = { accountId: 'reviewer', departmentKey: 'scjg' }
const officer = { accountId: 'officer', departmentKey: 'scjg' }
const OTHERS = (allowed: RevisionState[]) =>
  (Object.keys(REVISION_STATES) as RevisionState[]).filter((state) => !allowed.includes(state))

describe('审核发布：双人复核', () => {
  test('本部门的同事可以发布', () => {
    expect(checkRelease(revision(), reviewer)).toEqual({ ok: true, value: undefined })
  })
  test('录入人不得发布自己录入的，说出依据', () => {
    const result = checkRelease(revision(), officer)
    expect(result).toMatchObject({ ok: false, refusal: { code: 'rule', rule: 'four-eyes' } })
    if (!result.ok) expect(explainRefusal(result.refusal)).toContain('依据：双人复核')
  })
  test('别的部门的记录等于不存在；没有部门的也一样', () => {
    for (const departmentKey of ['cgj', null])
      expect(checkRelease(revision(), { accountId: 'x', departmentKey })).toMatchObject({
        refusal: { code: 'not_found' },
      })
  })
  test.each(OTHERS(['draft']))('状态%s不能再审核', (state) => {
    expect(checkRelease(revision({ state }), reviewer)).toMatchObject({
      refusal: { code: 'conflict', message: `这条记录${REVISION_STATES[state]}，不能再审核` },
    })
  })
  test('别的部门先于状态：不透露状态', () => {
    const other = { accountId: 'x', departmentKey: 'cgj' }
    expect(checkRelease(revision({ state: 'released' }), other)).toMatchObject({ refusal: { code: 'not_found' } })
  })
})

describe('作废', () => {
  test.each(['draft', 'returned'] as const)('录入人可以作废%s', (state) => {
    expect(checkDiscard(revision({ state }), officer).ok).toBe(true)
  })
  test.each(OTHERS(['draft', 'returned']))('状态%s不能作废', (state) => {
    expect(checkDiscard(revision({ state }), officer)).toMatchObject({ refusal: { code: 'conflict' } })
  })
  test('只能作废本人录入的；别的部门的等于不存在', () => {
    expect(checkDiscard(revision(), reviewer)).toMatchObject({ refusal: { code: 'forbidden' } })
    expect(checkDiscard(revision(), { accountId: 'officer', departmentKey: 'cgj' })).toMatchObject({
      refusal: { code: 'not_found' },
    })
  })
})

describe('表单', () => {
  test('发布：一条或最多一百条，都要是编号', () => {
    expect(releaseInput.parse({ revisionIds: ID })).toEqual({ revisionIds: [ID] })
    expect(releaseInput.parse({ revisionIds: Array(100).fill(ID) }).revisionIds).toHaveLength(100)
    for (const revisionIds of [[], Array(101).fill(ID), 'x', undefined, [ID, 'x']])
      expect(releaseInput.safeParse({ revisionIds }).success).toBe(false)
  })
  test('更正、退回、撤销、查看证件都要写原因或用途', () => {
    expect(correctInput.safeParse({ recordId: ID, basedOn: '3', reason: '  ' }).success).toBe(false)
    expect(correctInput.parse({ recordId: ID, basedOn: '3', reason: ' 金额有误 ', fine_wan: '1' })).toMatchObject({
      basedOn: 3,
      reason: '金额有误',
      fine_wan: '1',
    })
    expect(correctInput.safeParse({ recordId: ID, basedOn: '0', reason: '金额有误' }).success).toBe(false)
    expect(returnInput.safeParse({ revisionId: ID, reason: '错' }).success).toBe(false)
    expect(returnInput.safeParse({ revisionId: ID, reason: '错误' }).success).toBe(true)
    expect(revealInput.safeParse({ recordId: ID, purpose: '核对' }).success).toBe(false)
    expect(revealInput.safeParse({ recordId: ID, purpose: '核对身份' }).success).toBe(true)
  })
  test('撤销公示要选依据（行政处罚法第48条、第17条），原因不少于5个字', () => {
    const input = { recordId: ID, basedOn: 1, reason: '法院判决撤销' }
    for (const basis of Object.keys(WITHDRAWAL_BASES))
      expect(withdrawInput.safeParse({ ...input, basis }).success).toBe(true)
    expect(withdrawInput.safeParse({ ...input, basis: 'other' }).success).toBe(false)
    expect(withdrawInput.safeParse({ ...input, basis: 'law', reason: '撤销了' }).success).toBe(false)
  })
  test('录入：目录项以外的都当作内容', () => {
    expect(enterInput.parse({ itemKey: 'penalty', doc_no: 'x' })).toEqual({ itemKey: 'penalty', doc_no: 'x' })
    expect(enterInput.safeParse({ itemKey: 'p'.repeat(41) }).success).toBe(false)
  })
})
