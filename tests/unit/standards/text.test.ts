import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { regionName } from '@/lib/standards/regions'
import { foldCode, foldName, tidy, toHalfWidth } from '@/lib/standards/text'
import { TEXT_UNITS } from '../../support/generators'

const anyText = fc.string({
  unit: fc.constantFrom(...TEXT_UNITS, '\n', '\t', '\u00A0', '\u200B', '\uFEFF', '\r\n', '・'),
})

describe('键入文字的归一', () => {
  test('全角形式变半角，全角空格和不断行空格变空格，零宽字符去掉', () => {
    expect(toHalfWidth('Ａ１（ａ）～！')).toBe('A1(a)~!')
    expect(toHalfWidth('甲\u3000乙\u00A0丙')).toBe('甲 乙 丙')
    expect(toHalfWidth('4\u200B1\uFEFF0\u00AD1\u202E')).toBe('4101')
    expect(toHalfWidth('，。、；《》')).toBe(',。、;《》')
  })

  test('代码：半角、无空白、大写', () => {
    expect(foldCode(' ９1４4\u3000a\u200Bb\tＣ\n')).toBe('9144ABC')
  })

  test('正文：首尾空白去掉，连续空白并成一个，换行保留，中文标点不动', () => {
    expect(tidy('  违法\u3000\u3000事实（一）， \t 见附件。 \r\n  第二段 \u200B')).toBe(
      '违法 事实（一）， 见附件。\n第二段',
    )
    expect(tidy('\u3000\u00A0 \n ')).toBe('')
  })

  test('名称：括号、全半角、大小写、间隔号、空白不同的是同一个名称', () => {
    const name = '郑州ABC（二七）买买提·艾力有限公司'
    for (const typed of [
      '郑州ABC(二七)买买提·艾力有限公司',
      '郑州ａｂｃ〔二七〕买买提•艾力有限公司',
      ' 郑州 Abc【二七】买买提・艾力 有限公司',
      '郑州ＡＢＣ[二七]买买提‧艾力有限公司\u200B',
    ])
      expect(foldName(typed)).toBe(foldName(name))
    expect(foldName('郑州甲有限公司')).not.toBe(foldName('郑州乙有限公司'))
    expect(foldName('⑴号店')).toBe(foldName('(1)号店'))
  })

  test('各种归一都是幂等的', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const fold of [toHalfWidth, foldCode, tidy, foldName]) expect(fold(fold(text))).toBe(fold(text))
      }),
      { numRuns: 400 },
    )
  })

  test('归一后的代码没有空白、小写和全角', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-composite' }), (text) => !/[\s\uFF01-\uFF5Ea-z]/.test(foldCode(text))),
    )
  })
})

describe('行政区划 GB/T 2260', () => {
  test.each([
    ['410103', '河南省郑州市二七区'],
    ['410100', '河南省郑州市'],
    ['410000', '河南省'],
    ['100000', '国家级'],
    ['440300', '广东省'],
    ['000000', null],
    ['990000', null],
  ])('%s 是 %s', (code, name) => {
    expect(regionName(code)).toBe(name)
  })
})
