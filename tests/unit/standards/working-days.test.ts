import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  CalendarMissing,
  deadline,
  makeCalendar,
  readDay,
  withinCalendar,
  workdaysBetween,
  workdaysLeft,
} from '@/lib/standards/working-days'
import { seedCalendar } from '../../support/calendar'
import { anyDate, dayNumber, dayOf, daysFrom } from '../../support/generators'
import vectors from './vectors/deadlines.json'

const calendar = seedCalendar()
const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
const weekdayOf = (date: string) => WEEKDAYS[new Date(`${date}T00:00:00Z`).getUTCDay()]
/** Far enough from the end of the calendar for every period below. */
const anyStart = anyDate('2022-01-01', '2026-10-31')
const anyPeriod = fc.integer({ min: 0, max: 30 })

describe('工作日（国务院办公厅放假通知；民法典第201条；行政处罚法第85条）', () => {
  test.each(Object.entries(vectors.workingDays))('%s年有%i个工作日', (year, count) => {
    const days = daysFrom(`${year}-01-01`, `${year}-12-31`)
    expect(days.filter((date) => readDay(calendar, date).working)).toHaveLength(count)
  })

  test('2024年除夕（2月9日）法律上是工作日，2025年起除夕和5月2日放假', () => {
    expect(readDay(calendar, '2024-02-09')).toMatchObject({ working: true, reason: '周五' })
    expect(readDay(calendar, '2025-01-28')).toMatchObject({ working: false, reason: '春节放假' })
    expect(readDay(calendar, '2025-05-02')).toMatchObject({ working: false, reason: '劳动节放假' })
  })

  test('每一天都说明理由：平日、周末、放假、调休上班', () => {
    expect(readDay(calendar, '2026-09-24')).toEqual({ date: '2026-09-24', working: true, reason: '周四' })
    expect(readDay(calendar, '2026-09-19')).toEqual({ date: '2026-09-19', working: false, reason: '周六休息' })
    expect(readDay(calendar, '2026-09-25')).toEqual({ date: '2026-09-25', working: false, reason: '中秋节放假' })
    expect(readDay(calendar, '2026-09-20')).toEqual({
      date: '2026-09-20',
      working: true,
      reason: '周日，国庆节调休上班',
    })
  })

  test.each(vectors.sevenDays)('$from（$fromWeekday）起7个工作日到 $due（$dueWeekday）', (vector) => {
    expect(weekdayOf(vector.from)).toBe(vector.fromWeekday)
    expect(weekdayOf(vector.due)).toBe(vector.dueWeekday)
    const found = deadline(calendar, vector.from, 7)
    expect(found.due).toBe(vector.due)
    if (vector.counted) expect(found.days.filter((day) => day.working).map((day) => day.date)).toEqual(vector.counted)
  })

  test.each(vectors.repairClocks)('修复时限：$from 起$workdays个工作日到 $due', ({ from, workdays, due }) => {
    expect(deadline(calendar, from, workdays).due).toBe(due)
  })

  test('当日不计：决定日放假或上班都从次日数起，0个工作日就是当日', () => {
    expect(deadline(calendar, '2026-10-01', 1).due).toBe('2026-10-08')
    expect(deadline(calendar, '2026-09-30', 1).due).toBe('2026-10-08')
    expect(deadline(calendar, '2026-10-01', 0)).toEqual({
      from: '2026-10-01',
      workdays: 0,
      due: '2026-10-01',
      days: [],
    })
  })
})

describe('没有日历的年份是错误，不是推算', () => {
  test('2027年的日期、2021年的日期都不能计算，错误说出年份', () => {
    for (const date of ['2027-01-04', '2021-12-31']) {
      expect(() => readDay(calendar, date)).toThrow(CalendarMissing)
      expect(() => deadline(calendar, date, 0)).toThrow(`${date.slice(0, 4)}年的工作日日历尚未导入`)
    }
  })

  test('数到年底还不够的，报缺次年日历：2026-12-22 起还能数7天，2026-12-23 起不能', () => {
    expect(deadline(calendar, '2026-12-22', 7).due).toBe('2026-12-31')
    expect(() => deadline(calendar, '2026-12-23', 7)).toThrow(new CalendarMissing(2027))
    expect(() => deadline(calendar, '2026-12-31', 1)).toThrow(new CalendarMissing(2027))
    expect(deadline(calendar, '2026-12-31', 0).due).toBe('2026-12-31')
  })

  test('两日之间跨出日历也是错误', () => {
    expect(() => workdaysBetween(calendar, '2026-12-30', '2027-01-05')).toThrow(new CalendarMissing(2027))
    expect(() => workdaysBetween(calendar, '2021-12-30', '2022-01-05')).toThrow(new CalendarMissing(2021))
    expect(() => workdaysBetween(calendar, '2021-12-31', '2022-01-05')).toThrow(new CalendarMissing(2021))
    expect(() => workdaysLeft(calendar, '2027-01-05', '2026-12-30')).toThrow(new CalendarMissing(2027))
  })

  test('只有缺日历时待定为空，别的错误照旧抛出', () => {
    expect(withinCalendar(() => deadline(calendar, '2026-12-30', 7).due)).toBeNull()
    expect(withinCalendar(() => deadline(calendar, '2026-12-21', 7).due)).toBe('2026-12-30')
    expect(() =>
      withinCalendar(() => {
        throw new TypeError('other')
      }),
    ).toThrow(TypeError)
  })

  test('有年份而没有特殊日子的日历按周一至周五', () => {
    const plain = makeCalendar([2030], [])
    expect(daysFrom('2030-01-01', '2030-12-31').filter((date) => readDay(plain, date).working)).toHaveLength(261)
    expect(deadline(plain, '2030-01-04', 7).due).toBe('2030-01-15')
  })
})

describe('数法的性质', () => {
  test('期限的最后一日一定是工作日', () => {
    fc.assert(
      fc.property(anyStart, fc.integer({ min: 1, max: 30 }), (from, n) => {
        expect(readDay(calendar, deadline(calendar, from, n).due).working).toBe(true)
      }),
    )
  })

  test('数到的工作日恰好n个；说明逐日覆盖次日至期限日，无遗漏无重复', () => {
    fc.assert(
      fc.property(anyStart, anyPeriod, (from, n) => {
        const { days, due } = deadline(calendar, from, n)
        expect(days.filter((day) => day.working)).toHaveLength(n)
        expect(days.map((day) => day.date)).toEqual(due > from ? daysFrom(dayOf(dayNumber(from) + 1), due) : [])
        for (const day of days) expect(day).toEqual(readDay(calendar, day.date))
      }),
    )
  })

  test('天数越多期限越晚', () => {
    fc.assert(
      fc.property(anyStart, anyPeriod, (from, n) => {
        expect(deadline(calendar, from, n + 1).due > deadline(calendar, from, n).due).toBe(true)
      }),
    )
  })

  test('起算越晚期限不会更早', () => {
    fc.assert(
      fc.property(anyStart, anyStart, anyPeriod, (a, b, n) => {
        const [early = '', late = ''] = [a, b].sort()
        expect(deadline(calendar, early, n).due <= deadline(calendar, late, n).due).toBe(true)
      }),
    )
  })

  test('两日之间的工作日数是期限的逆运算', () => {
    fc.assert(
      fc.property(anyStart, anyPeriod, (from, n) => {
        expect(workdaysBetween(calendar, from, deadline(calendar, from, n).due)).toBe(n)
      }),
    )
  })

  test('分段相加等于全程；终点不晚于起点时为0', () => {
    fc.assert(
      fc.property(anyStart, anyStart, anyStart, (x, y, z) => {
        const [a = '', b = '', c = ''] = [x, y, z].sort()
        expect(workdaysBetween(calendar, a, b) + workdaysBetween(calendar, b, c)).toBe(workdaysBetween(calendar, a, c))
        expect(workdaysBetween(calendar, c, a)).toBe(a === c ? workdaysBetween(calendar, a, c) : 0)
      }),
    )
  })

  test('剩余工作日：到期日当天为0，之前为正，之后为负，正反两向相等', () => {
    expect(workdaysLeft(calendar, '2026-09-30', '2026-09-30')).toBe(0)
    expect(workdaysLeft(calendar, '2026-09-30', '2026-10-08')).toBe(1)
    expect(workdaysLeft(calendar, '2026-10-09', '2026-09-30')).toBe(-2)
    fc.assert(
      fc.property(anyStart, anyStart, (today, due) => {
        const [left, reverse] = [workdaysLeft(calendar, today, due), workdaysLeft(calendar, due, today)]
        expect(left + reverse).toBe(0)
        if (due > today) expect(left).toBe(workdaysBetween(calendar, today, due))
      }),
    )
  })
})
