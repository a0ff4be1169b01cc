/** The calendar that every installation starts from (prisma/seed/calendar.csv), without a database. */
import fs from 'node:fs'
import path from 'node:path'
import { readCalendarLines } from '@/lib/calendar/rules'
import { makeCalendar, type WorkCalendar } from '@/lib/standards/working-days'

export const CALENDAR_YEARS = [2022, 2023, 2024, 2025, 2026] as const

/** The lines of one year. */
export function calendarLines(year: number): string {
  const lines = fs.readFileSync(path.join(import.meta.dirname, '../../prisma/seed/calendar.csv'), 'utf8').split('\n')
  return lines.filter((line) => line.startsWith(`${year}-`)).join('\n')
}

export const seedCalendar = (): WorkCalendar =>
  makeCalendar(
    CALENDAR_YEARS,
    CALENDAR_YEARS.flatMap((year) => readCalendarLines(calendarLines(year), year).days),
  )
