/** Organisation code — GB 11714 《全国组织机构代码编制规则》: 8 characters `[0-9A-Z]` and a check `[0-9X]`. Pure. */
import { foldCode } from './text'

const WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2] as const

/** The check character of the 8 body characters (mod 11), or null when the body is malformed. */
export function organisationCheck(body: string): string | null {
  if (!/^[0-9A-Z]{8}$/.test(body)) return null
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number.parseInt(body.charAt(i), 36), 0)
  const check = 11 - (sum % 11)
  return check === 10 ? 'X' : check === 11 ? '0' : String(check)
}

/** Accepts `12345678-9` and `123456789`; answers the 9 characters without hyphen, or null. */
export function readOrganisationCode(input: string): string | null {
  const code = foldCode(input).replace(/-/g, '')
  return /^[0-9A-Z]{8}[0-9X]$/.test(code) && organisationCheck(code.slice(0, 8)) === code.charAt(8) ? code : null
}
