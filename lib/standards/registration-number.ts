/** Business registration number of 15 digits (GS15-2006, 工商注册号) with its ISO 7064 MOD 11,10 check. Pure. */
import { foldCode } from './text'

/** The check digit of the first 14 digits. */
export function registrationCheck(first14: string): string {
  let p = 10
  for (const ch of first14) {
    const s = (p + Number(ch)) % 10 || 10
    p = (s * 2) % 11
  }
  return String((11 - p) % 10)
}

/** The 15 digits when the check holds, else null. */
export function readRegistrationNumber(input: string): string | null {
  const number = foldCode(input)
  return /^\d{15}$/.test(number) && registrationCheck(number.slice(0, 14)) === number.charAt(14) ? number : null
}
