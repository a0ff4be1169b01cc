import { describe, expect, test } from 'vitest'
import { type Field, rawText, readField, readFields, setNames, shorten, showValue } from '@/lib/platform/fields'
import { LICENCE_TYPES, PENALTY_TYPES } from '@/lib/standards/code-sets'
import standard from '../standards/vectors/disclosure-standard.json'

const field = (changes: Partial<Field>): Field => ({
  key: 'f',
  label: '字段',
  kind: 'text',
  maxLength: 10,
  exposure: 'public',
  ...changes,
})
const value = (changes: Partial<Field>, raw: unknown, options = {}) => {
  const reading = readField(field(changes), raw, options)
  return reading.ok ? reading.value : reading.message
}

describe('单元格的文字', () => {
  test('空、数字、日期、列表、布尔', () => {
    expect([null, undefined, '', 0, 12, true].map(rawText)).toEqual(['', '', '', '0', '12', 'true'])
    expect(rawText(0.1 + 0.2)).toBe('0.3')
    expect(rawText(1234567.125)).toBe('1234567.125')
    expect(rawText(new Date('2026-03-05T00:00:00Z'))).toBe('2026-03-05')
    expect(rawText(['罚款', null, '', '警告'])).toBe('罚款；警告')
  })
})

describe('读一个字段', () => {
  test('空白和划掉的格子是空', () => {
    for (const raw of [undefined, null, '', '  ', '\u3000', '—', '-', '/', '\u200B', []])
      for (const kind of ['text', 'long', 'number', 'uscc', 'date', 'amount', 'code', 'codes', 'choice'] as const)
        expect(value({ kind }, raw), kind).toBeNull()
  })

  test('文字：整理空白，换行变空格；长文保留换行；长度以字计', () => {
    expect(value({}, ' 甲\n乙 ')).toBe('甲 乙')
    expect(value({ kind: 'long' }, ' 甲 \n 乙 ')).toBe('甲\n乙')
    expect(value({ maxLength: 3 }, '一二三')).toBe('一二三')
    expect(value({ maxLength: 3 }, '一二三四')).toBe('最多3个字，现有4个字，请精简')
    expect(value({ maxLength: 2 }, '𠀀𠀀')).toBe('𠀀𠀀')
    expect(value({}, 0)).toBe('0')
  })

  test('号码：半角、无空白、大写', () => {
    expect(value({ kind: 'number', maxLength: 20 }, ' 4101 03ｘ')).toBe('410103X')
    expect(value({ kind: 'number', maxLength: 3 }, '1234')).toBe('最多3个字，现有4个字，请精简')
    expect(value({ kind: 'uscc' }, ' 91410103ma40qh5c2j')).toBe('91410103MA40QH5C2J')
  })

  test('日期：文字、序号、1904年制', () => {
    expect(value({ kind: 'date' }, '2026年3月5日')).toBe('2026-03-05')
    expect(value({ kind: 'date' }, 46086)).toBe('2026-03-05')
    expect(value({ kind: 'date' }, 44624, { epoch1904: true })).toBe('2026-03-05')
    expect(value({ kind: 'date' }, '2026/2/30')).toBe('“2026/2/30”不是日期，请按 2026/03/05 的格式填写')
  })

  test('金额：列的单位', () => {
    expect(value({ kind: 'amount' }, '5000', { unit: '元' })).toBe('0.5')
    expect(value({ kind: 'amount' }, 5000, { unit: '元' })).toBe('0.5')
    expect(value({ kind: 'amount' }, '5000')).toBe('5000')
    expect(value({ kind: 'amount' }, '约5000')).toBe('“约5000”不是金额，请只填数字，例如 0.5')
  })

  test('代码：说出可填的名称；“其他”须注明，注可以另框填写', () => {
    const licence = { kind: 'code', set: LICENCE_TYPES } as const
    expect(value(licence, '登记')).toBe('5')
    expect(value(licence, '备案')).toBe('“备案”不在字段的代码中，可填：普通、特许、认可、核准、登记、其他')
    expect(value(licence, '其他')).toBe('字段为“其他”时请注明，例如“其他-具体类别”')
    expect(readField(field(licence), '其他-排污')).toEqual({ ok: true, value: '9', notes: { f_note: '排污' } })
    expect(readField(field(licence), '9', { note: '排污' })).toEqual({
      ok: true,
      value: '9',
      notes: { f_note: '排污' },
    })
    expect(readField(field(licence), '普通', { note: '排污' })).toEqual({ ok: true, value: '1' })
  })

  test('可填的名称按标准的次序排列（处罚类别从警告到其他）', () => {
    expect(setNames(PENALTY_TYPES)).toEqual(
      standard.codeSets.penalty_type.map(({ name }) => name.replace('-[注明]', '')),
    )
  })

  test('多值代码：去重、排序，注里可以有逗号', () => {
    const penalty = { kind: 'codes', set: PENALTY_TYPES } as const
    expect(value(penalty, '罚款、警告，罚款|03')).toEqual(['01', '03'])
    expect(readField(field(penalty), '其他-责令改正、限期十日；罚款')).toEqual({
      ok: true,
      value: ['03', '14'],
      notes: { f_note: '责令改正、限期十日' },
    })
    expect(value(penalty, '罚款；没有')).toContain('“没有”不在字段的代码中')
    expect(value(penalty, '罚款；没有')).toContain('多项用分号隔开')
    expect(value(penalty, '其他')).toContain('请注明内容')
    expect(value(penalty, ['14'])).toContain('请注明内容')
    expect(readField(field(penalty), ['14'], { note: '责令改正' })).toMatchObject({ notes: { f_note: '责令改正' } })
    expect(value(penalty, '没收违法所得、没收非法财物')).toEqual(['04', '05'])
  })

  test('注是给人看的文字：标点和括号照原样，与表单另框填写的一样', () => {
    const licence = field({ kind: 'code', set: LICENCE_TYPES })
    for (const note of ['排污，含（临时）', '排污 许可', '甲（乙）'])
      expect(readField(licence, `其他-${note}`)).toEqual(readField(licence, '其他', { note }))
  })

  test('选项：全半角和空白不论，别的说出可填的', () => {
    const choice = { kind: 'choice', choices: ['普通程序', '简易程序'] } as const
    expect(value(choice, ' 简易 程序')).toBe('简易程序')
    expect(value(choice, '当场处罚')).toBe('“当场处罚”不在可选项中，可填：普通程序、简易程序')
  })
})

describe('读一组字段', () => {
  const fields = new Map(
    [
      field({ key: 'kind', label: '类别', kind: 'code', set: { '1': '甲类', '2': '乙类' }, required: ['a', 'b'] }),
      field({ key: 'when', label: '日期', kind: 'date', required: ['a'], empty: ['b'] }),
      field({ key: 'money', label: '金额', kind: 'amount' }),
      field({ key: 'secret', label: '号码', kind: 'number', exposure: 'sealed', maxLength: 6, required: ['b'] }),
    ].map((one) => [one.key, one]),
  )
  const read = (raw: Record<string, unknown>, options = {}) =>
    readFields(
      fields,
      raw,
      (content) => (content.kind === '1' ? 'a' : content.kind === '2' ? 'b' : null),
      (variant) => (variant === 'a' ? '甲' : '乙'),
      options,
    )

  test('必填与应为空按类别', () => {
    expect(read({ kind: '甲类' }).faults).toEqual([
      { key: 'when', label: '日期', value: '', message: '日期必填，不能为空', rule: 'required' },
    ])
    expect(read({ kind: '乙类', when: '2026/3/5' }).faults).toEqual([
      { key: 'when', label: '日期', value: '2026/3/5', message: '乙的日期应为空，请删去或核对类别', rule: 'variant' },
      { key: 'secret', label: '号码', value: '', message: '号码必填，不能为空', rule: 'required' },
    ])
    expect(read({}).faults).toEqual([])
  })

  test('读不出的字段只报一次；一次报出全部问题', () => {
    expect(
      read({ kind: '1', when: '昨天', money: '很多', secret: '1234567' }).faults.map(({ key, rule }) => [key, rule]),
    ).toEqual([
      ['when', 'format'],
      ['money', 'format'],
      ['secret', 'format'],
    ])
  })

  test('加密字段不进内容，问题中只留前4位', () => {
    const { content, sealed, faults } = read({ kind: '2', secret: '12 34 56' })
    expect(content).toEqual({ kind: '2' })
    expect(sealed).toEqual({ secret: '123456' })
    expect(faults).toEqual([])
    expect(read({ kind: '2', secret: '1234567' }).faults[0]?.value).toBe('1234…')
  })

  test('金额按所在列的单位，1904年制用于各列', () => {
    expect(read({ kind: '1', when: 44624, money: 5000 }, { units: { money: '元' }, epoch1904: true }).content).toEqual({
      kind: '1',
      when: '2026-03-05',
      money: '0.5',
    })
  })

  test('问题中的原值过长截短', () => {
    expect(shorten('一'.repeat(40))).toBe('一'.repeat(40))
    expect(shorten('𠀀'.repeat(41))).toBe(`${'𠀀'.repeat(40)}…`)
    expect(read({ kind: '丙'.repeat(50) }).faults[0]?.value).toBe(`${'丙'.repeat(40)}…`)
  })
})

test('写给人看：代码、多值代码、长期、未填', () => {
  const content = { f: ['03', '14'], f_note: '责令改正', day: '2099-12-31', one: '9', one_note: '排污', plain: '文字' }
  expect(showValue(field({ kind: 'codes', set: PENALTY_TYPES }), content)).toBe('罚款、其他-责令改正')
  expect(showValue(field({ key: 'day', kind: 'date' }), content)).toBe('长期')
  expect(showValue(field({ key: 'one', kind: 'code', set: LICENCE_TYPES }), content)).toBe('其他-排污')
  expect(showValue(field({ key: 'plain' }), content)).toBe('文字')
  expect(showValue(field({ key: 'none' }), content)).toBe('')
})
