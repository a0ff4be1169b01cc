import 'server-only'
import { db, type Reader, type WriteTx } from '@/lib/platform/db'
import { type CalendarDay, makeCalendar, type WorkCalendar } from '@/lib/standards/working-days'

export type CalendarYearRow = {
  year: number
  source: string
  verified: boolean
  importedAt: Date
  days: number
  workdays: number
}

/** The whole calendar: some forty rows a year. */
export async function findCalendar(from: Reader = db): Promise<WorkCalendar> {
  const [years, days] = await Promise.all([
    from.calendarYear.findMany({ select: { year: true } }),
    from.$queryRaw<CalendarDay[]>`SELECT date::text AS date, kind, name FROM calendar_day ORDER BY date`,
  ])
  return makeCalendar(
    years.map((row) => row.year),
    days,
  )
}

export const findYears = (): Promise<CalendarYearRow[]> => db.$queryRaw<CalendarYearRow[]>`
  SELECT y.year, y.source, y.verified, y.imported_at AS "importedAt",
         count(d.date) FILTER (WHERE d.kind = 'holiday')::int AS days, count(d.date) FILTER (WHERE d.kind = 'workday')::int AS workdays
  FROM calendar_year y LEFT JOIN calendar_day d ON extract(year FROM d.date) = y.year
  GROUP BY y.year ORDER BY y.year DESC`

export const findDays = (year: number): Promise<CalendarDay[]> => db.$queryRaw<CalendarDay[]>`
  SELECT date::text AS date, kind, name FROM calendar_day WHERE extract(year FROM date) = ${year}::int ORDER BY date`

/** Replaces a year. */
export async function insertYear(
  tx: WriteTx,
  year: number,
  source: string,
  verified: boolean,
  days: readonly CalendarDay[],
  by: string | null,
): Promise<void> {
  await tx.$executeRaw`DELETE FROM calendar_day WHERE extract(year FROM date) = ${year}::int`
  await tx.calendarYear.upsert({
    where: { year },
    create: { year, source, verified, importedBy: by },
    update: { source, verified, importedBy: by, importedAt: new Date() },
  })
  await tx.calendarDay.createMany({
    data: days.map((day) => ({ date: new Date(`${day.date}T00:00:00Z`), kind: day.kind, name: day.name })),
  })
}
