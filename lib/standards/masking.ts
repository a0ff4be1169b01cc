/**
 * Masking of personal data on the way out (个人信息保护法: the least that the purpose needs). Pure.
 * Names keep the surname; identity numbers are never shown to the public, in any form.
 */

const COMPOUND_SURNAMES = new Set(
  '欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟 闻人 夏侯 诸葛 尉迟 公羊 赫连 澹台 皇甫 宗政 濮阳 公冶 太叔 申屠 公孙 慕容 仲孙 钟离 长孙 宇文 司徒 鲜于 司空 令狐'.split(
    ' ',
  ),
)

/** `张三` and `张三丰` → `张*`; `欧阳锋` → `欧阳*`; `买买提·艾力` → `买*`; `JOHN SMITH` → `J*`. The length is not given away. */
export function maskName(name: string): string {
  const chars = [...name.trim()]
  if (chars.length === 0) return ''
  const two = chars.slice(0, 2).join('')
  return `${chars.length > 2 && COMPOUND_SURNAMES.has(two) ? two : chars[0]}*`
}

/** For people entitled to see that it is the right person: first 4, last 4 (`4101**********1237`). */
export function maskIdNumber(number: string): string {
  const chars = [...number.trim()]
  if (chars.length <= 8) return '*'.repeat(chars.length)
  return `${chars.slice(0, 4).join('')}${'*'.repeat(chars.length - 8)}${chars.slice(-4).join('')}`
}

/** `13812341234` → `138****1234`. */
export function maskPhone(phone: string): string {
  const digits = phone.trim()
  return digits.length < 8 ? '*'.repeat(digits.length) : `${digits.slice(0, 3)}****${digits.slice(-4)}`
}

/** Bank account: the last 4. */
export const maskAccount = (account: string): string => `****${account.trim().slice(-4)}`

/** A home address as far as the street or township. */
export function maskAddress(address: string): string {
  const found = /^.*?(?:街道|大街|大道|路|街|镇|乡)/.exec(address.trim())
  return found ? `${found[0]}***` : `${[...address.trim()].slice(0, 6).join('')}***`
}
