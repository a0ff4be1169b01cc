/**
 * Code sets of the national disclosure standard (“双公示”, 发改办财金〔2018〕424号 and its revision after the penalties law of
 * 2021). Reading accepts a code, a name, or `其他-说明`. Pure.
 */
import { toHalfWidth } from './text'

export type CodeSet = { readonly [code: string]: string }

export const COUNTERPARTY_TYPES = {
  '1': '法人及非法人组织',
  '2': '自然人',
  '4': '个体工商户',
} as const satisfies CodeSet

export const LICENCE_TYPES = {
  '1': '普通',
  '2': '特许',
  '3': '认可',
  '4': '核准',
  '5': '登记',
  '9': '其他',
} as const satisfies CodeSet

/** 行政处罚法 (2021) art. 9. */
export const PENALTY_TYPES = {
  '01': '警告',
  '02': '通报批评',
  '03': '罚款',
  '04': '没收违法所得',
  '05': '没收非法财物',
  '06': '暂扣许可证件',
  '07': '降低资质等级',
  '08': '吊销许可证件',
  '09': '限制开展生产经营活动',
  '10': '责令停产停业',
  '11': '责令关闭',
  '12': '限制从业',
  '13': '行政拘留',
  '14': '其他',
} as const satisfies CodeSet

export const ID_TYPES = {
  '1': '身份证',
  '2': '护照号',
  '3': '港澳居民来往内地通行证',
  '4': '台湾居民来往大陆通行证',
  '5': '外国人永久居留身份证',
  '9': '其他',
} as const satisfies CodeSet

export const LICENCE_STATUSES = { '1': '有效', '2': '无效' } as const satisfies CodeSet

/** Names of older templates and everyday words, and what they mean in today's sets. */
const SYNONYMS: Record<string, string> = {
  法人: '法人及非法人组织',
  企业: '法人及非法人组织',
  法人或其他组织: '法人及非法人组织',
  法人及其他组织: '法人及非法人组织',
  法人和非法人组织: '法人及非法人组织',
  非法人组织: '法人及非法人组织',
  个体: '个体工商户',
  个人: '自然人',
  公民: '自然人',
  居民身份证: '身份证',
  护照: '护照号',
  港澳通行证: '港澳居民来往内地通行证',
  台湾通行证: '台湾居民来往大陆通行证',
  普通许可: '普通',
  特许许可: '特许',
  吊销许可证: '吊销许可证件',
  暂扣许可证: '暂扣许可证件',
  停产停业: '责令停产停业',
}

export type CodeReading = { ok: true; code: string; note: string } | { ok: false }

const fold = (text: string) => toHalfWidth(text).replace(/[\s()（）]/g, '')

/** Reads one value of a set. `其他-排污许可` gives the code of 其他 and the note 排污许可. */
export function readCode(set: CodeSet, input: string): CodeReading {
  const text = fold(input)
  if (text === '') return { ok: false }
  for (const code of Object.keys(set)) {
    if (text === code || (/^\d+$/.test(text) && /^\d+$/.test(code) && Number(text) === Number(code)))
      return { ok: true, code, note: '' }
  }
  const dash = /^(\d{1,2}|其他|其它)[-—–－:：_]+(.+)$/.exec(text)
  const name = dash ? (dash[1] ?? '') : text
  const meant = name === '其它' ? '其他' : (SYNONYMS[name] ?? name)
  for (const [code, label] of Object.entries(set)) {
    if (meant === label || (dash && /^\d+$/.test(name) && Number(name) === Number(code))) {
      return { ok: true, code, note: dash && label === '其他' ? (dash[2] ?? '') : '' }
    }
  }
  const prefixed = /^0?(\d{1,2})[-—–－.、:：]?(\D.*)$/.exec(text)
  if (prefixed) {
    const again = readCode(set, prefixed[2] ?? '')
    if (again.ok && Number(again.code) === Number(prefixed[1])) return again
  }
  return { ok: false }
}

/** Splits a cell of several values: `；` `;` `,` `，` `、` `|` and line ends. */
export const splitCodes = (input: string): string[] =>
  input
    .split(/[;；,，、|\n]+/)
    .map((part) => part.trim())
    .filter(Boolean)

/** The name of a code; the code itself when the set does not know it. */
export const codeName = (set: CodeSet, code: string, note = ''): string => {
  const name = set[code] ?? code
  return note ? `${name}-${note}` : name
}
