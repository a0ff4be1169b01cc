import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { PUBLISH_WITHIN_WORKDAYS, publishDue, timeliness, workdaysUsed } from '@/lib/disclosure/rules'
import { seedCalendar } from '../../support/calendar'
import { anyDate } from '../../support/generators'
import vectors from '../standards/vectors/deadlines.json'

const calendar = seedCalendar()

describe('第15条：7个工作日内上网公开', () => {
  test('时限是7个工作日', () => {
    expect(PUBLISH_WITHIN_WORKDAYS).toBe(7)
  })

  test.each(vectors.sevenDays)('$from 的决定最迟 $due 公示，当日公示正好用7个工作日，算按时', ({ from, due }) => {
    expect(publishDue(calendar, from)).toBe(due)
    expect(workdaysUsed(calendar, from, due)).toBe(7)
    expect(timeliness(due, workdaysUsed(calendar, from, due), due)).toEqual({ state: 'on_time', label: '按时公示' })
  })

  test('日历没有的年份：期限待定，不推算', () => {
    expect(publishDue(calendar, '2026-12-23')).toBeNull()
    expect(publishDue(calendar, '2026-12-22')).toBe('2026-12-31')
    expect(workdaysUsed(calendar, '2026-12-30', '2027-01-05')).toBeNull()
    expect(timeliness(null, null, '2027-01-05')).toEqual({ state: 'unknown', label: '期限待日历导入后计算' })
  })

  test('尚未公示：到期日当天未超期，次日超期', () => {
    expect(timeliness('2026-12-02', null, '2026-12-02')).toEqual({ state: 'waiting', label: '未到期' })
    expect(timeliness('2026-12-02', null, '2026-12-03')).toEqual({ state: 'overdue', label: '已超期，尚未公示' })
  })

  test('已经公示的按公示日计，不看今天', () => {
    expect(timeliness('2026-12-02', 0, '2030-01-01').state).toBe('on_time')
    expect(timeliness('2026-12-02', 8, '2026-12-02')).toEqual({ state: 'late', label: '超期1个工作日' })
    expect(timeliness('2026-12-02', 10, '2026-12-02').label).toBe('超期3个工作日')
  })

  test('按时恰好等于公示日不晚于期限', () => {
    fc.assert(
      fc.property(anyDate('2022-01-01', '2026-10-31'), anyDate('2022-01-01', '2026-12-31'), (decided, published) => {
        fc.pre(published >= decided)
        const due = publishDue(calendar, decided) ?? ''
        const { state } = timeliness(due, workdaysUsed(calendar, decided, published), published)
        // Days off after the due date do not count as late: the next working day does.
        if (published <= due) expect(state).toBe('on_time')
        if (state === 'late') expect(published > due).toBe(true)
      }),
    )
  })
})
