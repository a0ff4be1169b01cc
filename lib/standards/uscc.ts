/**
 * Unified social credit code of organisations — GB 32100-2015 《法人和其他组织统一社会信用代码编码规则》.
 *
 * 18 characters: registering authority (1), category (1), region of the registering office (6), subject identifier (9,
 * itself an organisation code with its own check, GB 11714), check character (1, mod 31). Pure.
 */
import { organisationCheck } from './organisation-code'
import { regionName } from './regions'
import { foldCode } from './text'

/** The 31 characters of the code; I, O, Z, S and V never occur (GB 32100-2015, table 3). */
export const USCC_CHARSET = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28] as const
const VALUES = new Map([...USCC_CHARSET].map((ch, value) => [ch, value]))

/** What feeds put where a 个体工商户 has no code: 17 zeros and X. Never an identity. */
export const NO_CODE_PLACEHOLDER = '00000000000000000X'

type Authority = { name: string; categories: Record<string, string> }

/**
 * Registering authorities and their categories (GB 32100-2015 table 1 with amendment 1; 54, 9/9 and rows 2, 3, 4, 6, 7, 8,
 * A, N are in wide use but were not checked against the text of the amendment: see docs/decisions/0004-law-as-data.md).
 */
export const USCC_AUTHORITIES: Record<string, Authority> = {
  '1': {
    name: '机构编制',
    categories: { '1': '机关', '2': '事业单位', '3': '编办直接管理机构编制的群众团体', '9': '其他' },
  },
  '2': { name: '外交', categories: { '1': '外国常驻新闻机构', '9': '其他' } },
  '3': {
    name: '司法行政',
    categories: {
      '1': '律师执业机构',
      '2': '公证处',
      '3': '基层法律服务所',
      '4': '司法鉴定机构',
      '5': '仲裁委员会',
      '9': '其他',
    },
  },
  '4': { name: '文化', categories: { '1': '外国在华文化中心', '9': '其他' } },
  '5': {
    name: '民政',
    categories: { '1': '社会团体', '2': '民办非企业单位', '3': '基金会', '4': '基层群众性自治组织', '9': '其他' },
  },
  '6': {
    name: '旅游',
    categories: { '1': '外国旅游部门常驻代表机构', '2': '港澳台旅游部门常驻内地代表机构', '9': '其他' },
  },
  '7': { name: '宗教', categories: { '1': '宗教活动场所', '2': '宗教院校', '9': '其他' } },
  '8': { name: '工会', categories: { '1': '基层工会', '9': '其他' } },
  '9': { name: '市场监管', categories: { '1': '企业', '2': '个体工商户', '3': '农民专业合作社', '9': '其他' } },
  A: { name: '中央军委改革和编制办公室', categories: { '1': '军队事业单位', '9': '其他' } },
  N: {
    name: '农业农村',
    categories: { '1': '组级集体经济组织', '2': '村级集体经济组织', '3': '乡镇级集体经济组织', '9': '其他' },
  },
  Y: { name: '其他', categories: { '1': '其他' } },
}

export type UsccFault =
  | 'empty'
  | 'placeholder'
  | 'length'
  | 'letter'
  | 'charset'
  | 'authority'
  | 'region'
  | 'organisation'
  | 'check'

export type UsccReading =
  | { valid: true; normalized: string; authority: string; category: string; region: string; regionName: string | null }
  | { valid: false; normalized: string; fault: UsccFault; reason: string }

/** The check character (position 18) of the first 17 characters, or null when one of them is outside the character set. */
export function usccCheck(first17: string): string | null {
  let sum = 0
  for (let i = 0; i < 17; i++) {
    const value = VALUES.get(first17[i] ?? '')
    if (value === undefined) return null
    sum += value * (WEIGHTS[i] ?? 0)
  }
  // The outer modulo matters: a remainder of 0 gives check value 0, not 31.
  return USCC_CHARSET[(31 - (sum % 31)) % 31] ?? null
}

/** Trims, folds full-width forms and lower case; never turns O into 0 or I into 1. */
export const normalizeUscc = foldCode

/**
 * Reads a code as typed. The reason of a refusal is a Chinese sentence for people: what is wrong and how to mend it.
 * The all-zero code passes both checks and is refused by the authority table.
 */
export function readUscc(input: string): UsccReading {
  const normalized = normalizeUscc(input)
  const refuse = (fault: UsccFault, reason: string): UsccReading => ({ valid: false, normalized, fault, reason })
  if (normalized === '') return refuse('empty', '未填写统一社会信用代码')
  if (normalized === NO_CODE_PLACEHOLDER) return refuse('placeholder', '17个0加X是“暂无代码”的占位符，不是有效代码')
  const letter = [...normalized].findIndex((ch) => 'IOZSV'.includes(ch))
  if (letter >= 0) {
    return refuse(
      'letter',
      `第${letter + 1}位是字母${normalized[letter]}：代码不含字母 I、O、Z、S、V，请核对是否应为数字`,
    )
  }
  const odd = [...normalized].findIndex((ch) => !VALUES.has(ch))
  if (odd >= 0) return refuse('charset', `第${odd + 1}位“${[...normalized][odd]}”不是代码允许的字符`)
  if (normalized.length !== 18) return refuse('length', `代码应为18位，现为${normalized.length}位`)
  const authority = USCC_AUTHORITIES[normalized.charAt(0)]
  const category = authority?.categories[normalized.charAt(1)]
  if (!authority || !category)
    return refuse('authority', `前两位“${normalized.slice(0, 2)}”不是已知的登记管理部门和机构类别`)
  const region = normalized.slice(2, 8)
  if (!/^\d{6}$/.test(region)) return refuse('region', '第3至8位应为6位数字的行政区划代码')
  if (organisationCheck(normalized.slice(8, 16)) !== normalized.charAt(16)) {
    return refuse('organisation', '第9至17位（主体标识码）校验不通过，请逐位核对')
  }
  if (usccCheck(normalized.slice(0, 17)) !== normalized.charAt(17))
    return refuse('check', '校验码（第18位）不符，请逐位核对')
  return { valid: true, normalized, authority: authority.name, category, region, regionName: regionName(region) }
}

/** Kinds of credit subject that the portal keeps apart; `natural_person` never has a USCC. */
export const SUBJECT_KINDS = {
  enterprise: '企业',
  sole_trader: '个体工商户',
  cooperative: '农民专业合作社',
  agency: '机关',
  institution: '事业单位',
  social_organisation: '社会组织',
  village: '基层自治组织和集体经济组织',
  law_firm: '律师和法律服务机构',
  other: '其他组织',
  natural_person: '自然人',
} as const
export type SubjectKind = keyof typeof SUBJECT_KINDS

/** The kind of subject that a valid code announces by its first two characters. */
export function subjectKindOf(code: string): Exclude<SubjectKind, 'natural_person'> {
  const pair = code.slice(0, 2)
  if (pair === '91') return 'enterprise'
  if (pair === '92') return 'sole_trader'
  if (pair === '93') return 'cooperative'
  if (pair === '11') return 'agency'
  if (pair === '12') return 'institution'
  if (pair === '54' || pair.startsWith('N')) return 'village'
  if (pair === '13' || pair.startsWith('5') || pair.startsWith('8')) return 'social_organisation'
  if (pair.startsWith('3')) return 'law_firm'
  return 'other'
}
