import { describe, expect, test } from 'vitest'
import { showValue } from '@/lib/platform/fields'
import { EVERY_COUNTERPARTY } from '@/lib/records/rules-common'
import { contentSchema, readContent } from '@/lib/records/rules-content'
import { COMPUTED_HEADERS } from '@/lib/records/rules-penalty'
import { TEMPLATES, type Template, type TemplateKey, templateOf } from '@/lib/records/rules-templates'
import { CONTEXT, COUNTERPARTIES, rawRow, readRow, TEMPLATE_KEYS } from '../../support/records'
import standard from '../standards/vectors/disclosure-standard.json'

const EVERY_CASE = TEMPLATE_KEYS.flatMap((key) => COUNTERPARTIES.map((counterparty) => [key, counterparty] as const))
/** Ours are longer than the standard's: a hyphen in the organisation code, the word instead of the digit of a status. */
const LONGER: Record<string, number> = { counterparty_org_code: 10, status: 4 }

describe.each(['licence', 'penalty'] as const)('双公示标准的字段：%s', (key) => {
  const fields = TEMPLATES[key].fields.filter((field) => !field.local && field.key !== 'exempt_basis')
  const expected = standard[key].filter((field) => field.required !== 'system')

  test('字段、顺序、名称、国家标准键与标准一致', () => {
    const ours = fields.map((field) => [field.key, field.label, field.national])
    expect(ours).toEqual(expected.map((field) => [field.key, field.zh, field.national_key]))
  })

  test('必填：both 各类都填，legal 法人和个体工商户，natural 自然人', () => {
    const meaning: Record<string, readonly string[]> = {
      both: EVERY_COUNTERPARTY,
      legal: ['organisation', 'trader'],
      natural: ['person'],
    }
    for (const field of fields) {
      const rule = expected.find((one) => one.key === field.key)?.required ?? ''
      expect(field.required ?? [], field.key).toEqual(meaning[rule] ?? [])
    }
  })

  test('法人类、自然人类模板没有的字段，对应的类别必须为空', () => {
    for (const field of fields) {
      const empty = [
        ...(standard.variants[key].legal.includes(field.key) ? [] : ['organisation', 'trader']),
        ...(standard.variants[key].natural.includes(field.key) ? [] : ['person']),
      ]
      expect(field.empty ?? [], field.key).toEqual(empty)
    }
  })

  test('文字长度与标准一致', () => {
    for (const field of fields) {
      const length = expected.find((one) => one.key === field.key)?.max_len
      if (typeof length === 'number') expect(field.maxLength, field.key).toBe(LONGER[field.key] ?? length)
    }
  })

  test('证件号码加密，证件类型和备注只供部门，其余公示', () => {
    const exposed = Object.fromEntries(fields.map((field) => [field.key, field.exposure]))
    for (const sealed of ['legal_rep_id_no', 'person_id_no']) expect(exposed[sealed]).toBe('sealed')
    for (const inner of ['legal_rep_id_type', 'person_id_type', 'remark']) expect(exposed[inner]).toBe('department')
    const rest = fields.filter(({ key }) => !/_id_|^remark$/.test(key))
    expect(rest.map((field) => field.exposure)).toEqual(rest.map(() => 'public'))
  })
})

test('公示截止期由系统计算，不取表格中的值（处罚第25项）', () => {
  const computed = standard.penalty.find((field) => field.required === 'system')
  expect(COMPUTED_HEADERS).toEqual(expect.arrayContaining([computed?.zh, computed?.national_key]))
  expect(TEMPLATES.penalty.byKey.has('publicity_end')).toBe(false)
  expect(readRow('penalty', { publicity_end: '2099-12-31' }).content).not.toHaveProperty('publicity_end')
})

describe.each(standard.otherActs)('第15条其他行政行为：$zh', (act) => {
  const template: Template = templateOf(act.key)

  test('共同字段和特有字段齐全，特有字段的名称和必填一致', () => {
    expect(template.name).toBe(act.zh)
    for (const key of act.common) expect(template.byKey.has(key), key).toBe(true)
    for (const { key, zh, required } of act.specific) {
      const field = template.byKey.get(key)
      expect(field?.label, key).toBe(zh)
      expect(field?.required?.length ?? 0, key).toBe(required ? 3 : 0)
    }
  })
})

describe('每个模板', () => {
  test.each(EVERY_CASE)('%s 关于%s的最小样例可读，没有问题和提示，存储格式接受，再读不变', (key, counterparty) => {
    const reading = readRow(key, {}, counterparty)
    expect(reading).toMatchObject({ faults: [], warnings: [], counterparty })
    expect(contentSchema(TEMPLATES[key]).parse(reading.content)).toEqual(reading.content)
    const again = readContent(TEMPLATES[key], { ...reading.content, ...reading.sealed }, CONTEXT)
    expect(again).toEqual(reading)
  })

  test.each(EVERY_CASE)('%s 关于%s：缺任何一个必填项都指出那一项', (key, counterparty) => {
    for (const field of TEMPLATES[key].fields as Template['fields']) {
      if (!field.required?.includes(counterparty)) continue
      for (const blank of [undefined, null, '', '  ', '—', '/']) {
        const missing = readRow(key, { [field.key]: blank }, counterparty).faults
        if (field.key === 'counterparty_type') {
          expect(missing.map((fault) => [fault.key, fault.rule, fault.message])).toEqual([
            ['counterparty_type', 'required', '行政相对人类别必填，不能为空'],
          ])
        } else
          expect(missing, field.key).toContainEqual(
            expect.objectContaining({ key: field.key, label: field.label, message: `${field.label}必填，不能为空` }),
          )
      }
    }
  })

  test.each(EVERY_CASE)('%s 关于%s：该类别应为空的项填了就指出', (key, counterparty) => {
    const filled: Record<string, string> = {
      counterparty_uscc: '91410103MA40QH5C2J',
      legal_rep_id_type: '身份证',
      person_id_type: '身份证',
      legal_rep_id_no: '410103199003071237',
      person_id_no: '410103199003071237',
    }
    for (const field of TEMPLATES[key].fields as Template['fields']) {
      if (!field.empty?.includes(counterparty)) continue
      const { faults } = readRow(key, { [field.key]: filled[field.key] ?? '示例' }, counterparty)
      expect(faults, field.key).toContainEqual(
        expect.objectContaining({ key: field.key, rule: 'variant', message: expect.stringContaining('应为空') }),
      )
    }
  })

  test('键不重复，必填与应为空不冲突，标题字段都在模板里', () => {
    for (const template of Object.values(TEMPLATES) as Template[]) {
      expect(new Set(template.fields.map(({ key }) => key)).size).toBe(template.fields.length)
      for (const field of template.fields)
        expect((field.required ?? []).filter((one) => field.empty?.includes(one))).toEqual([])
      for (const key of template.headline) expect(template.byKey.get(key)?.exposure).toBe('public')
    }
  })

  test('不认识的模板是错误', () => {
    expect(() => templateOf('nothing')).toThrow('nothing')
    expect(templateOf('licence')).toBe(TEMPLATES.licence)
  })

  test('存储格式拒绝多余的键、加密字段和不在代码中的值', () => {
    const { content, sealed } = readRow('penalty', {}, 'person')
    const schema = contentSchema(TEMPLATES.penalty)
    for (const wrong of [
      { ...content, ...sealed },
      { ...content, surprise: '1' },
      { ...content, penalty_type: ['99'] },
      { ...content, penalty_type: [] },
      { ...content, decision_date: '2026/11/20' },
      { ...content, decision_date: '2026-02-30' },
      { ...content, fine_wan: '0.0000001' },
      { ...content, procedure: '快速程序' },
      { ...content, counterparty_name: '' },
    ])
      expect(schema.safeParse(wrong).success).toBe(false)
    expect(sealed).toEqual({ person_id_no: '410103199003071237' })
  })

  test('写给人看：代码显示名称和注，2099-12-31显示长期', () => {
    const { content } = readRow('licence', { licence_type: '其他-排污', valid_to: '2099/12/31' })
    const shown = (key: TemplateKey | string) => {
      const field = TEMPLATES.licence.byKey.get(key)
      return field ? showValue(field, content) : null
    }
    expect(['licence_type', 'status', 'valid_to', 'valid_from', 'cert_no'].map(shown)).toEqual([
      '其他-排污',
      '有效',
      '长期',
      '2026-11-20',
      '',
    ])
    const penalty = readRow('penalty', { penalty_type: '罚款；其他-责令改正' }).content
    const types = TEMPLATES.penalty.byKey.get('penalty_type')
    expect(types && showValue(types, penalty)).toBe('罚款、其他-责令改正')
  })

  test('最小样例里没有不认识的键', () => {
    for (const [key, counterparty] of EVERY_CASE)
      for (const name of Object.keys(rawRow(key, counterparty))) expect(TEMPLATES[key].byKey.has(name), name).toBe(true)
  })
})
