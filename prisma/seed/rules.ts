/**
 * Dated rules of severity and publicity. `verified` says whether the figure could be read in the text of the rule; all
 * others are proposals, shown as 待核实 to the credit office, who confirms or replaces them with the legal basis.
 */
import type { PublicityRule } from '@/lib/disclosure/rules'
import type { SeverityRule } from '@/lib/records/rules-severity'

const ORDER_36 = '国家发展改革委令第36号《信用修复管理办法》（2026年4月1日起施行）'
const ORDER_58 = '国家发展改革委令第58号《失信行为纠正后的信用信息修复管理办法（试行）》（2023年5月1日至2026年3月31日）'
const BEFORE = '2023年5月1日前的决定，参照第58号令（待核实）'

type Era = { id: string; ruleSet: string; from: string; to: string | null; basis: string }
const ERAS: Era[] = [
  { id: 'before', ruleSet: '第58号令以前', from: '1949-10-01', to: '2023-04-30', basis: BEFORE },
  { id: 'order58', ruleSet: '第58号令', from: '2023-05-01', to: '2026-03-31', basis: ORDER_58 },
  { id: 'order36', ruleSet: '第36号令', from: '2026-04-01', to: null, basis: ORDER_36 },
]

type SeverityShort = Pick<SeverityRule, 'severity'> &
  Partial<Pick<SeverityRule, 'subjectScope' | 'procedure' | 'penaltyTypes' | 'fineOver' | 'fineUpTo' | 'note'>> & {
    id: string
    clause: string
    known?: boolean
  }

/** 当场处罚的上限（行政处罚法第五十一条）: what could have been decided on the spot counts as a low fine. */
const LOW = { organisation: '0.3', person: '0.02' } as const
const HUGE = { organisation: '100', person: '10' } as const

const SEVERITY: SeverityShort[] = [
  { id: 'simple', clause: '以简易程序作出的处罚', procedure: 'simple', severity: 'minor', known: true },
  { id: 'warning', clause: '警告、通报批评', penaltyTypes: ['01', '02'], severity: 'minor', known: true },
  ...(['organisation', 'person'] as const).flatMap((subjectScope): SeverityShort[] => [
    {
      id: `fine-low-${subjectScope}`,
      clause: '较低数额罚款',
      penaltyTypes: ['03'],
      subjectScope,
      fineUpTo: LOW[subjectScope],
      severity: 'minor',
      note: '数额标准待省级行业主管部门公布，暂按当场处罚上限',
    },
    {
      id: `fine-${subjectScope}`,
      clause: '较大数额罚款',
      penaltyTypes: ['03'],
      subjectScope,
      fineOver: LOW[subjectScope],
      fineUpTo: HUGE[subjectScope],
      severity: 'ordinary',
      note: '数额标准待核实',
    },
    {
      id: `fine-huge-${subjectScope}`,
      clause: '巨额罚款',
      penaltyTypes: ['03'],
      subjectScope,
      fineOver: HUGE[subjectScope],
      severity: 'serious',
      note: '数额标准待核实',
    },
  ]),
  {
    id: 'confiscation',
    clause: '没收违法所得、没收非法财物、暂扣许可证件、降低资质等级',
    penaltyTypes: ['04', '05', '06', '07'],
    severity: 'ordinary',
    known: true,
  },
  {
    id: 'grave',
    clause: '吊销许可证件、限制开展生产经营活动、责令停产停业、责令关闭、限制从业',
    penaltyTypes: ['08', '09', '10', '11', '12'],
    severity: 'serious',
    known: true,
  },
  { id: 'detention', clause: '行政拘留', penaltyTypes: ['13'], severity: 'serious', note: '第36号令未列明，待核实' },
  { id: 'other', clause: '其他', penaltyTypes: ['14'], severity: 'ordinary', note: '由行业主管部门认定，待核实' },
]

/** Before 第36号令 a low fine was shown like any other: only 简易程序, 警告 and 通报批评 were not. */
const rulesOf = (era: Era): SeverityShort[] =>
  era.id === 'order36'
    ? SEVERITY
    : SEVERITY.filter(({ id }) => !id.startsWith('fine-low')).map((rule) =>
        rule.severity === 'ordinary' && rule.penaltyTypes?.[0] === '03'
          ? { ...rule, clause: '罚款', fineOver: null }
          : rule,
      )

export const SEVERITY_RULES: SeverityRule[] = ERAS.flatMap((era) =>
  rulesOf(era).map(({ id, clause, known, ...rule }) => ({
    ruleSet: era.ruleSet,
    subjectScope: 'any' as const,
    procedure: null,
    penaltyTypes: [],
    fineOver: null,
    fineUpTo: null,
    note: '',
    ...rule,
    id: `${era.id}-${id}`,
    effectiveFrom: era.from,
    effectiveTo: era.to,
    legalBasis: `${era.basis}：${clause}`,
    verified: era.id === 'order36' && known === true,
  })),
)

type PublicityShort = Pick<PublicityRule, 'itemKey' | 'disclose'> &
  Partial<
    Pick<
      PublicityRule,
      'severity' | 'specialField' | 'naturalPerson' | 'minMonths' | 'maxMonths' | 'untilField' | 'note' | 'verified'
    >
  > & { id: string; basis: string; era: Era }

const rule = ({ era, basis, ...short }: PublicityShort): PublicityRule => ({
  severity: null,
  specialField: null,
  naturalPerson: null,
  minMonths: null,
  maxMonths: null,
  untilField: null,
  note: '',
  verified: false,
  ...short,
  ruleSet: era.ruleSet,
  effectiveFrom: era.from,
  effectiveTo: era.to,
  legalBasis: basis,
})

const [before, order58, order36] = ERAS as [Era, Era, Era]
const penalty = { itemKey: 'penalty' } as const
const now: PublicityShort[] = [
  {
    ...penalty,
    id: 'order36-minor',
    era: order36,
    severity: 'minor',
    disclose: false,
    minMonths: 0,
    maxMonths: 3,
    basis: `${ORDER_36}：轻微失信信息原则上不公示，确有必要的最长公示3个月，义务履行完毕即可申请修复`,
    verified: true,
  },
  {
    ...penalty,
    id: 'order36-ordinary',
    era: order36,
    severity: 'ordinary',
    disclose: true,
    minMonths: 3,
    maxMonths: 12,
    basis: `${ORDER_36}：一般失信信息最短公示3个月，最长1年`,
    verified: true,
  },
  {
    ...penalty,
    id: 'order36-serious',
    era: order36,
    severity: 'serious',
    disclose: true,
    minMonths: 12,
    maxMonths: 36,
    basis: `${ORDER_36}：严重失信信息最短公示1年，最长3年`,
    verified: true,
  },
]
const then = (era: Era, verified: boolean): PublicityShort[] => [
  {
    ...penalty,
    id: `${era.id}-minor`,
    era,
    severity: 'minor',
    disclose: false,
    minMonths: 0,
    maxMonths: 3,
    basis: `${era.basis}：简易程序作出的处罚、警告、通报批评不公示`,
    note: '范围待核实',
  },
  {
    ...penalty,
    id: `${era.id}-plain`,
    era,
    disclose: true,
    minMonths: 3,
    maxMonths: 36,
    basis: `${era.basis}：最短公示3个月，最长3年，自作出处罚决定之日起`,
    verified,
  },
  {
    ...penalty,
    id: `${era.id}-special`,
    era,
    specialField: true,
    disclose: true,
    minMonths: 12,
    maxMonths: 36,
    basis: `${era.basis}：食品、药品、特种设备、安全生产、消防领域最短公示1年，最长3年`,
    verified,
  },
]

const always: Era = { id: 'acts', ruleSet: '公示期限（区级设定）', from: '1949-10-01', to: null, basis: '' }
const proposed = '区级设定，待核实'
const acts: PublicityShort[] = [
  {
    id: 'licence',
    itemKey: 'licence',
    era: always,
    disclose: true,
    untilField: 'valid_to',
    basis: '许可有效期内公示；长期有效的持续公示',
  },
  {
    id: 'confirmation',
    itemKey: 'confirmation',
    era: always,
    disclose: true,
    untilField: 'valid_to',
    maxMonths: 60,
    basis: '有效期内公示，没有有效期的公示5年',
  },
  {
    id: 'confirmation-person',
    itemKey: 'confirmation',
    era: always,
    naturalPerson: true,
    disclose: false,
    basis: '婚姻、收养、工伤等涉及个人隐私的确认只共享，不公示',
  },
  { id: 'compulsion', itemKey: 'compulsion', era: always, disclose: true, maxMonths: 12, basis: '公示1年' },
  {
    id: 'levy',
    itemKey: 'levy',
    era: always,
    disclose: true,
    maxMonths: 12,
    basis: '公示1年；只公示项目、期限和履行状态，不公示金额',
  },
  { id: 'payment', itemKey: 'payment', era: always, disclose: true, maxMonths: 12, basis: '公示1年' },
  {
    id: 'payment-person',
    itemKey: 'payment',
    era: always,
    naturalPerson: true,
    disclose: false,
    basis: '受益人为自然人的只共享，不公示',
  },
  { id: 'adjudication', itemKey: 'adjudication', era: always, disclose: true, maxMonths: 36, basis: '公示3年' },
  { id: 'compensation', itemKey: 'compensation', era: always, disclose: true, maxMonths: 12, basis: '公示1年' },
  {
    id: 'reward',
    itemKey: 'reward',
    era: always,
    disclose: true,
    untilField: 'valid_to',
    maxMonths: 36,
    basis: '有效期内公示，没有有效期的公示3年',
  },
  { id: 'inspection', itemKey: 'inspection', era: always, disclose: true, maxMonths: 36, basis: '公示3年' },
  { id: 'registration', itemKey: 'registration', era: always, disclose: true, basis: '主体存续期间公示' },
  {
    id: 'institution-registration',
    itemKey: 'institution-registration',
    era: always,
    disclose: true,
    basis: '主体存续期间公示',
  },
  { id: 'social-registration', itemKey: 'social-registration', era: always, disclose: true, basis: '主体存续期间公示' },
  {
    id: 'village-registration',
    itemKey: 'village-registration',
    era: always,
    disclose: true,
    basis: '主体存续期间公示',
  },
  { id: 'registration-end', itemKey: 'registration-end', era: always, disclose: true, maxMonths: 60, basis: '公示5年' },
]

export const PUBLICITY_RULES: PublicityRule[] = [
  ...now,
  ...then(order58, true),
  ...then(before, false),
  ...acts.map((act) => ({ ...act, note: proposed })),
].map(rule)
