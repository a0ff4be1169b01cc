import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { amountsInText, compareAmounts, readAmount } from '@/lib/standards/money'

/** 万元 of an amount in fen, by whole numbers only. */
const wanOfFen = (fen: bigint): string => {
  const whole = fen / 1_000_000n
  const fraction = String(fen % 1_000_000n)
    .padStart(6, '0')
    .replace(/0+$/, '')
  return fraction ? `${whole}.${fraction}` : String(whole)
}
/** 元 of an amount in fen, with two decimals. */
const yuanOfFen = (fen: bigint): string => `${fen / 100n}.${String(fen % 100n).padStart(2, '0')}`
/** Up to 999,999,999,999.99 元: twelve digits before the point. */
const anyFen = fc.bigInt({ min: 0n, max: 99_999_999_999_999n })
const wan = (input: unknown, unit?: '元' | '万元') => {
  const reading = readAmount(input, unit)
  return reading.ok ? reading.wan : null
}

describe('金额：以万元计，最多六位小数（双公示标准 第20、21项）', () => {
  test.each([
    ['0.5', '0.5'],
    ['1.5', '1.5'],
    ['01.500', '1.5'],
    ['0', '0'],
    ['0.000001', '0.000001'],
    ['1,234.5', '1234.5'],
    ['１．５', '1.5'],
    [' 1 234 ', '1234'],
    ['1.5万', '1.5'],
    ['1.5万元', '1.5'],
    ['1.5万元整', '1.5'],
    ['5000元', '0.5'],
    ['1,500元', '0.15'],
    ['1，500元', '0.15'],
    ['￥0.5万元', '0.5'],
    ['¥5000元正', '0.5'],
    ['人民币5000元', '0.5'],
    ['RMB5000元', '0.5'],
    ['0.01元', '0.000001'],
    ['1元', '0.0001'],
    ['0.5000000000', '0.5'],
  ])('“%s”读作%s万元', (typed, amount) => {
    expect(wan(typed)).toBe(amount)
  })

  test('列的单位是元时换算；单元格写明的单位优先', () => {
    expect(wan('5000', '元')).toBe('0.5')
    expect(wan(5000, '元')).toBe('0.5')
    expect(wan('0.5万元', '元')).toBe('0.5')
    expect(wan('5000元', '万元')).toBe('0.5')
    expect(wan('5000', '万元')).toBe('5000')
  })

  test('比分更细的金额拒绝', () => {
    for (const [typed, unit] of [
      ['0.0000001', '万元'],
      ['0.001', '元'],
      ['1.234元', '万元'],
    ] as const)
      expect(readAmount(typed, unit)).toEqual({ ok: false, reason: '金额最多精确到分（以万元计6位小数）' })
  })

  test('不是金额的说明怎样填', () => {
    for (const typed of ['', '伍仟元', '-5', '1.2.3', '5%', '1e3', '约5000元', '12345678901234', '.5', '5.', '元'])
      expect(readAmount(typed), typed).toMatchObject({ ok: false })
    expect(readAmount('伍仟')).toEqual({ ok: false, reason: '“伍仟”不是金额，请只填数字，例如 0.5' })
    for (const value of [null, undefined, true, {}, [], Number.NaN, Number.POSITIVE_INFINITY, -1, 1e15])
      expect(readAmount(value).ok).toBe(false)
  })

  test('电子表格的二进制小数按15位有效数字读', () => {
    expect(wan(0.1 + 0.2)).toBe('0.3')
    expect(wan(1.1 * 3)).toBe('3.3')
    expect(wan(0.000001)).toBe('0.000001')
    expect(wan(123456.789012)).toBe('123456.789012')
    expect(wan(100_000.1 * 3)).toBe('300000.3')
  })

  test('任何以分计的金额：写成元、写成万元、带千分位，都精确读回（不用浮点数）', () => {
    fc.assert(
      fc.property(anyFen, (fen) => {
        const exact = wanOfFen(fen)
        const [whole = '', cents = ''] = yuanOfFen(fen).split('.')
        const grouped = `${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${cents}`
        expect(wan(`${yuanOfFen(fen)}元`)).toBe(exact)
        expect(wan(yuanOfFen(fen), '元')).toBe(exact)
        expect(wan(`￥${grouped}`, '元')).toBe(exact)
        expect(wan(`${exact}万元`)).toBe(exact)
        expect(wan(exact)).toBe(exact)
      }),
      { numRuns: 400 },
    )
  })

  test('读出的金额再读不变，形式符合存储格式', () => {
    const typed = fc.oneof(
      fc.stringMatching(/^\d{1,14}(\.\d{1,8})?(元|万元|万)?$/),
      fc.double({ min: 0, max: 1e12, noNaN: true }),
    )
    fc.assert(
      fc.property(typed, fc.constantFrom('元' as const, '万元' as const), (value, unit) => {
        const amount = wan(value, unit)
        if (amount === null) return
        expect(amount).toMatch(/^(0|[1-9]\d{0,11})(\.\d{0,5}[1-9])?$/)
        expect(wan(amount)).toBe(amount)
      }),
      { numRuns: 400 },
    )
  })
})

describe('金额比较', () => {
  test('按数值比较，尾零不计', () => {
    expect(compareAmounts('0.3', '0.300000')).toBe(0)
    expect(compareAmounts('0.300001', '0.3')).toBe(1)
    expect(compareAmounts('9', '10')).toBe(-1)
    expect(compareAmounts('0.29', '0.3')).toBe(-1)
    expect(compareAmounts('100', '100.000001')).toBe(-1)
  })

  test('与以分计的整数比较一致，大数也不失真', () => {
    fc.assert(
      fc.property(anyFen, anyFen, fc.bigInt({ min: -2n, max: 2n }), (a, b, near) => {
        for (const other of [b, a + near < 0n ? a : a + near]) {
          const expected = a < other ? -1 : a > other ? 1 : 0
          expect(compareAmounts(wanOfFen(a), wanOfFen(other))).toBe(expected)
        }
      }),
    )
  })
})

describe('文中的金额', () => {
  test('读出全部以元、万元写明的金额', () => {
    expect(amountsInText('罚款人民币5000元，没收违法所得1.2万元')).toEqual(['0.5', '1.2'])
    expect(amountsInText('罚款１０，０００ 元整')).toEqual(['1'])
    expect(amountsInText('罚款3万；另罚 500.50元')).toEqual(['3', '0.05005'])
    expect(amountsInText('罚款伍仟元；责令改正；第125条')).toEqual([])
  })
})
