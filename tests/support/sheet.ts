/** Sheets of penalties as departments send them: invented, valid, as many as wanted. Shared by tests and benchmarks. */
import { writeXlsxStream } from 'hucre/xlsx'
import { addDays } from '@/lib/standards/dates'
import { organisationCheck } from '@/lib/standards/organisation-code'
import { USCC_CHARSET, usccCheck } from '@/lib/standards/uscc'

/** A valid code of an enterprise in 410103 that no register knows: the body is the number in the code's own 31 digits. */
export function makeUscc(number: number, pair = '91'): string {
  let digits = ''
  for (let rest = number; digits.length < 6; rest = Math.floor(rest / 31))
    digits = USCC_CHARSET.charAt(rest % 31) + digits
  const body = `MB${digits}`
  const first17 = `${pair}410103${body}${organisationCheck(body)}`
  return `${first17}${usccCheck(first17)}`
}

export const PENALTY_HEADERS = [
  '行政相对人名称',
  '行政相对人类别',
  '行政相对人代码_1(统一社会信用代码)',
  '法定代表人',
  '行政处罚决定书文号',
  '违法行为类型',
  '违法事实',
  '处罚依据',
  '处罚类别',
  '处罚内容',
  '罚款金额(万元)',
  '没收违法所得、没收非法财物的金额(万元)',
  '暂扣或吊销证照名称及编号',
  '处罚决定日期',
  '处罚有效期',
  '公示截止期',
  '处罚机关',
  '处罚机关统一社会信用代码',
  '数据来源单位',
  '数据来源单位统一社会信用代码',
  '备注',
] as const
export type PenaltyRow = Record<(typeof PENALTY_HEADERS)[number], string>

const AUTHORITY = { name: '郑州市二七区市场监督管理局', uscc: '11410103005280013P' }
const VIOLATIONS = [
  '经营标签不符合规定的食品',
  '未按规定明码标价',
  '使用未经检定的计量器具',
  '发布虚假广告',
  '销售不合格产品',
]

/** Row `number`, decided on `decidedOn`; the same number gives the same row. */
export function makePenalty(number: number, decidedOn: string, change: Partial<PenaltyRow> = {}): PenaltyRow {
  const violation = VIOLATIONS[number % VIOLATIONS.length] ?? ''
  const wan = ((number % 40) + 5) / 10
  return {
    行政相对人名称: `郑州霁测${number}号商贸有限公司`,
    行政相对人类别: '法人及非法人组织',
    '行政相对人代码_1(统一社会信用代码)': makeUscc(number),
    法定代表人: `测某${number % 97}`,
    行政处罚决定书文号: `二七市监罚字〔2026〕测${number}号`,
    违法行为类型: violation,
    违法事实: `经查，当事人于2026年${(number % 9) + 1}月在经营场所${violation}，货值金额${(number % 500) + 100}元，事实清楚，证据确凿。`,
    处罚依据: '《中华人民共和国食品安全法》第一百二十五条第一款第二项',
    处罚类别: '罚款',
    处罚内容: `罚款人民币${wan * 10_000}元`,
    '罚款金额(万元)': String(wan),
    '没收违法所得、没收非法财物的金额(万元)': '',
    暂扣或吊销证照名称及编号: '',
    处罚决定日期: decidedOn.replaceAll('-', '/'),
    处罚有效期: addDays(decidedOn, 365).replaceAll('-', '/'),
    公示截止期: '',
    处罚机关: AUTHORITY.name,
    处罚机关统一社会信用代码: AUTHORITY.uscc,
    数据来源单位: AUTHORITY.name,
    数据来源单位统一社会信用代码: AUTHORITY.uscc,
    备注: '',
    ...change,
  }
}

export const makePenalties = (count: number, decidedOn: string, from = 1): PenaltyRow[] =>
  Array.from({ length: count }, (_, i) => makePenalty(from + i, decidedOn))

/** As a spreadsheet saves it: a title row, headers, shared strings. */
export async function toXlsx(
  rows: readonly PenaltyRow[],
  headers: readonly string[] = PENALTY_HEADERS,
): Promise<Buffer> {
  function* lines() {
    yield headers.map((_, i) => (i === 0 ? '二七区行政处罚信息公示表' : null))
    yield [...headers]
    for (const row of rows) yield headers.map((header) => (row as Record<string, string>)[header] || null)
  }
  const parts: Uint8Array[] = []
  for await (const part of writeXlsxStream(lines(), { name: '行政处罚', inlineStrings: false })) parts.push(part)
  return Buffer.concat(parts)
}

/** As comma-separated values. */
export function toCsv(rows: readonly PenaltyRow[], headers: readonly string[] = PENALTY_HEADERS): string {
  const quote = (cell: string) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
  return [headers, ...rows.map((row) => headers.map((header) => (row as Record<string, string>)[header] ?? ''))]
    .map((line) => line.map(quote).join(','))
    .join('\r\n')
}
