/**
 * Amounts in 万元 with at most six decimals (one fen is 0.000001 万元), kept as decimal strings: never as floating point. Pure.
 */
import { toHalfWidth } from './text'

const DECIMAL = /^(\d{1,12})(?:\.(\d{1,12}))?$/

export type AmountUnit = '元' | '万元'
export type AmountReading = { ok: true; wan: string } | { ok: false; reason: string }

/** Removes needless zeros: `01.500` → `1.5`. */
function plain(whole: string, fraction: string): string {
  const w = whole.replace(/^0+(?=\d)/, '')
  const f = fraction.replace(/0+$/, '')
  return f ? `${w}.${f}` : w
}

/** Moves the decimal point four places to the left. */
function yuanToWan(whole: string, fraction: string): [string, string] {
  const digits = whole.padStart(5, '0')
  return [digits.slice(0, -4), digits.slice(-4) + fraction]
}

/**
 * Reads `1.5`, `1,500元`, `￥0.5万元`, full-width digits and numbers. `unit` is the unit of the column; a unit written in the
 * cell wins. More than six decimals in 万元 (less than one fen) is refused.
 */
export function readAmount(input: unknown, unit: AmountUnit = '万元'): AmountReading {
  if (typeof input !== 'string' && typeof input !== 'number') return { ok: false, reason: '金额不是数字' }
  // Spreadsheets keep 0.1+0.2 as 0.30000000000000004: fifteen significant digits are what was typed.
  const typed =
    typeof input === 'number'
      ? Number(input.toPrecision(15)).toLocaleString('en-US', { maximumFractionDigits: 12, useGrouping: false })
      : input
  const text = toHalfWidth(typed)
    .replace(/[\s,，]/g, '')
    .replace(/^(?:人民币|RMB|[¥￥])/i, '')
  const written = /(万元|万|元)(?:整|正)?$/.exec(text)
  const number = written ? text.slice(0, written.index) : text
  const match = DECIMAL.exec(number)
  if (!match) return { ok: false, reason: `“${String(input).slice(0, 30)}”不是金额，请只填数字，例如 0.5` }
  const inYuan = written ? written[1] === '元' : unit === '元'
  const [whole, fraction] = inYuan ? yuanToWan(match[1] ?? '0', match[2] ?? '') : [match[1] ?? '0', match[2] ?? '']
  const wan = plain(whole, fraction)
  if ((wan.split('.')[1] ?? '').length > 6) return { ok: false, reason: '金额最多精确到分（以万元计6位小数）' }
  return { ok: true, wan }
}

/** −1, 0 or 1: decimal strings compared exactly. */
export function compareAmounts(a: string, b: string): number {
  const [aw = '0', af = ''] = a.split('.')
  const [bw = '0', bf = ''] = b.split('.')
  const left = BigInt(aw + af.padEnd(12, '0'))
  const right = BigInt(bw + bf.padEnd(12, '0'))
  return left < right ? -1 : left > right ? 1 : 0
}

/** Every amount of money named in a text, in 万元: `罚款人民币5000元` → `['0.5']`. Chinese numerals are not read. */
export function amountsInText(text: string): string[] {
  return [...toHalfWidth(text).matchAll(/(\d[\d,]*(?:\.\d+)?)\s*(万元|万|元)/g)].flatMap((match) => {
    const reading = readAmount(`${match[1]}${match[2]}`)
    return reading.ok ? [reading.wan] : []
  })
}
