import { describe, expect, test } from 'vitest'
import {
  checkEffectiveFrom,
  confirmRuleInput,
  replacePublicityInput,
  replaceSeverityInput,
} from '@/lib/records/rules-changes'

const severity = {
  ruleId: 'r',
  fineOver: '0.3',
  fineUpTo: ' 100 ',
  effectiveFrom: '2027-01-01',
  legalBasis: '某令第一条第一款',
}
const publicity = {
  ruleId: 'r',
  minMonths: '3',
  maxMonths: '12',
  effectiveFrom: '2027-01-01',
  legalBasis: '某令第一条第一款',
}

describe('规则的更改：已作出的决定适用当时的规则', () => {
  test('新规则最早从明天起，且晚于原规则', () => {
    expect(checkEffectiveFrom('2026-11-25', '2026-11-24', '2026-04-01')).toBeNull()
    expect(checkEffectiveFrom('2026-11-24', '2026-11-24', '2026-04-01')).toContain('生效日期须晚于今天')
    expect(checkEffectiveFrom('2026-11-25', '2026-11-24', '2026-11-25')).toContain('2026-11-25')
    expect(checkEffectiveFrom('2026-11-26', '2026-11-24', '2026-11-25')).toBeNull()
  })

  test('数额以万元读，空为不限，写错说明', () => {
    expect(replaceSeverityInput.parse(severity)).toMatchObject({ fineOver: '0.3', fineUpTo: '100' })
    expect(replaceSeverityInput.parse({ ...severity, fineOver: ' ', fineUpTo: '3000元' })).toMatchObject({
      fineOver: null,
      fineUpTo: '0.3',
    })
    expect(replaceSeverityInput.safeParse({ ...severity, fineOver: '很多' }).error?.issues[0]?.path).toEqual([
      'fineOver',
    ])
  })

  test('公示期0至120个月的整数，最长不短于最短，空为没有', () => {
    expect(replacePublicityInput.parse(publicity)).toMatchObject({ minMonths: 3, maxMonths: 12 })
    expect(replacePublicityInput.parse({ ...publicity, maxMonths: '' }).maxMonths).toBeNull()
    expect(replacePublicityInput.parse({ ...publicity, minMonths: '12' }).minMonths).toBe(12)
    for (const wrong of [
      { maxMonths: '121' },
      { minMonths: '-1' },
      { maxMonths: '1.5' },
      { minMonths: '13' },
      { minMonths: 'x' },
    ])
      expect(replacePublicityInput.safeParse({ ...publicity, ...wrong }).success).toBe(false)
  })

  test('都要写明依据和存在的生效日期', () => {
    for (const wrong of [{ legalBasis: '某令' }, { effectiveFrom: '2027-02-30' }, { effectiveFrom: '' }]) {
      expect(replaceSeverityInput.safeParse({ ...severity, ...wrong }).success).toBe(false)
      expect(replacePublicityInput.safeParse({ ...publicity, ...wrong }).success).toBe(false)
    }
    expect(confirmRuleInput.safeParse({ table: 'severity', ruleId: 'r', legalBasis: '某令第一条第一款' }).success).toBe(
      true,
    )
    expect(confirmRuleInput.safeParse({ table: 'other', ruleId: 'r', legalBasis: '某令第一条第一款' }).success).toBe(
      false,
    )
  })
})
