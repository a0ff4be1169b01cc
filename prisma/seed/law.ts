/**
 * What every installation starts from, demo or not: departments, catalogue, rules, calendar. Rows that are there already
 * stay as they are, so that it can run at every start; a change of law comes as a migration or through the admin pages.
 */
import fs from 'node:fs'
import path from 'node:path'
import { readCalendarLines } from '@/lib/calendar/rules'
import type { WriteTx } from '@/lib/platform/db'
import { CATALOGUE } from './catalogue'
import { DEPARTMENTS } from './departments'
import { PUBLICITY_RULES, SEVERITY_RULES } from './rules'

const date = (day: string | null): Date | null => (day ? new Date(`${day}T00:00:00Z`) : null)

/** Years of prisma/seed/calendar.csv, and whether they were compared with the notice. */
const YEARS: { year: number; source: string; verified: boolean }[] = [
  { year: 2022, source: '国务院办公厅2022年节假日安排通知（数据经 chinese-days 1.5.7 整理）', verified: false },
  { year: 2023, source: '国务院办公厅2023年节假日安排通知（数据经 chinese-days 1.5.7 整理）', verified: false },
  { year: 2024, source: '国务院办公厅2024年节假日安排通知（数据经 chinese-days 1.5.7 整理）', verified: true },
  { year: 2025, source: '国务院办公厅2025年节假日安排通知（数据经 chinese-days 1.5.7 整理）', verified: true },
  { year: 2026, source: '国务院办公厅2026年节假日安排通知（2025年11月4日），已与通知原文核对', verified: true },
]

export async function loadLaw(tx: WriteTx): Promise<void> {
  await tx.department.createMany({ data: DEPARTMENTS, skipDuplicates: true })
  await tx.catalogueItem.createMany({ data: CATALOGUE, skipDuplicates: true })
  await tx.severityRule.createMany({
    data: SEVERITY_RULES.map((rule) => ({
      ...rule,
      penaltyTypes: [...rule.penaltyTypes],
      effectiveFrom: new Date(`${rule.effectiveFrom}T00:00:00Z`),
      effectiveTo: date(rule.effectiveTo),
    })),
    skipDuplicates: true,
  })
  await tx.publicityRule.createMany({
    data: PUBLICITY_RULES.map((rule) => ({
      ...rule,
      effectiveFrom: new Date(`${rule.effectiveFrom}T00:00:00Z`),
      effectiveTo: date(rule.effectiveTo),
    })),
    skipDuplicates: true,
  })
  const lines = fs.readFileSync(path.join(process.cwd(), 'prisma/seed/calendar.csv'), 'utf8').split('\n')
  for (const { year, source, verified } of YEARS) {
    if ((await tx.calendarYear.count({ where: { year } })) > 0) continue
    const { days, faults } = readCalendarLines(lines.filter((line) => line.startsWith(String(year))).join('\n'), year)
    if (faults.length > 0) throw new Error(`calendar ${year}: ${faults.join('; ')}`)
    await tx.calendarYear.create({ data: { year, source, verified } })
    await tx.calendarDay.createMany({
      data: days.map((day) => ({ date: new Date(`${day.date}T00:00:00Z`), kind: day.kind, name: day.name })),
    })
  }
}
