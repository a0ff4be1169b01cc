import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { documentNumberKey, formatDocumentNumber } from '@/lib/standards/document-number'
import { TEXT_UNITS } from '../../support/generators'

const BRACKETS = ['〔〕', '[]', '()', '（）', '［］', '【】', '〖〗', '﹝﹞', '{}', '<>', '《》', '「」'] as const
const anyNumber = fc.record({
  word: fc.constantFrom('二七市监罚字', '郑二七环罚', '二七城管罚决', 'ABC', '豫郑二七'),
  year: fc.integer({ min: 1990, max: 2039 }),
  serial: fc.integer({ min: 1, max: 99999 }),
})

describe('公文文号 GB/T 9704：机关代字〔年份〕序号', () => {
  test.each(BRACKETS)('年份括号写作%s的归为〔〕', (pair) => {
    expect(formatDocumentNumber(`二七市监罚字${pair[0]}2026${pair[1]}12号`)).toBe('二七市监罚字〔2026〕12号')
  })

  test('全角数字、空白、零宽字符归一', () => {
    expect(formatDocumentNumber(' 二七市监罚字[２０２６] 12 号\u200B')).toBe('二七市监罚字〔2026〕12号')
    expect(formatDocumentNumber('二七市监罚字［ 2026 ］\u300012号')).toBe('二七市监罚字〔2026〕12号')
  })

  test('只改年份的括号：别的括号、四位数不是年份的照旧', () => {
    expect(formatDocumentNumber('二七（大学路）罚字[2026]5号')).toBe('二七(大学路)罚字〔2026〕5号')
    expect(formatDocumentNumber('JY[3410]号')).toBe('JY[3410]号')
    expect(formatDocumentNumber('JY[20261]号')).toBe('JY[20261]号')
  })

  test('各种连接号归为短横', () => {
    for (const dash of '‐‑‒–—−－') expect(formatDocumentNumber(`JY2410103${dash}12`)).toBe('JY2410103-12')
  })

  test('同一文号的各种写法是同一个键：括号五种写法、第字、前导零、大小写、空白', () => {
    fc.assert(
      fc.property(
        anyNumber,
        fc.constantFrom(...BRACKETS),
        fc.integer({ min: 0, max: 4 }),
        fc.boolean(),
        fc.boolean(),
        ({ word, year, serial }, pair, zeros, ordinal, blanks) => {
          const plain = `${word}〔${year}〕${serial}号`
          const blank = blanks ? ' ' : ''
          const written = `${word.toLowerCase()}${blank}${pair[0]}${blank}${year}${pair[1]}${ordinal ? '第' : ''}${'0'.repeat(zeros)}${serial}${blank}号`
          expect(documentNumberKey(written)).toBe(documentNumberKey(plain))
        },
      ),
      { numRuns: 300 },
    )
  })

  test('代字、年份、序号不同就是不同的键', () => {
    fc.assert(
      fc.property(anyNumber, anyNumber, (a, b) => {
        const key = ({ word, year, serial }: typeof a) => documentNumberKey(`${word}〔${year}〕${serial}号`)
        expect(key(a) === key(b)).toBe(a.word === b.word && a.year === b.year && a.serial === b.serial)
      }),
    )
    expect(documentNumberKey('二七市监罚字〔2026〕10号')).not.toBe(documentNumberKey('二七市监罚字〔2026〕1号'))
    expect(documentNumberKey('二七市监罚字〔2026〕0号')).toBe('二七市监罚字〔2026〕0号')
  })

  test('写法和键都是幂等的，写法不改变键', () => {
    const text = fc.string({
      unit: fc.constantFrom(...TEXT_UNITS, ...'〔〕[](){}第号〇0129', '2026', '[2026]'),
      maxLength: 24,
    })
    fc.assert(
      fc.property(text, (typed) => {
        const written = formatDocumentNumber(typed)
        const key = documentNumberKey(typed)
        expect(formatDocumentNumber(written)).toBe(written)
        expect(documentNumberKey(key)).toBe(key)
        expect(documentNumberKey(written)).toBe(key)
        expect(written).not.toMatch(/\s/)
      }),
      { numRuns: 400 },
    )
  })

  test('有字的文号不会变空（键不得为空）', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), (typed) => {
        fc.pre(/[^\s\u200B-\u200F\u202A-\u202E\u2060\uFEFF\u00AD]/u.test(typed))
        expect(documentNumberKey(typed)).not.toBe('')
      }),
    )
  })
})
