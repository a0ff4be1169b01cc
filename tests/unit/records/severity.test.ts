import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decideSeverity, inForce, SEVERITIES, type SeverityRule, severityOfName } from '@/lib/records/rules-severity'
import { PENALTY_TYPES } from '@/lib/standards/code-sets'
import { SEVERITY_RULES } from '@/prisma/seed/rules'
import { anyDate } from '../../support/generators'

type Case = { on?: string; types?: string[]; fine?: string; party?: '1' | '2' | '4'; procedure?: string }
const NOW = '2026-11-24'
const content = ({ on = NOW, types = ['03'], fine, party = '1', procedure }: Case) => ({
  decision_date: on,
  counterparty_type: party,
  penalty_type: types,
  ...(fine ? { fine_wan: fine } : {}),
  ...(procedure ? { procedure } : {}),
})
const decide = (one: Case, rules: readonly SeverityRule[] = SEVERITY_RULES) => decideSeverity(content(one), rules)
const severity = (one: Case) => decide(one)?.severity ?? null
const ORDER = ['minor', 'ordinary', 'serious']
const anyType = fc.constantFrom(...Object.keys(PENALTY_TYPES))
const anyTypes = fc.uniqueArray(anyType, { minLength: 1, maxLength: 6 })
const anyFine = fc.constantFrom(
  '0.02',
  '0.020001',
  '0.3',
  '0.300001',
  '10',
  '10.000001',
  '100',
  '100.000001',
  '0.000001',
)
const anyCase = fc.record({
  on: anyDate('2022-01-01', NOW),
  types: anyTypes,
  fine: anyFine,
  party: fc.constantFrom('1' as const, '2' as const, '4' as const),
  procedure: fc.constantFrom('普通程序', '简易程序', ''),
})

describe('第36号令：三级分类', () => {
  test.each([
    ['01', 'minor'],
    ['02', 'minor'],
    ['04', 'ordinary'],
    ['05', 'ordinary'],
    ['06', 'ordinary'],
    ['07', 'ordinary'],
    ['08', 'serious'],
    ['09', 'serious'],
    ['10', 'serious'],
    ['11', 'serious'],
    ['12', 'serious'],
    ['13', 'serious'],
    ['14', 'ordinary'],
  ] as const)('处罚类别%s是%s', (type, expected) => {
    for (const party of ['1', '2', '4'] as const) expect(severity({ types: [type], party })).toBe(expected)
  })

  test.each([
    ['1', '0.000001', 'minor'],
    ['1', '0.3', 'minor'],
    ['1', '0.300001', 'ordinary'],
    ['1', '100', 'ordinary'],
    ['1', '100.000001', 'serious'],
    ['4', '0.3', 'minor'],
    ['4', '0.300001', 'ordinary'],
    ['2', '0.02', 'minor'],
    ['2', '0.020001', 'ordinary'],
    ['2', '10', 'ordinary'],
    ['2', '10.000001', 'serious'],
  ] as const)('类别%s罚款%s万元是%s（限额含本数）', (party, fine, expected) => {
    expect(severity({ party, fine })).toBe(expected)
  })

  test('简易程序的处罚是轻微，不论种类和数额', () => {
    fc.assert(
      fc.property(anyTypes, anyFine, fc.constantFrom('1' as const, '4' as const), (types, fine, party) => {
        expect(decide({ types, fine, party, procedure: '简易程序' })).toEqual({
          severity: 'minor',
          ruleId: 'order36-simple',
          manualReason: null,
        })
      }),
    )
    expect(severity({ fine: '200', procedure: '普通程序' })).toBe('serious')
  })
})

describe('按决定日期适用规则：2026-03-31 为第58号令，2026-04-01 起为第36号令', () => {
  test.each([
    ['2023-04-30', 'before-fine-organisation', 'ordinary'],
    ['2023-05-01', 'order58-fine-organisation', 'ordinary'],
    ['2026-03-31', 'order58-fine-organisation', 'ordinary'],
    ['2026-04-01', 'order36-fine-low-organisation', 'minor'],
  ] as const)('%s 决定的罚款0.3万元适用 %s', (on, ruleId, expected) => {
    expect(decide({ on, fine: '0.3' })).toEqual({ severity: expected, ruleId, manualReason: null })
  })

  test('规则从生效日起到失效日止，两头都含', () => {
    const rule = { effectiveFrom: '2023-05-01', effectiveTo: '2026-03-31' }
    expect(['2023-04-30', '2023-05-01', '2026-03-31', '2026-04-01'].map((on) => inForce(rule, on))).toEqual([
      false,
      true,
      true,
      false,
    ])
    expect(inForce({ effectiveFrom: '2026-04-01', effectiveTo: null }, '2099-12-31')).toBe(true)
  })

  test('没有规则的日期不猜：由人认定', () => {
    expect(decide({ on: '1949-09-30' })).toBeNull()
    expect(decide({}, [])).toBeNull()
  })
})

describe('一案多罚', () => {
  test('从重：取其中最重的一级', () => {
    expect(severity({ types: ['01', '04', '10'] })).toBe('serious')
    expect(severity({ types: ['03', '04'], fine: '0.1' })).toBe('ordinary')
    expect(severity({ types: ['01', '03'], fine: '100.5' })).toBe('serious')
    expect(severity({ types: ['01', '02'] })).toBe('minor')
  })

  test('多罚的级别等于各罚单独认定的最重一级；再加一种处罚不会变轻', () => {
    fc.assert(
      fc.property(anyCase, anyType, (one, more) => {
        fc.pre(one.procedure !== '简易程序')
        const alone = one.types.map((type) => ORDER.indexOf(severity({ ...one, types: [type] }) ?? ''))
        expect(ORDER.indexOf(severity(one) ?? '')).toBe(Math.max(...alone))
        const added = severity({ ...one, types: [...new Set([...one.types, more])] })
        expect(ORDER.indexOf(added ?? '')).toBeGreaterThanOrEqual(Math.max(...alone))
      }),
      { numRuns: 300 },
    )
  })

  test('罚款越多级别不会越轻', () => {
    fc.assert(
      fc.property(anyCase, anyFine, anyFine, (one, a, b) => {
        const [less = '', more = ''] = [a, b].sort((x, y) => Number(x) - Number(y))
        const rank = (fine: string) => ORDER.indexOf(severity({ ...one, types: ['03'], fine }) ?? '')
        expect(rank(less)).toBeLessThanOrEqual(rank(more))
      }),
    )
  })

  test('级别与规则的先后次序无关', () => {
    const shuffled = fc.shuffledSubarray(SEVERITY_RULES, { minLength: SEVERITY_RULES.length })
    fc.assert(
      fc.property(anyCase, shuffled, (one, rules) => {
        expect(decide(one, rules)?.severity).toBe(decide(one)?.severity)
      }),
    )
  })
})

describe('人工认定', () => {
  test('人工认定优先于规则，记下理由，不记规则', () => {
    for (const [name, expected] of [
      ['轻微', 'minor'],
      ['一般', 'ordinary'],
      ['严重', 'serious'],
    ] as const) {
      const given = { ...content({ types: ['10'] }), severity_manual: name, severity_reason: '行业主管部门认定' }
      expect(decideSeverity(given, SEVERITY_RULES)).toEqual({
        severity: expected,
        ruleId: null,
        manualReason: '行业主管部门认定',
      })
    }
  })

  test('级别的名称与代号互换，别的名称不认', () => {
    for (const [key, name] of Object.entries(SEVERITIES)) expect(severityOfName(name)).toBe(key)
    for (const name of ['', '特别严重', 'minor']) expect(severityOfName(name)).toBeNull()
  })
})

test('主体范围：只对单位、只对个人的规则各归各', () => {
  const rule = SEVERITY_RULES.find(({ id }) => id === 'order36-warning')
  if (!rule) throw new Error('no rule')
  const person = { ...rule, subjectScope: 'person' as const }
  const organisation = { ...rule, subjectScope: 'organisation' as const }
  expect(decide({ types: ['01'], party: '2' }, [organisation])).toBeNull()
  expect(decide({ types: ['01'], party: '2' }, [person])).not.toBeNull()
  expect(decide({ types: ['01'], party: '4' }, [person])).toBeNull()
  expect(decide({ types: ['01'], party: '4' }, [organisation])).not.toBeNull()
})
