/**
 * The working-day calendar as importable data: one line a day that differs from the plain week. Pure.
 * Source: the State Council's yearly notice (国务院办公厅关于×年部分节假日安排的通知).
 */
import { z } from 'zod'
import { addDays, isCivilDate, readDate, weekday } from '@/lib/standards/dates'
import type { CalendarDay } from '@/lib/standards/working-days'

/** The seven statutory holidays that every notice arranges (全国年节及纪念日放假办法). */
const HOLIDAYS = ['元旦', '春节', '清明节', '劳动节', '端午节', '中秋节', '国庆节'] as const

const KINDS: Record<string, CalendarDay['kind']> = {
  放假: 'holiday',
  休: 'holiday',
  休息: 'holiday',
  holiday: 'holiday',
  上班: 'workday',
  班: 'workday',
  调休上班: 'workday',
  workday: 'workday',
}

const fullName = (name: string): string =>
  name === '清明' || name === '端午' || name === '中秋' || name === '国庆' || name === '劳动' ? `${name}节` : name

export const calendarImportInput = z
  .object({
    year: z.coerce
      .number({ error: '请填写年份' })
      .int()
      .min(2020, '年份应在2020至2100之间')
      .max(2100, '年份应在2020至2100之间'),
    source: z
      .string()
      .trim()
      .min(6, '请填写放假通知的名称和文号，例如“国办发明电〔2025〕7号”')
      .max(200, '不超过200个字'),
    days: z.string().trim().min(1, '请粘贴放假和调休上班的日期'),
  })
  .transform((input, context) => {
    const { days, faults } = readCalendarLines(input.days, input.year)
    for (const message of faults.slice(0, 20)) context.addIssue({ code: 'custom', path: ['days'], message })
    return faults.length > 0 ? z.NEVER : { year: input.year, source: input.source, days }
  })

/**
 * Reads lines such as `2027-01-01,放假,元旦` or `2027/1/1至2027/1/3 放假 元旦` (comma, tab or blank between the parts).
 * Refuses a year that lacks a statutory holiday, days of other years, doubles, and 上班 on a Monday to Friday.
 */
export function readCalendarLines(text: string, year: number): { days: CalendarDay[]; faults: string[] } {
  const days = new Map<string, CalendarDay>()
  const faults: string[] = []
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    const fault = readCalendarLine(line, year, days)
    if (fault) faults.push(`第${index + 1}行：${fault}`)
  }
  const named = new Set([...days.values()].filter((day) => day.kind === 'holiday').map((day) => day.name))
  // 中秋 may fall inside 国庆, as in 2025: the notice then names both in one holiday.
  const missing = HOLIDAYS.filter(
    (holiday) => ![...named].some((name) => name.includes(holiday) || name.includes(holiday.replace('节', ''))),
  )
  if (faults.length === 0 && missing.length > 0)
    faults.push(
      `缺少${missing.join('、')}的放假日期，请补全全年安排；与其他节日合并放假的，名称写在一起，例如“国庆节、中秋节”`,
    )
  return { days: [...days.values()].sort((a, b) => (a.date < b.date ? -1 : 1)), faults }
}

/** Adds the days of one line; answers what is wrong with it, or null. */
function readCalendarLine(line: string, year: number, days: Map<string, CalendarDay>): string | null {
  const [when = '', what = '', name = ''] = line.trim().split(/[,，\t ]+/)
  if (when === '' || when === '日期') return null
  const [from, to] = when.split(/至|~|—/).map((part) => readDate(part))
  const kind = KINDS[what]
  if (!from || to === null) return `“${when}”不是日期，请写成 2027-01-01 或 2027-01-01至2027-01-03`
  if (!kind) return `“${what}”应为“放假”或“上班”`
  if (!name) return '缺少节日名称'
  const last = to ?? from
  if (last < from || last > addDays(from, 20)) return '起止日期不对'
  for (let date = from; date <= last; date = addDays(date, 1)) {
    if (Number(date.slice(0, 4)) !== year) return `${date} 不属于${year}年`
    if (days.has(date)) return `${date} 重复`
    if (kind === 'workday' && weekday(date) >= 1 && weekday(date) <= 5) return `${date} 是周一至周五，本来就上班`
    days.set(date, { date, kind, name: fullName(name) })
  }
  return null
}

export const isYear = (text: string): boolean => /^\d{4}$/.test(text) && isCivilDate(`${text}-01-01`)
