import { describe, expect, test } from 'vitest'
import { decidePublicity } from '@/lib/disclosure/rules'
import { CATALOGUE_CLASSES } from '@/lib/records/rules-catalogue'
import { decideSeverity, inForce } from '@/lib/records/rules-severity'
import { TEMPLATES } from '@/lib/records/rules-templates'
import { PENALTY_TYPES } from '@/lib/standards/code-sets'
import { isCivilDate } from '@/lib/standards/dates'
import { SUBJECT_KINDS } from '@/lib/standards/uscc'
import { CATALOGUE } from '@/prisma/seed/catalogue'
import { DEPARTMENTS } from '@/prisma/seed/departments'
import { PUBLICITY_RULES, SEVERITY_RULES } from '@/prisma/seed/rules'
import { daysFrom } from '../../support/generators'

const DAYS = daysFrom('2022-01-01', '2026-11-24')
const TYPES = Object.keys(PENALTY_TYPES)
const FINES = { '1': ['0.3', '0.300001', '100', '100.000001'], '2': ['0.02', '0.020001', '10', '10.000001'] } as const

describe('分级和公示期规则（法律即数据：有依据、有时间、不留空白）', () => {
  test.each([
    ['分级规则', SEVERITY_RULES],
    ['公示期规则', PUBLICITY_RULES],
  ] as const)('%s：编号不重复，每条都有规则集和依据，起止日期存在且不颠倒', (_name, rules) => {
    expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length)
    for (const rule of rules) {
      expect(rule.id).toMatch(/^[a-z0-9-]+$/)
      expect(rule.ruleSet, rule.id).not.toBe('')
      expect(rule.legalBasis.length, rule.id).toBeGreaterThan(3)
      expect(isCivilDate(rule.effectiveFrom)).toBe(true)
      if (rule.effectiveTo !== null)
        expect(rule.effectiveTo >= rule.effectiveFrom && isCivilDate(rule.effectiveTo)).toBe(true)
    }
  })

  test('没有核实的规则都说明待核实', () => {
    for (const rule of [...SEVERITY_RULES, ...PUBLICITY_RULES]) {
      if (rule.verified) expect(rule.legalBasis + rule.note).not.toContain('待核实')
    }
  })

  test('最短不长于最长；写的数额下限低于上限；处罚类别都在代码集中', () => {
    for (const { minMonths, maxMonths, id } of PUBLICITY_RULES)
      if (minMonths !== null && maxMonths !== null) expect(minMonths, id).toBeLessThanOrEqual(maxMonths)
    for (const { fineOver, fineUpTo, penaltyTypes, id } of SEVERITY_RULES) {
      if (fineOver !== null && fineUpTo !== null) expect(Number(fineOver), id).toBeLessThan(Number(fineUpTo))
      for (const type of penaltyTypes) expect(TYPES, id).toContain(type)
    }
  })

  test('三代规则首尾相接：第58号令2023-05-01至2026-03-31，第36号令2026-04-01起', () => {
    const eras = new Map(SEVERITY_RULES.map((rule) => [rule.ruleSet, [rule.effectiveFrom, rule.effectiveTo]]))
    expect(Object.fromEntries(eras)).toEqual({
      第58号令以前: ['1949-10-01', '2023-04-30'],
      第58号令: ['2023-05-01', '2026-03-31'],
      第36号令: ['2026-04-01', null],
    })
    for (const rule of PUBLICITY_RULES.filter(({ itemKey }) => itemKey === 'penalty'))
      expect([rule.effectiveFrom, rule.effectiveTo]).toEqual(eras.get(rule.ruleSet))
  })

  test('2022-01-01至2026-11-24每一天、每一种处罚、单位和个人、限额两侧：恰有一条分级规则', () => {
    const gaps: string[] = []
    for (const on of DAYS) {
      const today = SEVERITY_RULES.filter((rule) => inForce(rule, on) && rule.procedure !== 'simple')
      for (const type of TYPES) {
        for (const party of ['1', '2'] as const) {
          for (const fine of type === '03' ? FINES[party] : ['0']) {
            const content = { decision_date: on, counterparty_type: party, penalty_type: [type], fine_wan: fine }
            const usable = today.filter((rule) => decideSeverity(content, [rule]) !== null)
            if (usable.length !== 1)
              gaps.push(`${on} ${type} ${party} ${fine}: ${usable.map(({ id }) => id).join(' ')}`)
          }
        }
      }
    }
    expect(gaps).toEqual([])
  })

  test('同一期间每一天、每一级别、是否特定领域、单位和个人：恰有一条最适用的公示期规则', () => {
    const gaps: string[] = []
    const reversed = [...PUBLICITY_RULES].reverse()
    for (const decidedOn of DAYS) {
      for (const severity of ['minor', 'ordinary', 'serious'] as const) {
        for (const specialField of [true, false]) {
          for (const naturalPerson of [true, false]) {
            const question = {
              itemKey: 'penalty',
              itemPublicity: 'public' as const,
              severity,
              specialField,
              naturalPerson,
              personalMatter: false,
              decidedOn,
              content: {},
              exemptBasis: null,
              minorReason: null,
            }
            // Two rules that apply equally would give way to each other by their order.
            const [one, other] = [PUBLICITY_RULES, reversed].map((rules) => decidePublicity(question, rules).ruleId)
            if (!one || one !== other)
              gaps.push(`${decidedOn} ${severity} ${specialField ? '特定领域 ' : ''}${one}/${other}`)
          }
        }
      }
    }
    expect(gaps.slice(0, 3)).toEqual([])
  })

  test('有公示期的规则，最长期限都不超过3年（第36号令、第58号令）', () => {
    for (const rule of PUBLICITY_RULES.filter(({ itemKey }) => itemKey === 'penalty')) {
      expect(rule.maxMonths, rule.id).not.toBeNull()
      expect(rule.maxMonths).toBeLessThanOrEqual(36)
    }
  })
})

describe('采集目录（第4条；全国公共信用信息基础目录）', () => {
  test('键和编码不重复，键的格式、13个类别、模板、主体类型、部门都存在', () => {
    expect(new Set(CATALOGUE.map(({ key }) => key)).size).toBe(CATALOGUE.length)
    expect(new Set(CATALOGUE.map(({ code }) => code)).size).toBe(CATALOGUE.length)
    const departments = new Set(DEPARTMENTS.map(({ key }) => key))
    for (const item of CATALOGUE) {
      expect(item.key).toMatch(/^[a-z][a-z0-9-]{1,40}$/)
      expect(item.code).toMatch(/^410103\d{5}$/)
      expect(CATALOGUE_CLASSES[item.classNo], item.key).toBeTruthy()
      expect(TEMPLATES[item.template], item.key).toBeTruthy()
      for (const kind of item.subjectKinds) expect(SUBJECT_KINDS[kind], item.key).toBeTruthy()
      for (const key of item.departmentKeys) expect(departments.has(key), `${item.key}: ${key}`).toBe(true)
      expect(item.legalBasis, item.key).not.toBe('')
      expect(item.departments, item.key).not.toBe('')
    }
    expect(new Set(CATALOGUE.map(({ classNo }) => classNo)).size).toBe(13)
  })

  test('双公示和第15条的八类行为都在目录里，各用自己的模板，7个工作日', () => {
    for (const key of Object.keys(TEMPLATES).filter((one) => one !== 'general')) {
      expect(CATALOGUE.find((item) => item.key === key)).toMatchObject({
        template: key,
        classNo: 3,
        publicity: 'public',
        timeLimitWorkdays: 7,
      })
    }
  })

  test('对社会公开的目录项都有公示期规则，不公开的都没有', () => {
    for (const item of CATALOGUE) {
      const rules = PUBLICITY_RULES.filter(({ itemKey }) => itemKey === item.key)
      expect(rules.length > 0, item.key).toBe(item.publicity === 'public')
    }
    const keys = new Set(CATALOGUE.map(({ key }) => key))
    for (const { itemKey, id } of PUBLICITY_RULES) expect(keys.has(itemKey), id).toBe(true)
  })

  test('以某个字段为公示截止日的规则，模板里有那个日期字段', () => {
    for (const { untilField, itemKey, id } of PUBLICITY_RULES) {
      if (untilField === null) continue
      const item = CATALOGUE.find(({ key }) => key === itemKey)
      const field = item && TEMPLATES[item.template].byKey.get(untilField)
      expect(field?.kind, id).toBe('date')
    }
  })
})
