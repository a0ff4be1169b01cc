/** Rows that can be read, one of each template and kind of counterparty, and who reports them. */
import { departmentNames } from '@/lib/departments/rules'
import type { ReadOptions } from '@/lib/platform/fields'
import type { Counterparty } from '@/lib/records/rules-common'
import { type ContentReading, type ReportingContext, readContent } from '@/lib/records/rules-content'
import { TEMPLATES, type TemplateKey } from '@/lib/records/rules-templates'
import { DEPARTMENTS } from '@/prisma/seed/departments'

export const TODAY = '2026-11-24'
/** Invented, region 410103: of the department and of its counterparties. */
export const OWN_CODE = '11410103005280013P'
export const CODES = { organisation: '91410103MA40QH5C2J', trader: '92410103MA9F2K3X1C' } as const
export const ID_NUMBER = '410103199003071237'

export type Raw = Record<string, unknown>
export const COUNTERPARTIES: readonly Counterparty[] = ['organisation', 'person', 'trader']
export const TEMPLATE_KEYS = Object.keys(TEMPLATES) as TemplateKey[]

const own = DEPARTMENTS.find(({ key }) => key === 'scjg')
if (!own) throw new Error('no scjg in the seed')
const ownNames = departmentNames(own)

export const CONTEXT: ReportingContext = {
  today: TODAY,
  department: { key: own.key, name: own.name, names: ownNames, uscc: OWN_CODE, usccVerified: true },
  others: new Map(
    DEPARTMENTS.filter(({ key }) => key !== own.key).flatMap((department) =>
      [...departmentNames(department)].map((name) => [name, department.name] as const),
    ),
  ),
  allowPlaceholder: false,
}

const COUNTERPARTY_RAW: Record<Counterparty, Raw> = {
  organisation: {
    counterparty_name: '郑州示例食品有限公司',
    counterparty_type: '法人及非法人组织',
    counterparty_uscc: CODES.organisation,
    legal_rep: '张示例',
  },
  trader: {
    counterparty_name: '二七区示例小吃店',
    counterparty_type: '个体工商户',
    counterparty_uscc: CODES.trader,
    legal_rep: '李示例',
  },
  person: {
    counterparty_name: '王示例',
    counterparty_type: '自然人',
    person_id_type: '身份证',
    person_id_no: ID_NUMBER,
  },
}

const COMMON: Raw = {
  doc_no: '二七市监字〔2026〕12号',
  decision_date: '2026/11/20',
  authority_name: '郑州市二七区市场监督管理局',
  authority_uscc: OWN_CODE,
  source_name: '郑州市二七区市场监督管理局',
  source_uscc: OWN_CODE,
}

const BASIS = '《中华人民共和国食品安全法》第一百二十五条第一款'

const SPECIAL: Record<TemplateKey, Raw> = {
  licence: {
    doc_name: '准予行政许可决定书',
    licence_type: '普通',
    content: '准予从事食品销售',
    valid_from: '2026/11/20',
    valid_to: '2031/11/19',
    status: '有效',
  },
  penalty: {
    violation_type: '经营标签不符合规定的食品',
    violation_fact: '当事人经营标签不符合规定的食品',
    legal_basis: BASIS,
    penalty_type: '罚款',
    content: '罚款人民币5000元',
    fine_wan: '0.5',
    valid_to: '2027/11/20',
  },
  compulsion: {
    doc_name: '查封决定书',
    compulsion_kind: '查封',
    reason: '涉嫌经营不合格食品',
    legal_basis: BASIS,
    content: '查封库房一间',
    period_from: '2026/11/20',
  },
  confirmation: { item_name: '食品摊贩备案', confirm_kind: '登记', content: '予以备案' },
  levy: {
    levy_item: '社会抚养费',
    levy_kind: '费',
    legal_basis: BASIS,
    amount_due_wan: '1.2',
    due_date: '2026/12/20',
    perform_status: '未履行',
  },
  payment: { pay_item: '奖补', pay_mode: '现金', content: '发放奖补资金' },
  adjudication: {
    applicant: '甲公司',
    respondent: '乙公司',
    item_name: '商标使用争议',
    adjudicate_kind: '权属纠纷',
    content: '归甲公司所有',
    legal_basis: BASIS,
    remedy: '六十日内申请行政复议',
  },
  compensation: {
    item_name: '房屋征收补偿',
    reason: '道路建设',
    legal_basis: BASIS,
    mode: '货币',
    perform_status: '已给付',
  },
  reward: { item_name: '诚信示范单位', level: '区级', reason: '诚信经营', content: '授予称号', legal_basis: BASIS },
  inspection: {
    inspect_kind: '双随机抽查',
    item_name: '食品经营检查',
    inspect_date: '2026/11/18',
    result: '未发现问题',
  },
  general: { item_name: '年报公示', content: '已按期公示年度报告', legal_basis: BASIS },
}

/** A row of the template about that kind of counterparty that reads without faults and warnings. */
export const rawRow = (template: TemplateKey, counterparty: Counterparty = 'organisation'): Raw => {
  const row = { ...COUNTERPARTY_RAW[counterparty], ...COMMON, ...SPECIAL[template] }
  if (TEMPLATES[template].byKey.get('legal_rep') === undefined) delete row.legal_rep
  return row
}

/** Reads a good row with some values changed; `undefined` leaves a field out. */
export const readRow = (
  template: TemplateKey,
  changes: Raw = {},
  counterparty: Counterparty = 'organisation',
  context: ReportingContext = CONTEXT,
  options: ReadOptions = {},
): ContentReading =>
  readContent(TEMPLATES[template], { ...rawRow(template, counterparty), ...changes }, context, options)

/** What is wrong, as `[field, rule]`. */
export const faultsOf = ({ faults }: ContentReading): [string, string][] => faults.map(({ key, rule }) => [key, rule])
export const warningsOf = ({ warnings }: ContentReading): [string, string][] =>
  warnings.map(({ key, rule }) => [key, rule])
