/**
 * Generated codes, numbers, dates and texts. Check characters are worked out here a second time, from the definitions of the
 * standards and not from their tables of weights, so that a wrong table in the product cannot agree with itself.
 */
import fc from 'fast-check'
import uscc from '../unit/standards/vectors/uscc.json'

export const CHARSET = uscc.charset

/** GB 32100: weights are the powers of 3 modulo 31. */
export function usccCheckOf(first17: string): string {
  let sum = 0
  let weight = 1
  for (const ch of first17) {
    sum += CHARSET.indexOf(ch) * weight
    weight = (weight * 3) % 31
  }
  return CHARSET.charAt((31 - (sum % 31)) % 31)
}

/** GB 11714, modulo 11. */
export function organisationCheckOf(body: string): string {
  const sum = uscc.weights17.reduce((total, weight, i) => total + weight * Number.parseInt(body.charAt(i), 36), 0)
  return '0123456789X'.charAt((11 - (sum % 11)) % 11)
}

/** GB 11643: ISO 7064 MOD 11-2, the weight of a place is a power of 2 modulo 11. */
export function citizenIdCheckOf(first17: string): string {
  let sum = 0
  let weight = 2
  for (let i = 16; i >= 0; i--) {
    sum += Number(first17.charAt(i)) * weight
    weight = (weight * 2) % 11
  }
  return '0123456789X'.charAt((12 - (sum % 11)) % 11)
}

export const completeUscc = (pair: string, region: string, body: string): string => {
  const first17 = `${pair}${region}${body}${organisationCheckOf(body)}`
  return first17 + usccCheckOf(first17)
}

const digits = (length: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: length, maxLength: length })
const codeChars = (length: number) =>
  fc.string({ unit: fc.constantFrom(...CHARSET), minLength: length, maxLength: length })

export const PAIRS = Object.entries(uscc.authorities).flatMap(([first, seconds]) =>
  [...seconds].map((one) => first + one),
)

export const anyUscc = (...pairs: string[]): fc.Arbitrary<string> =>
  fc
    .tuple(fc.constantFrom(...(pairs.length > 0 ? pairs : PAIRS)), digits(6), codeChars(8))
    .map(([pair, region, body]) => completeUscc(pair, region, body))

const DAY = 86_400_000
export const dayNumber = (date: string): number => Date.parse(`${date}T00:00:00Z`) / DAY
export const dayOf = (number: number): string => new Date(number * DAY).toISOString().slice(0, 10)

export const anyDate = (from = '1900-01-01', to = '2099-12-31'): fc.Arbitrary<string> =>
  fc.integer({ min: dayNumber(from), max: dayNumber(to) }).map(dayOf)

/** Every civil date from `from` to `to`. */
export const daysFrom = (from: string, to: string): string[] =>
  Array.from({ length: dayNumber(to) - dayNumber(from) + 1 }, (_, i) => dayOf(dayNumber(from) + i))

export const anyCitizenId = (from = '1900-01-01', to = '2026-11-24'): fc.Arbitrary<string> =>
  fc.tuple(digits(6), anyDate(from, to), digits(3)).map(([region, born, serial]) => {
    const first17 = `${region}${born.replaceAll('-', '')}${serial}`
    return first17 + citizenIdCheckOf(first17)
  })

/** Text on one line as people type it: Chinese, letters, digits, brackets of both widths, blanks, rare characters. */
export const TEXT_UNITS = [
  ...'二七区市场监管局某公司示例甲乙丙，。；：、（）()〔〕【】[]《》 　-－·abcXYZ０１２Ａｂ〇𠀀％%',
]
export const anyLine = (options: { min?: number; max?: number } = {}): fc.Arbitrary<string> =>
  fc.string({ unit: fc.constantFrom(...TEXT_UNITS), minLength: options.min ?? 0, maxLength: options.max ?? 40 })
