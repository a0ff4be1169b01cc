import 'server-only'
import { requireActor } from '@/lib/platform/guard'
import { ok, type Result, refuse } from '@/lib/platform/result'
import { CalendarMissing, deadline, type WorkCalendar } from '@/lib/standards/working-days'
import { findCalendar, findDays, findYears } from './store'

export type DeadlineAnswer = {
  from: string
  workdays: number
  due: string
  counted: string[]
  skipped: { date: string; reason: string }[]
}

/** Public: when a period of working days ends, and which days on the way did not count. */
export async function explainDeadline(from: string, workdays: number): Promise<Result<DeadlineAnswer>> {
  try {
    return ok(answer(await findCalendar(), from, workdays))
  } catch (error) {
    if (error instanceof CalendarMissing)
      return refuse({
        code: 'rule',
        rule: 'calendar-missing',
        basis: '国务院办公厅年度放假通知',
        message: error.message,
      })
    throw error
  }
}

function answer(calendar: WorkCalendar, from: string, workdays: number): DeadlineAnswer {
  const found = deadline(calendar, from, workdays)
  return {
    from,
    workdays,
    due: found.due,
    counted: found.days.filter((day) => day.working).map((day) => day.date),
    skipped: found.days.filter((day) => !day.working).map((day) => ({ date: day.date, reason: day.reason })),
  }
}

/** Administrators: which years are there, and from which notice. */
export async function listCalendarYears() {
  await requireActor('calendar.view')
  return findYears()
}

export async function showCalendarYear(year: number) {
  await requireActor('calendar.view')
  return findDays(year)
}

/** Credit office: the years that deadlines can be counted in. */
export async function listCalendarYearsCovered(): Promise<number[]> {
  await requireActor('overview.view')
  return [...(await findCalendar()).years]
}
