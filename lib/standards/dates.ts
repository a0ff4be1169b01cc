/**
 * Civil dates (`YYYY-MM-DD`, proleptic Gregorian) in Asia/Shanghai, as the law counts them. Pure.
 * Dates are strings: they sort, compare and print as they are, and no time zone can move them.
 */
import { toHalfWidth } from './text'

const DAY_MS = 86_400_000
/** China has kept UTC+8 without summer time since 1992; earlier instants are never converted by the portal. */
const SHANGHAI_OFFSET_MS = 8 * 3_600_000

const toUtc = (date: string): number =>
  Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8, 10)))
const fromUtc = (ms: number): string => new Date(ms).toISOString().slice(0, 10)

/** Whether the text is a date that exists, in the form `YYYY-MM-DD`. */
export function isCivilDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const ms = toUtc(text)
  return !Number.isNaN(ms) && fromUtc(ms) === text
}

export const addDays = (date: string, days: number): string => fromUtc(toUtc(date) + days * DAY_MS)

/** Days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: string, to: string): number => Math.round((toUtc(to) - toUtc(from)) / DAY_MS)

/**
 * The corresponding day `months` later; the last day of the month where that day does not exist
 * (民法典 art. 202: 没有对应日的，月末日为期间的最后一日).
 */
export function addMonths(date: string, months: number): string {
  const year = Number(date.slice(0, 4))
  const month = Number(date.slice(5, 7)) - 1 + months
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
  return fromUtc(Date.UTC(year, month, Math.min(Number(date.slice(8, 10)), last)))
}

/** 0 = Sunday … 6 = Saturday. */
export const weekday = (date: string): number => new Date(toUtc(date)).getUTCDay()
export const WEEKDAY_NAMES = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'] as const

/** The civil date in Asia/Shanghai at an instant. */
export const civilDate = (at: Date): string => fromUtc(at.getTime() + SHANGHAI_OFFSET_MS)

/** The instant at which a civil date begins in Asia/Shanghai (00:00 +08:00). */
export const startOfDay = (date: string): Date => new Date(toUtc(date) - SHANGHAI_OFFSET_MS)

/** `2026年11月24日`. */
export const chineseDate = (date: string): string =>
  `${Number(date.slice(0, 4))}年${Number(date.slice(5, 7))}月${Number(date.slice(8, 10))}日`

/** `2026-11-24 09:05`, Asia/Shanghai. */
export const chineseTime = (at: Date): string =>
  new Date(at.getTime() + SHANGHAI_OFFSET_MS).toISOString().slice(0, 16).replace('T', ' ')

const pad = (value: string | number) => String(value).padStart(2, '0')

/** Day 1 of the 1900 date system of spreadsheets is 1900-01-01; serial 60 (1900-02-29) never existed. */
function fromSerial(serial: number, epoch1904: boolean): string | null {
  const days = Math.floor(serial)
  if (epoch1904) return days >= 0 && days < 80_000 ? addDays('1904-01-01', days) : null
  if (days < 1 || days > 80_000 || days === 60) return null
  return addDays('1899-12-31', days > 60 ? days - 1 : days)
}

/**
 * Reads a date as people and spreadsheets write it: `2026-3-5`, `2026/03/05`, `2026.3.5`, `2026年3月5日`, `20260305`,
 * full-width digits, a trailing time, a spreadsheet serial number (36526–73050: years 2000–2099), a `Date` at UTC midnight.
 * Answers `YYYY-MM-DD`, or null when it is none of these or the day does not exist.
 */
export function readDate(input: unknown, options: { epoch1904?: boolean } = {}): string | null {
  if (input instanceof Date)
    return Number.isNaN(input.getTime()) ? null : fromUtc(Math.floor(input.getTime() / DAY_MS + 0.5) * DAY_MS)
  if (typeof input === 'number' && input < 10_000_000) return fromSerial(input, options.epoch1904 ?? false)
  if (typeof input === 'number') return readDate(String(Math.floor(input)))
  if (typeof input !== 'string') return null
  const text = toHalfWidth(input).trim()
  const compact = /^(\d{4})(\d{2})(\d{2})$/.exec(text)
  const parts =
    compact ??
    /^(\d{4})\s*[-/.年。、]\s*(\d{1,2})\s*[-/.月。、]\s*(\d{1,2})\s*日?(?:[T\s]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?)?$/.exec(
      text,
    )
  if (parts) {
    const date = `${parts[1]}-${pad(parts[2] ?? '')}-${pad(parts[3] ?? '')}`
    return isCivilDate(date) ? date : null
  }
  const serial = /^(\d{5})(?:\.\d+)?$/.exec(text)
  if (serial) {
    const number = Number(serial[1])
    return number >= 36_526 && number <= 73_050 ? fromSerial(number, options.epoch1904 ?? false) : null
  }
  return null
}
