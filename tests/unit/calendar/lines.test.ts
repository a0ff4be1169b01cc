import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { calendarImportInput, isYear, readCalendarLines } from '@/lib/calendar/rules'
import { weekday } from '@/lib/standards/dates'
import { CALENDAR_YEARS, calendarLines } from '../../support/calendar'
import { daysFrom } from '../../support/generators'

const YEAR_2027 = `日期,类型,名称
2027-01-01至2027-01-03,放假,元旦
2027/2/6~2027/2/12 放假 春节
2027年2月20日\t上班\t春节
2027-04-05，放假，清明
2027-05-01—2027-05-05,休,劳动
2027-06-09,休息,端午

2027-09-15,holiday,中秋
2027-10-01至2027-10-07,放假,国庆
2027-10-09,班,国庆`
const faults = (text: string, year = 2027) => readCalendarLines(text, year).faults
const withLine = (line: string) => faults(`${YEAR_2027}\n${line}`)

describe('放假通知的导入（国务院办公厅年度放假通知）', () => {
  test('一行一天或一段，各种分隔和写法，简称补全为节名', () => {
    const { days, faults: wrong } = readCalendarLines(YEAR_2027, 2027)
    expect(wrong).toEqual([])
    expect(days).toHaveLength(3 + 7 + 1 + 1 + 5 + 1 + 1 + 7 + 1)
    expect(days[0]).toEqual({ date: '2027-01-01', kind: 'holiday', name: '元旦' })
    expect(days.find(({ date }) => date === '2027-02-20')).toEqual({
      date: '2027-02-20',
      kind: 'workday',
      name: '春节',
    })
    expect(new Set(days.map(({ name }) => name))).toEqual(
      new Set(['元旦', '春节', '清明节', '劳动节', '端午节', '中秋节', '国庆节']),
    )
    expect(days.map(({ date }) => date)).toEqual(days.map(({ date }) => date).sort())
  })

  test.each([
    ['2028-01-01,放假,元旦', '2028-01-01 不属于2027年'],
    ['2027-01-02,放假,元旦', '2027-01-02 重复'],
    ['2027-10-11,上班,国庆', '2027-10-11 是周一至周五，本来就上班'],
    ['2027-13-01,放假,元旦', '“2027-13-01”不是日期'],
    ['2027-11-01至元旦,放假,元旦', '“2027-11-01至元旦”不是日期'],
    ['2027-11-01,调休,元旦', '“调休”应为“放假”或“上班”'],
    ['2027-11-01,放假', '缺少节日名称'],
    ['2027-11-05至2027-11-01,放假,元旦', '起止日期不对'],
    ['2027-11-01至2027-11-22,放假,元旦', '起止日期不对'],
    ['2027-12-31至2028-01-02,放假,元旦', '2028-01-01 不属于2027年'],
  ])('“%s”有问题：%s，说出第几行', (line, message) => {
    expect(withLine(line)).toEqual([expect.stringContaining(`第12行：${message}`)])
  })

  test('21天的一段可以，22天的不行', () => {
    expect(withLine('2027-11-01至2027-11-21,放假,试行')).toEqual([])
  })

  test('缺少任何一个法定节日的放假都指出；只有调休上班不算放假', () => {
    for (const holiday of ['元旦', '春节', '清明', '劳动', '端午', '中秋', '国庆']) {
      const rest = YEAR_2027.split('\n')
        .filter((line) => !line.includes(holiday) || line.includes('班'))
        .join('\n')
      expect(faults(rest), holiday).toEqual([expect.stringContaining(`缺少${holiday}`)])
    }
  })

  test('中秋并入国庆的年份，名称写在一起即可', () => {
    const merged = YEAR_2027.replace('2027-09-15,holiday,中秋\n', '').replace('放假,国庆', '放假,国庆节、中秋节')
    expect(faults(merged)).toEqual([])
  })

  test('表单：年份2020至2100，写明通知，逐条指出问题', () => {
    const source = '国办发明电〔2026〕1号'
    expect(calendarImportInput.parse({ year: '2027', source, days: YEAR_2027 })).toMatchObject({ year: 2027, source })
    for (const wrong of [
      { year: '2019', source, days: YEAR_2027 },
      { year: '2101', source, days: YEAR_2027 },
      { year: '2027', source: '通知', days: YEAR_2027 },
      { year: '2027', source, days: ' ' },
    ])
      expect(calendarImportInput.safeParse(wrong).success).toBe(false)
    const bad = calendarImportInput.safeParse({ year: 2027, source, days: `${YEAR_2027}\nx,放假,元旦` })
    expect(bad.error?.issues).toMatchObject([{ path: ['days'], message: expect.stringContaining('第12行') }])
  })

  test('任意文字都不抛错；没有问题时，上班的都是周末，日期都在当年、不重复', () => {
    const part = fc.constantFrom(
      '2027-01-01',
      '2027/5/8',
      '2027-02-30',
      '至',
      '~',
      ',',
      ' ',
      '\t',
      '\n',
      '放假',
      '上班',
      '元旦',
      'x',
    )
    fc.assert(
      fc.property(fc.array(part, { maxLength: 30 }), (parts) => {
        const { days } = readCalendarLines(parts.join(''), 2027)
        expect(new Set(days.map(({ date }) => date)).size).toBe(days.length)
        for (const day of days) {
          expect(day.date.startsWith('2027-')).toBe(true)
          if (day.kind === 'workday') expect([0, 6]).toContain(weekday(day.date))
        }
      }),
      { numRuns: 300 },
    )
  })

  test('年份是四位数', () => {
    expect(['2027', '1999', '0000', '27', '20270', 'abcd', ''].map(isYear)).toEqual([
      true,
      true,
      false,
      false,
      false,
      false,
      false,
    ])
  })
})

test.each(CALENDAR_YEARS)('自带的%i年日历没有问题，法定节日齐全', (year) => {
  const { days, faults: wrong } = readCalendarLines(calendarLines(year), year)
  expect(wrong).toEqual([])
  const all = daysFrom(`${year}-01-01`, `${year}-12-31`)
  for (const { date } of days) expect(all).toContain(date)
})
