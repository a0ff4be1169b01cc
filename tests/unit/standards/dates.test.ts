import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  addMonths,
  chineseDate,
  chineseTime,
  civilDate,
  daysBetween,
  isCivilDate,
  readDate,
  startOfDay,
  WEEKDAY_NAMES,
  weekday,
} from '@/lib/standards/dates'
import { anyDate, dayNumber, dayOf } from '../../support/generators'

const wide = (text: string) => text.replace(/[!-~]/g, (ch) => String.fromCharCode(ch.charCodeAt(0) + 0xfee0))

describe('民用日期（GB/T 7408，北京时间）', () => {
  test('存在的日期才是日期，闰年按公历', () => {
    for (const text of ['2024-02-29', '2000-02-29', '1949-10-01', '9999-12-31']) expect(isCivilDate(text)).toBe(true)
    for (const text of [
      '2026-02-29',
      '1900-02-29',
      '2026-13-01',
      '2026-00-10',
      '2026-04-31',
      '2026-1-1',
      '2026/01/01',
      '',
    ])
      expect(isCivilDate(text), text).toBe(false)
  })

  test('加减天数跨月、跨年、跨闰日', () => {
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29')
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01')
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31')
    fc.assert(
      fc.property(anyDate(), fc.integer({ min: -20000, max: 20000 }), (date, n) => {
        expect(addDays(date, n)).toBe(dayOf(dayNumber(date) + n))
        expect(daysBetween(date, addDays(date, n))).toBe(n)
      }),
    )
  })

  test('月的对应日；没有对应日的，月末日为最后一日（民法典第202条）', () => {
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28')
    expect(addMonths('2024-01-31', 1)).toBe('2024-02-29')
    expect(addMonths('2026-08-31', 3)).toBe('2026-11-30')
    expect(addMonths('2024-02-29', 12)).toBe('2025-02-28')
    expect(addMonths('2026-11-24', 3)).toBe('2027-02-24')
    expect(addMonths('2026-03-31', -1)).toBe('2026-02-28')
    expect(addMonths('2026-01-15', -1)).toBe('2025-12-15')
    expect(addMonths('2026-05-05', 0)).toBe('2026-05-05')
  })

  test('加月：月份总是对的，日不超过原日，只在月末缩短', () => {
    fc.assert(
      fc.property(anyDate('1950-01-01', '2090-12-31'), fc.integer({ min: 0, max: 60 }), (date, n) => {
        const later = addMonths(date, n)
        const month = (text: string) => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7))
        expect(isCivilDate(later)).toBe(true)
        expect(month(later)).toBe(month(date) + n)
        if (later.slice(8) !== date.slice(8)) {
          expect(later.slice(8) < date.slice(8)).toBe(true)
          expect(addDays(later, 1).slice(8)).toBe('01')
        }
      }),
    )
  })

  test('星期', () => {
    expect(WEEKDAY_NAMES[weekday('2026-11-24')]).toBe('周二')
    expect(WEEKDAY_NAMES[weekday('2024-02-18')]).toBe('周日')
  })

  test('一日从北京时间零时开始，时刻落在北京时间的那一日', () => {
    expect(startOfDay('2026-11-24').toISOString()).toBe('2026-11-23T16:00:00.000Z')
    expect(civilDate(new Date('2026-11-23T15:59:59.999Z'))).toBe('2026-11-23')
    expect(civilDate(new Date('2026-11-23T16:00:00.000Z'))).toBe('2026-11-24')
    fc.assert(fc.property(anyDate(), (date) => civilDate(startOfDay(date)) === date))
  })

  test('写给人看的日期和时刻', () => {
    expect(chineseDate('2026-03-05')).toBe('2026年3月5日')
    expect(chineseTime(new Date('2026-11-24T01:05:59Z'))).toBe('2026-11-24 09:05')
  })
})

describe('读日期', () => {
  test.each([
    '2026-3-5',
    '2026-03-05',
    '2026/03/05',
    '2026/3/5',
    '2026.3.5',
    '2026.03.05',
    '2026年3月5日',
    '2026年03月05日',
    '2026 年 3 月 5 日',
    '20260305',
    '２０２６－０３－０５',
    '２０２６年３月５日',
    ' 2026-03-05 ',
    '\u20282026/3/5',
    '2026、3、5',
    '2026-03-05 10:30',
    '2026/3/5 8:05:09',
    '2026-03-05T00:00:00Z',
    '2026-03-05T00:00:00.000Z',
    '2026年3月5日 10:30',
    '46086',
    '46086.5',
  ])('“%s”读作2026-03-05', (text) => {
    expect(readDate(text)).toBe('2026-03-05')
  })

  test('不存在的日子和不是日期的文字都不读', () => {
    for (const text of [
      '2026-02-30',
      '20260230',
      '2026年13月1日',
      '2026',
      '2026-03',
      '26-03-05',
      '5/3/2026',
      '长期',
      '三月五日',
      '2026-03-05-',
      '1234',
      '123456',
      '99999',
      '',
      '-',
    ])
      expect(readDate(text), text).toBeNull()
    for (const value of [null, undefined, true, {}, [], ['2026-03-05'], Number.NaN, Number.POSITIVE_INFINITY, -5])
      expect(readDate(value)).toBeNull()
  })

  test('电子表格序号：1900年制，2000-01-01是36526，2099-12-31是73050', () => {
    expect(readDate(36526)).toBe('2000-01-01')
    expect(readDate('36526')).toBe('2000-01-01')
    expect(readDate(73050)).toBe('2099-12-31')
    expect(readDate('73051')).toBeNull()
    expect(readDate('36525')).toBeNull()
    expect(readDate(46086.75)).toBe('2026-03-05')
  })

  test('1900年制的闰年错误：59是2月28日，60（2月29日）不存在，61是3月1日', () => {
    expect([1, 59, 60, 61].map((serial) => readDate(serial))).toEqual(['1900-01-01', '1900-02-28', null, '1900-03-01'])
    expect([0, 0.5, 60.5].map((serial) => readDate(serial))).toEqual([null, null, null])
  })

  test('1904年制的序号少1462天', () => {
    expect(readDate(0, { epoch1904: true })).toBe('1904-01-01')
    expect(readDate(46086 - 1462, { epoch1904: true })).toBe('2026-03-05')
    expect(readDate('44624', { epoch1904: true })).toBe('2026-03-05')
    fc.assert(
      fc.property(fc.integer({ min: 4000, max: 73050 }), (serial) => {
        expect(readDate(serial - 1462, { epoch1904: true })).toBe(readDate(serial))
      }),
    )
  })

  test('只填了年份的数字单元格（2018）不是序号，不当作1905年', () => {
    for (const year of [1995, 2018, 2026]) expect(readDate(year), String(year)).toBeNull()
  })

  test('数字20260305和UTC零时的Date也能读，无效的Date不读', () => {
    expect(readDate(20260305)).toBe('2026-03-05')
    expect(readDate(20260230)).toBeNull()
    expect(readDate(new Date('2026-03-05T00:00:00Z'))).toBe('2026-03-05')
    expect(readDate(new Date(Number.NaN))).toBeNull()
  })

  test('年份不是四位的Date不是日期', () => {
    for (const iso of ['+010000-01-01T00:00:00Z', '-000001-06-01T00:00:00Z'])
      expect(readDate(new Date(iso)), iso).toBeNull()
  })

  test('任何日期写成任何通行的样子都读回原日', () => {
    const styles: ((y: string, m: string, d: string) => unknown)[] = [
      (y, m, d) => `${y}-${m}-${d}`,
      (y, m, d) => `${y}/${m}/${d}`,
      (y, m, d) => `${y}.${Number(m)}.${Number(d)}`,
      (y, m, d) => `${y}年${Number(m)}月${Number(d)}日`,
      (y, m, d) => `${y}${m}${d}`,
      (y, m, d) => wide(`${y}-${Number(m)}-${Number(d)}`),
      (y, m, d) => `${y}/${Number(m)}/${Number(d)} 0:00:00`,
      (y, m, d) => Number(`${y}${m}${d}`),
      (y, m, d) => new Date(`${y}-${m}-${d}T00:00:00Z`),
      (y, m, d) => chineseDate(`${y}-${m}-${d}`),
    ]
    fc.assert(
      fc.property(anyDate('1900-01-01', '2100-12-31'), fc.constantFrom(...styles), (date, style) => {
        const [year = '', month = '', day = ''] = date.split('-')
        expect(readDate(style(year, month, day))).toBe(date)
      }),
      { numRuns: 400 },
    )
  })

  test('序号与日期一一对应', () => {
    fc.assert(
      fc.property(anyDate('1910-01-01', '2099-12-31'), (date) => {
        expect(readDate(dayNumber(date) - dayNumber('1899-12-30'))).toBe(date)
      }),
    )
  })

  test('读出来的一定是存在的日期', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.stringMatching(/^\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?$/), fc.double()),
        (raw) => {
          const date = readDate(raw)
          if (date !== null) expect(isCivilDate(date)).toBe(true)
        },
      ),
      { numRuns: 400 },
    )
  })
})
