import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  COUNTERPARTY_TYPES,
  type CodeSet,
  codeName,
  ID_TYPES,
  LICENCE_STATUSES,
  LICENCE_TYPES,
  PENALTY_TYPES,
  readCode,
  splitCodes,
} from '@/lib/standards/code-sets'
import standard from './vectors/disclosure-standard.json'

const SETS: [string, CodeSet, { code: string; name: string }[]][] = [
  ['行政相对人类别', COUNTERPARTY_TYPES, standard.codeSets.counterparty_type],
  ['许可类别', LICENCE_TYPES, standard.codeSets.licence_type],
  ['处罚类别', PENALTY_TYPES, standard.codeSets.penalty_type],
  ['证件类型', ID_TYPES, standard.codeSets.id_type],
  ['当前状态', LICENCE_STATUSES, standard.codeSets.licence_status],
]
const code = (set: CodeSet, typed: string) => {
  const reading = readCode(set, typed)
  return reading.ok ? reading.code : null
}

describe('代码集（发改办财金〔2018〕424号；《行政处罚法》第九条）', () => {
  test.each(SETS)('%s的代码和名称与标准一致', (_name, set, expected) => {
    expect(set).toEqual(Object.fromEntries(expected.map((one) => [one.code, one.name.replace('-[注明]', '')])))
  })

  test.each(SETS)('%s：代码、名称、“代码-名称”、“代码名称”、全角、带空白都能读', (_name, set) => {
    for (const [value, name] of Object.entries(set)) {
      const wide = value.replace(/\d/g, (ch) => String.fromCharCode(ch.charCodeAt(0) + 0xfee0))
      for (const typed of [
        value,
        String(Number(value)),
        name,
        ` ${name} `,
        `${value}-${name}`,
        `${value}.${name}`,
        wide,
      ])
        expect(readCode(set, typed), typed).toMatchObject({ ok: true, code: value })
      if (name !== '其他') expect(readCode(set, `${value}${name}`), name).toEqual({ ok: true, code: value, note: '' })
    }
  })

  test.each(SETS)('%s：不在其中的代码和名称拒绝', (_name, set) => {
    for (const typed of ['', '  ', '0', '00', '15', '99', '无', '警 示', '其他人', '-', '3.5']) {
      expect(readCode(set, typed), typed).toEqual({ ok: false })
    }
  })

  test('读到的代码总在集内，读任何文字都不抛错', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'0129其他罚款-—:（）()警告、 普通') }),
        fc.constantFrom(...SETS),
        (typed, entry) => {
          const found = code(entry[1], typed)
          if (found !== null) expect(Object.keys(entry[1])).toContain(found)
        },
      ),
      { numRuns: 400 },
    )
  })
})

describe('其他-注明', () => {
  test('名称或代码后面的说明就是注', () => {
    expect(readCode(PENALTY_TYPES, '其他-责令改正')).toEqual({ ok: true, code: '14', note: '责令改正' })
    expect(readCode(PENALTY_TYPES, '14-责令改正')).toEqual({ ok: true, code: '14', note: '责令改正' })
    expect(readCode(PENALTY_TYPES, '其它：责令改正')).toEqual({ ok: true, code: '14', note: '责令改正' })
    expect(readCode(LICENCE_TYPES, '其他——排污许可')).toEqual({ ok: true, code: '9', note: '排污许可' })
    expect(readCode(ID_TYPES, '9_军官证')).toEqual({ ok: true, code: '9', note: '军官证' })
    expect(readCode(PENALTY_TYPES, '其他')).toEqual({ ok: true, code: '14', note: '' })
  })

  test('没有“其他”的代码集不收说明', () => {
    expect(readCode(COUNTERPARTY_TYPES, '其他-合伙')).toEqual({ ok: false })
  })

  test('名称照样写回：代码、注、未知代码', () => {
    expect(codeName(PENALTY_TYPES, '03')).toBe('罚款')
    expect(codeName(PENALTY_TYPES, '14', '责令改正')).toBe('其他-责令改正')
    expect(codeName(PENALTY_TYPES, '77')).toBe('77')
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'责令改正限期整治A1'), minLength: 1 }), (note) => {
        expect(readCode(PENALTY_TYPES, codeName(PENALTY_TYPES, '14', note))).toEqual({ ok: true, code: '14', note })
      }),
    )
  })
})

describe('旧名称和通行说法', () => {
  test.each([
    ['法人', '1', COUNTERPARTY_TYPES],
    ['企业', '1', COUNTERPARTY_TYPES],
    ['法人或其他组织', '1', COUNTERPARTY_TYPES],
    ['非法人组织', '1', COUNTERPARTY_TYPES],
    ['个体', '4', COUNTERPARTY_TYPES],
    ['个人', '2', COUNTERPARTY_TYPES],
    ['公民', '2', COUNTERPARTY_TYPES],
    ['居民身份证', '1', ID_TYPES],
    ['护照', '2', ID_TYPES],
    ['港澳通行证', '3', ID_TYPES],
    ['台湾通行证', '4', ID_TYPES],
    ['普通许可', '1', LICENCE_TYPES],
    ['吊销许可证', '08', PENALTY_TYPES],
    ['暂扣许可证', '06', PENALTY_TYPES],
    ['停产停业', '10', PENALTY_TYPES],
  ] as [string, string, CodeSet][])('“%s”读作%s', (typed, expected, set) => {
    expect(code(set, typed)).toBe(expected)
  })

  test('2018年版的处罚种类：能对应的对应，一个名称含两种不同处罚的不猜', () => {
    const read = (typed: string) => splitCodes(typed).map((part) => code(PENALTY_TYPES, part))
    const old = Object.fromEntries(standard.codeSets.penalty_type_old_2018.map((name) => [name, read(name)]))
    expect(old).toEqual({
      警告: ['01'],
      罚款: ['03'],
      '没收违法所得、没收非法财物': ['04', '05'],
      责令停产停业: ['10'],
      '暂扣或者吊销许可证、暂扣或者吊销执照': [null, null],
      行政拘留: ['13'],
      其他: ['14'],
    })
  })
})

describe('代码与名称矛盾时不猜（另一种代码表中01是自然人）', () => {
  test.each([
    ['01-自然人', COUNTERPARTY_TYPES],
    ['1自然人', COUNTERPARTY_TYPES],
    ['2.法人', COUNTERPARTY_TYPES],
    ['03-警告', PENALTY_TYPES],
    ['08:暂扣许可证件', PENALTY_TYPES],
    ['1-无效', LICENCE_STATUSES],
  ] as [string, CodeSet][])('“%s”拒绝', (typed, set) => {
    expect(readCode(set, typed)).toEqual({ ok: false })
  })
})

test('多值单元格按分号、逗号、顿号、竖线、换行拆开，空项不计', () => {
  expect(splitCodes('罚款；没收违法所得;警告，通报批评,责令关闭、限制从业|行政拘留\n其他-责令改正；；')).toEqual([
    '罚款',
    '没收违法所得',
    '警告',
    '通报批评',
    '责令关闭',
    '限制从业',
    '行政拘留',
    '其他-责令改正',
  ])
  expect(splitCodes(' ； ')).toEqual([])
})
