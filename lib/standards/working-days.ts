/**
 * Working days of the State Council's yearly holiday notices, and the counting of periods in working days.
 *
 * A day is working when the notice makes it so (调休上班); else when it is Monday to Friday and not in the notice's holidays.
 * The day of the act is not counted, counting starts on the next day (民法典 art. 201; 行政处罚法 art. 85: 二日、三日、五日、
 * 七日 are working days). A deadline may fall on a working Saturday or Sunday. A date in a year without a calendar is an
 * error, never a guess. Pure: the calendar is an argument.
 */
import { addDays, WEEKDAY_NAMES, weekday } from './dates'

export type CalendarDay = { date: string; kind: 'holiday' | 'workday'; name: string }

/** The calendar in use: which years it covers, and the days that differ from the plain week. */
export type WorkCalendar = { years: ReadonlySet<number>; days: ReadonlyMap<string, CalendarDay> }

export type DayReading = { date: string; working: boolean; reason: string }

/** The calendar of a year has not been imported: no deadline that touches it can be computed. */
export class CalendarMissing extends Error {
  constructor(readonly year: number) {
    super(`${year}年的工作日日历尚未导入，无法计算期限；请信用办按国务院办公厅放假通知导入后再试`)
    this.name = 'CalendarMissing'
  }
}

export function makeCalendar(years: Iterable<number>, days: Iterable<CalendarDay>): WorkCalendar {
  return { years: new Set(years), days: new Map([...days].map((day) => [day.date, day])) }
}

/** Whether a day is worked, and why. @throws CalendarMissing */
export function readDay(calendar: WorkCalendar, date: string): DayReading {
  const year = Number(date.slice(0, 4))
  if (!calendar.years.has(year)) throw new CalendarMissing(year)
  const special = calendar.days.get(date)
  const name = WEEKDAY_NAMES[weekday(date)] ?? ''
  if (special?.kind === 'workday') return { date, working: true, reason: `${name}，${special.name}调休上班` }
  if (special) return { date, working: false, reason: `${special.name}放假` }
  const working = weekday(date) >= 1 && weekday(date) <= 5
  return { date, working, reason: working ? name : `${name}休息` }
}

export type Deadline = { from: string; workdays: number; due: string; days: DayReading[] }

/**
 * The last day of a period of `workdays` working days that starts the day after `from`. `days` accounts for every day on
 * the way, so that a deadline can explain itself. `workdays` = 0 is due on `from` itself.
 * @throws CalendarMissing when the count leaves the calendar
 */
export function deadline(calendar: WorkCalendar, from: string, workdays: number): Deadline {
  readDay(calendar, from) // a start outside the calendar is an error too
  const days: DayReading[] = []
  let date = from
  for (let counted = 0; counted < workdays; ) {
    date = addDays(date, 1)
    const day = readDay(calendar, date)
    days.push(day)
    if (day.working) counted++
  }
  return { from, workdays, due: date, days }
}

/** Working days after `from` up to and including `to`; 0 when `to` is not later. @throws CalendarMissing */
export function workdaysBetween(calendar: WorkCalendar, from: string, to: string): number {
  readDay(calendar, from)
  let count = 0
  for (let date = from; date < to; ) {
    date = addDays(date, 1)
    if (readDay(calendar, date).working) count++
  }
  return count
}

/** Working days left until `due`, counted from the day after `today`; negative when it has passed. @throws CalendarMissing */
export function workdaysLeft(calendar: WorkCalendar, today: string, due: string): number {
  return due >= today ? workdaysBetween(calendar, today, due) : -workdaysBetween(calendar, due, today)
}

/** `value`, or null where the calendar does not reach: for columns that wait for an import. Other errors pass. */
export function withinCalendar<T>(value: () => T): T | null {
  try {
    return value()
  } catch (error) {
    if (error instanceof CalendarMissing) return null
    throw error
  }
}
