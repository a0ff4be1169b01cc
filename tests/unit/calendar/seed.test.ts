import year2022 from 'chinese-days/dist/years/2022.json'
import year2023 from 'chinese-days/dist/years/2023.json'
import year2024 from 'chinese-days/dist/years/2024.json'
import year2025 from 'chinese-days/dist/years/2025.json'
import year2026 from 'chinese-days/dist/years/2026.json'
import { describe, expect, test } from 'vitest'
import { seedCalendar } from '../../support/calendar'
import { dayNumber, dayOf, daysFrom } from '../../support/generators'

type Days = Record<string, string | undefined>
const published: Record<number, { holidays: Days; workdays: Days }> = {
  2022: year2022,
  2023: year2023,
  2024: year2024,
  2025: year2025,
  2026: year2026,
}
const calendar = seedCalendar()
/** `Tomb-sweeping Day,清明,1` → 清明 */
const nameOf = (text: string) => text.split(',')[1] ?? ''
const all = (kind: 'holidays' | 'workdays') =>
  Object.assign({}, ...Object.values(published).map((year) => year[kind])) as Record<string, string>

describe('自带日历与公开的节假日数据（chinese-days）一致', () => {
  const holidays = all('holidays')
  const workdays = all('workdays')

  test('2022至2026年每一天：放假、调休上班、平常日都相同，节名也相同', () => {
    for (const date of daysFrom('2022-01-01', '2026-12-31')) {
      const ours = calendar.days.get(date)
      const theirs = holidays[date] ? 'holiday' : workdays[date] ? 'workday' : undefined
      expect(ours?.kind, date).toBe(theirs)
      const name = nameOf(holidays[date] ?? workdays[date] ?? '')
      expect(ours?.name.replace('节', '') ?? '', date).toBe(name.replace('节', ''))
    }
  })

  test('没有多出来的日子', () => {
    expect(calendar.days.size).toBe(
      [...Object.keys(holidays), ...Object.keys(workdays)].filter((date) => date >= '2022' && date < '2027').length,
    )
  })

  test('2026年放假安排与通知一致：元旦3天、春节9天、清明3天、劳动5天、端午3天、中秋3天、国庆7天', () => {
    const counts = new Map<string, number>()
    for (const day of calendar.days.values())
      if (day.date.startsWith('2026') && day.kind === 'holiday') counts.set(day.name, (counts.get(day.name) ?? 0) + 1)
    expect(Object.fromEntries(counts)).toEqual({
      元旦: 3,
      春节: 9,
      清明节: 3,
      劳动节: 5,
      端午节: 3,
      中秋节: 3,
      国庆节: 7,
    })
  })

  test('调休上班的日子都挨着放假，相隔不过一个月', () => {
    for (const day of calendar.days.values()) {
      if (day.kind !== 'workday') continue
      const near = daysFrom(dayOf(dayNumber(day.date) - 31), dayOf(dayNumber(day.date) + 31))
      expect(
        near.some((date) => calendar.days.get(date)?.kind === 'holiday'),
        day.date,
      ).toBe(true)
    }
  })
})
