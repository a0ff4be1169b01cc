import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Field } from '@/lib/platform/fields'
import { contentSchema, readContent } from '@/lib/records/rules-content'
import { TEMPLATES, type Template } from '@/lib/records/rules-templates'
import { anyLicenceRow, anyPenaltyRow } from '../../support/raw-rows'
import { CONTEXT, ID_NUMBER, type Raw, rawRow, readRow, TEMPLATE_KEYS } from '../../support/records'

/** What every reading without faults must hold to: the stored form accepts it, and reading it again changes nothing. */
function expectSettled(template: Template, raw: Raw): boolean {
  const reading = readContent(template, raw, CONTEXT)
  if (reading.faults.length > 0) return false
  const { content, sealed } = reading
  expect(contentSchema(template).parse(content)).toEqual(content)
  const again = readContent(template, { ...content, ...sealed }, CONTEXT)
  expect(again.faults).toEqual([])
  expect(again.content).toEqual(content)
  expect(again.sealed).toEqual(sealed)
  return true
}

describe.each([
  ['licence', anyLicenceRow],
  ['penalty', anyPenaltyRow],
] as const)('生成的%s行', (key, rows) => {
  test('每种允许的写法都没有问题，存储格式接受，再读不变', () => {
    fc.assert(
      fc.property(rows, (raw) => {
        expect(readContent(TEMPLATES[key], raw, CONTEXT).faults).toEqual([])
        expect(expectSettled(TEMPLATES[key], raw)).toBe(true)
      }),
      { numRuns: 300 },
    )
  })

  test('证件号码从不进入内容', () => {
    fc.assert(
      fc.property(rows, (raw) => {
        const { content, sealed } = readContent(TEMPLATES[key], raw, CONTEXT)
        for (const name of Object.keys(sealed)) expect(content).not.toHaveProperty(name)
        for (const number of Object.values(sealed)) expect(Object.values(content)).not.toContain(number)
      }),
    )
  })
})

describe('任意输入', () => {
  const leaf = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.string({ unit: 'binary' }),
    fc.constantFrom('其他', '其他-', '14', '2099-12-31', '0', '*', '\u200B', '〔2026〕第012号'),
    fc.double(),
    fc.integer(),
    fc.boolean(),
    fc.date({ min: new Date('0100-01-01'), max: new Date('9999-12-31') }),
    fc.constantFrom(null, undefined),
  )
  const anyValue = fc.oneof(leaf, fc.array(leaf, { maxLength: 3 }))
  /** A good row in which some values are anything. */
  const disturbed = (value: fc.Arbitrary<unknown>) =>
    fc.constantFrom(...TEMPLATE_KEYS).chain((key) => {
      const names = (TEMPLATES[key].fields as readonly Field[]).flatMap((field) => [field.key, `${field.key}_note`])
      const changes = fc.dictionary(fc.constantFrom(...names), value, { maxKeys: 6 })
      const party = fc.constantFrom('organisation' as const, 'person' as const, 'trader' as const)
      return fc.tuple(party, changes).map(([one, some]) => ({ key, raw: { ...rawRow(key, one), ...some } as Raw }))
    })

  test('文字、数字、日期、列表：从不抛错，没有问题的都能存、再读不变', () => {
    // Line ends in single-line fields have a test of their own below.
    const oneLine = anyValue.filter((value) => !/[\r\n]/.test(String(value)))
    fc.assert(
      fc.property(disturbed(oneLine), ({ key, raw }) => {
        expectSettled(TEMPLATES[key], raw)
      }),
      { numRuns: 1500 },
    )
  })

  test('任何值（对象、没有原型的对象、自带toString的对象）：从不抛错', () => {
    const anything = fc.anything({
      withBigInt: true,
      withBoxedValues: true,
      withDate: true,
      withMap: true,
      withNullPrototype: true,
      withObjectString: true,
      withSet: true,
      withSparseArray: true,
      withTypedArray: true,
    })
    fc.assert(
      fc.property(disturbed(anything), ({ key, raw }) => {
        const { faults } = readContent(TEMPLATES[key], raw, CONTEXT)
        for (const fault of faults) expect(fault.message).not.toBe('')
      }),
      { examples: [[{ key: 'penalty', raw: { ...rawRow('penalty'), content: { toString: 1 } } }]], numRuns: 500 },
    )
  })

  test('对象不是文字：不会存成“[object Object]”', () => {
    const { content, faults } = readRow('penalty', { violation_fact: { text: '事实' } })
    expect(JSON.stringify(content)).not.toContain('[object')
    expect(faults.map((fault) => fault.key)).toEqual(['violation_fact'])
  })
})

describe('再读不变的边界', () => {
  test('单行字段中连续换行并成一个空格', () => {
    const { content } = readRow('penalty', { counterparty_name: '郑州示例\n\n食品有限公司' })
    expect(content.counterparty_name).toBe('郑州示例 食品有限公司')
    expectSettled(TEMPLATES.penalty, { ...rawRow('penalty'), counterparty_name: '郑州示例\n\n食品有限公司' })
  })

  test.each(['－', '／', '——', '-', '/', '—'])('划掉的格子“%s”是空格子，必填的要补', (mark) => {
    const { faults, content } = readRow('penalty', { doc_no: mark, revoked_cert: mark, counterparty_inst_no: mark })
    expect(content).not.toHaveProperty('revoked_cert')
    expect(content).not.toHaveProperty('counterparty_inst_no')
    expect(faults).toMatchObject([{ key: 'doc_no', rule: 'required' }])
  })

  test('多行字段保留分段', () => {
    const violation_fact = '第一段 \r\n  第二段\n\n第三段'
    const { content } = readRow('penalty', { violation_fact })
    expect(content.violation_fact).toBe('第一段\n第二段\n\n第三段')
    expect(expectSettled(TEMPLATES.penalty, { ...rawRow('penalty'), violation_fact })).toBe(true)
  })

  test('“其他”的注与表单另框填写的注', () => {
    const typed = readRow('licence', { licence_type: '9', licence_type_note: ' 排污 许可 ' })
    expect(typed.content).toMatchObject({ licence_type: '9', licence_type_note: '排污 许可' })
    expect(expectSettled(TEMPLATES.licence, { ...rawRow('licence'), licence_type: '其他-排污 (A)' })).toBe(true)
    const many = { ...rawRow('penalty'), penalty_type: ['03', '其他-责令改正，限期十日'] }
    expect(expectSettled(TEMPLATES.penalty, many)).toBe(true)
    expect(readRow('licence', { licence_type: '普通', licence_type_note: '多余' }).content).not.toHaveProperty(
      'licence_type_note',
    )
  })

  test.each([
    ['licence', 'licence_type'],
    ['penalty', 'penalty_type'],
  ] as const)('%s 的“其他”的注过长：说出来，不是存的时候才失败', (key, field) => {
    const raw = { ...rawRow(key), [field]: `其他-${'长'.repeat(257)}`, fine_wan: '', content: '责令改正' }
    const { faults } = readContent(TEMPLATES[key], raw, CONTEXT)
    expect(faults.map((fault) => fault.key)).toEqual([field])
    expect(expectSettled(TEMPLATES[key], { ...raw, [field]: `其他-${'长'.repeat(200)}` })).toBe(true)
  })

  test('加密字段再读不变', () => {
    const { sealed } = readRow('penalty', { person_id_no: ` ${ID_NUMBER} ` }, 'person')
    expect(sealed).toEqual({ person_id_no: ID_NUMBER })
  })

  test('数字单元格按15位有效数字写成文字', () => {
    expect(readRow('penalty', { doc_no: 202612, fine_wan: 0.1 + 0.2, content: '罚款' }).content).toMatchObject({
      doc_no: '202612',
      fine_wan: '0.3',
    })
  })

  test('行中的其他键不进入内容', () => {
    const { content } = readRow('penalty', { __proto__x: 'x', constructor_: 'y', hidden: 'z' })
    for (const key of ['__proto__x', 'constructor_', 'hidden']) expect(content).not.toHaveProperty(key)
  })
})
