/** Citizen identity number — GB 11643-1999 《公民身份号码》: 18 characters, ISO 7064 MOD 11-2. Pure. */
import { isCivilDate } from './dates'
import { foldCode } from './text'

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const
const CHECKS = '10X98765432'

export type CitizenIdReading =
  | { valid: true; normalized: string; bornOn: string; male: boolean }
  | { valid: false; reason: string }

/** The check character of the first 17 digits. */
export function citizenIdCheck(first17: string): string {
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(first17.charAt(i)), 0)
  return CHECKS.charAt(sum % 11)
}

/**
 * Reads an identity number as typed. `bornAfter` is the earliest birth date that the caller takes for possible: the
 * standard's own examples reach back to 1880, forms use 1900. The region is not looked up: it may be a historic one.
 */
export function readCitizenId(input: string, on: string, bornAfter = '1850-01-01'): CitizenIdReading {
  const normalized = foldCode(input)
  if (/^\d{15}$/.test(normalized)) return { valid: false, reason: '15位旧身份证号已停用，请填18位号码' }
  if (!/^\d{17}[\dX]$/.test(normalized)) return { valid: false, reason: '身份证号应为17位数字加1位数字或X' }
  const bornOn = `${normalized.slice(6, 10)}-${normalized.slice(10, 12)}-${normalized.slice(12, 14)}`
  if (!isCivilDate(bornOn)) return { valid: false, reason: '身份证号中的出生日期不存在' }
  if (bornOn < bornAfter || bornOn > on) return { valid: false, reason: '身份证号中的出生日期不在合理范围内' }
  if (citizenIdCheck(normalized.slice(0, 17)) !== normalized.charAt(17)) {
    return { valid: false, reason: '身份证号校验位不符，请逐位核对' }
  }
  return { valid: true, normalized, bornOn, male: Number(normalized.charAt(16)) % 2 === 1 }
}
