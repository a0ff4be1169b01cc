/**
 * The eight other administrative acts of article 15, and the plain template for the rest of the catalogue.
 * There is no national template for them: field sets are ours, modelled on the one for penalties. Pure.
 */
import type { Field } from '@/lib/platform/fields'
import {
  authorityFields,
  counterpartyFields,
  decisionDateField,
  EVERY_COUNTERPARTY,
  handlingFields,
  remarkField,
  statusField,
} from './rules-common'

type Shorthand = Pick<Field, 'key' | 'label' | 'kind'> & Partial<Field>
const required = EVERY_COUNTERPARTY
const field = (short: Shorthand): Field => ({
  maxLength: short.kind === 'long' ? 4000 : 200,
  exposure: 'public',
  ...short,
})

/** Common fields around what is special to an act. */
function act(authority: string, special: Shorthand[]): Field[] {
  const [authorityName, authorityCode, ...source] = authorityFields(
    { label: authority, name: null, code: null },
    { name: null, code: null },
  )
  return [
    ...counterpartyFields(null, { legalRepRequired: false, legacyCodes: false }),
    field({
      key: 'doc_no',
      label: '决定文书号',
      kind: 'text',
      aliases: ['文书号', '决定书文号', '文号', '编号'],
      maxLength: 128,
      required,
      example: '二七字〔2026〕12号',
    }),
    ...special.map(field),
    decisionDateField('决定日期', null, ['日期', '认定日期']),
    ...(authorityName && authorityCode ? [authorityName, authorityCode] : []),
    statusField(null, false),
    ...source,
    remarkField,
    ...handlingFields,
  ]
}

const basis: Shorthand = {
  key: 'legal_basis',
  label: '法律依据',
  kind: 'long',
  aliases: ['依据'],
  required,
  hint: '写明《法律名称》和条款',
  maxLength: 2048,
}
const performed = (choices: string[], isRequired: boolean): Shorthand => ({
  key: 'perform_status',
  label: '履行状态',
  kind: 'choice',
  choices,
  ...(isRequired ? { required } : {}),
})

export const COMPULSION_FIELDS = act('强制机关', [
  { key: 'doc_name', label: '强制决定书名称', kind: 'text', required, example: '查封决定书' },
  {
    key: 'compulsion_kind',
    label: '强制类别',
    kind: 'choice',
    required,
    choices: [
      '查封',
      '扣押',
      '冻结存款汇款',
      '限制人身自由',
      '其他强制措施',
      '加处罚款或滞纳金',
      '划拨',
      '拍卖或处理',
      '排除妨碍恢复原状',
      '代履行',
      '其他强制执行',
    ],
  },
  { key: 'reason', label: '强制事由', kind: 'long', required },
  basis,
  { key: 'content', label: '强制内容', kind: 'long', required },
  { key: 'period_from', label: '实施期限起', kind: 'date', required },
  { key: 'period_to', label: '实施期限止', kind: 'date', hint: '查封、扣押一般不超过30日，可延长30日' },
  { key: 'released_on', label: '解除日期', kind: 'date' },
])

export const CONFIRMATION_FIELDS = act('确认机关', [
  { key: 'item_name', label: '确认事项名称', kind: 'text', required },
  {
    key: 'confirm_kind',
    label: '确认类别',
    kind: 'choice',
    required,
    choices: ['确定', '认可', '认定', '证明', '登记', '鉴证', '其他'],
  },
  { key: 'content', label: '确认内容', kind: 'long', required },
  { key: 'cert_name', label: '证书名称', kind: 'text' },
  { key: 'cert_no', label: '证书编号', kind: 'text' },
  { key: 'valid_to', label: '有效期至', kind: 'date' },
])

export const LEVY_FIELDS = act('征收机关', [
  { key: 'levy_item', label: '征收项目', kind: 'text', required },
  { key: 'levy_kind', label: '征收类别', kind: 'choice', required, choices: ['税', '费', '社会保险费', '其他'] },
  { ...basis, label: '征收依据' },
  {
    key: 'amount_due_wan',
    label: '应征金额(万元)',
    kind: 'amount',
    required,
    exposure: 'department',
    hint: '只供部门使用，不公示',
  },
  { key: 'amount_paid_wan', label: '实缴金额(万元)', kind: 'amount', exposure: 'department' },
  { key: 'due_date', label: '缴纳期限', kind: 'date', required },
  performed(['已履行', '部分履行', '未履行'], true),
])

export const PAYMENT_FIELDS = act('给付机关', [
  {
    key: 'pay_item',
    label: '给付项目',
    kind: 'choice',
    required,
    choices: ['低保', '特困', '临时救助', '抚恤', '奖补', '其他'],
  },
  { key: 'pay_mode', label: '给付方式', kind: 'choice', required, choices: ['现金', '实物', '服务'] },
  { key: 'amount_wan', label: '给付金额(万元)', kind: 'amount' },
  { key: 'period_from', label: '给付期间起', kind: 'date' },
  { key: 'period_to', label: '给付期间止', kind: 'date' },
  { key: 'content', label: '给付决定内容', kind: 'long', required },
])

export const ADJUDICATION_FIELDS = act('裁决机关', [
  {
    key: 'applicant',
    label: '申请人',
    kind: 'text',
    required,
    exposure: 'department',
    hint: '可能是自然人，只供部门使用',
  },
  { key: 'respondent', label: '被申请人', kind: 'text', required, exposure: 'department' },
  { key: 'item_name', label: '裁决事项', kind: 'text', required },
  {
    key: 'adjudicate_kind',
    label: '裁决类别',
    kind: 'choice',
    required,
    choices: ['权属纠纷', '侵权纠纷', '补偿纠纷', '其他'],
  },
  { key: 'content', label: '裁决结果', kind: 'long', required },
  { ...basis, label: '裁决依据' },
  { key: 'remedy', label: '救济途径与期限', kind: 'long', required },
  performed(['已履行', '部分履行', '未履行'], false),
])

export const COMPENSATION_FIELDS = act('补偿机关', [
  { key: 'item_name', label: '补偿项目', kind: 'text', required },
  { key: 'reason', label: '补偿事由', kind: 'long', required },
  { ...basis, label: '补偿依据' },
  { key: 'mode', label: '补偿方式', kind: 'choice', required, choices: ['货币', '产权调换', '其他'] },
  { key: 'amount_wan', label: '补偿金额(万元)', kind: 'amount' },
  { ...performed(['已给付', '部分', '未给付'], true), label: '给付状态' },
])

export const REWARD_FIELDS = act('奖励机关', [
  { key: 'item_name', label: '奖励名称', kind: 'text', required },
  { key: 'level', label: '奖励级别', kind: 'choice', required, choices: ['国家级', '省级', '市级', '区级', '其他'] },
  { key: 'reason', label: '奖励事由', kind: 'long', required },
  { key: 'content', label: '奖励内容', kind: 'long', required },
  { ...basis, label: '奖励依据' },
  { key: 'valid_to', label: '有效期至', kind: 'date' },
])

export const INSPECTION_FIELDS = act('检查机关', [
  { key: 'task_no', label: '检查计划/任务编号', kind: 'text' },
  {
    key: 'inspect_kind',
    label: '检查类别',
    kind: 'choice',
    required,
    choices: ['双随机抽查', '专项检查', '日常检查', '重点检查', '联合检查', '投诉举报核查'],
  },
  { key: 'item_name', label: '检查事项', kind: 'text', required },
  { key: 'inspect_date', label: '检查日期', kind: 'date', required },
  { key: 'inspectors', label: '检查人员', kind: 'text', exposure: 'department', hint: '只供部门使用' },
  {
    key: 'result',
    label: '检查结果',
    kind: 'choice',
    required,
    choices: [
      '未发现问题',
      '发现问题已责令改正',
      '发现问题待后续处理',
      '未开展本次抽查涉及的经营活动',
      '不配合检查情节严重',
      '查无下落或通过登记住所无法联系',
    ],
  },
  { key: 'rectify_due', label: '整改期限', kind: 'date' },
  { key: 'rectify_result', label: '整改结果', kind: 'choice', choices: ['已整改', '未整改', '部分整改', '约谈'] },
  { key: 'followup_doc_no', label: '后续处理文号', kind: 'text' },
])

/** For the items of the catalogue that have no template of their own. */
export const GENERAL_FIELDS = act('认定单位', [
  { key: 'item_name', label: '事项名称', kind: 'text', required },
  { key: 'content', label: '主要内容', kind: 'long', required },
  { ...basis, label: '认定依据' },
  { key: 'valid_to', label: '有效期至', kind: 'date' },
])
