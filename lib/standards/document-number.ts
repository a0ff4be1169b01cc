/** Numbers of official documents (GB/T 9704: 机关代字〔年份〕序号): one written form, one form to compare. Pure. */
import { toHalfWidth } from './text'

const BRACKETED_YEAR = /[〔【〖﹝［[{(<《〈「『]\s*((?:19|20)\d{2})\s*[〕】〗﹞］\]})>》〉」』]/g

/**
 * The written form: `二七市监罚字[２０２６] 12 号` → `二七市监罚字〔2026〕12号`. Only brackets around a year are changed; other
 * text stays as it was, without blanks.
 */
export function formatDocumentNumber(input: string): string {
  return toHalfWidth(input)
    .replace(/\s+/g, '')
    .replace(BRACKETED_YEAR, '〔$1〕')
    .replace(/[‐‑‒–—−]/g, '-')
}

/** The form in which two numbers are compared: written form, upper case, serial number without leading zeros. */
export function documentNumberKey(input: string): string {
  return formatDocumentNumber(input)
    .toUpperCase()
    .replace(/〔(\d{4})〕第?0*(\d)/, '〔$1〕$2')
}
