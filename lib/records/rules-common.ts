/**
 * Fields that every template shares: the counterparty, the authority, the source.
 * Labels, keys, lengths and variants after the national disclosure standard (发改办财金〔2018〕424号). Pure.
 */
import type { Field } from '@/lib/platform/fields'
import { COUNTERPARTY_TYPES, ID_TYPES, LICENCE_STATUSES } from '@/lib/standards/code-sets'

/** The three variants of the national template: code set 行政相对人类别. */
export type Counterparty = 'organisation' | 'person' | 'trader'
export const COUNTERPARTY_OF: Readonly<Record<string, Counterparty>> = {
  '1': 'organisation',
  '2': 'person',
  '4': 'trader',
}
export const COUNTERPARTY_NAMES: Readonly<Record<Counterparty, string>> = {
  organisation: '法人及非法人组织',
  person: '自然人',
  trader: '个体工商户',
}

export const EVERY_COUNTERPARTY: readonly Counterparty[] = ['organisation', 'person', 'trader']
const ORGANISED: readonly Counterparty[] = ['organisation', 'trader']
const PERSON: readonly Counterparty[] = ['person']

/** Whose decision it is about. `prefix` is the national template's: `XK` for licences, `CF` for penalties. */
export function counterpartyFields(
  prefix: string | null,
  options: { legalRepRequired: boolean; legacyCodes: boolean },
): Field[] {
  const national = (key: string) => (prefix ? { national: `${prefix}_${key}` } : {})
  const legacy: Field[] = [
    {
      key: 'counterparty_reg_no',
      label: '行政相对人代码_2(工商注册号)',
      kind: 'number',
      ...national('XDR_GSZC'),
      aliases: ['工商注册号', '工商登记码'],
      maxLength: 50,
      empty: PERSON,
      of: ORGANISED,
      exposure: 'public',
      hint: '13或15位数字',
    },
    {
      key: 'counterparty_org_code',
      label: '行政相对人代码_3(组织机构代码)',
      kind: 'number',
      ...national('XDR_ZZJG'),
      aliases: ['组织机构代码'],
      maxLength: 10,
      empty: PERSON,
      of: ORGANISED,
      exposure: 'public',
      hint: '9位；应等于统一社会信用代码的第9至17位',
    },
    {
      key: 'counterparty_tax_no',
      label: '行政相对人代码_4(税务登记号)',
      kind: 'number',
      ...national('XDR_SWDJ'),
      aliases: ['税务登记号'],
      maxLength: 20,
      empty: PERSON,
      of: ORGANISED,
      exposure: 'public',
    },
    {
      key: 'counterparty_inst_no',
      label: '行政相对人代码_5(事业单位证书号)',
      kind: 'number',
      ...national('XDR_SYDW'),
      aliases: ['事业单位证书号'],
      maxLength: 12,
      empty: PERSON,
      of: ORGANISED,
      exposure: 'public',
    },
    {
      key: 'counterparty_social_no',
      label: '行政相对人代码_6(社会组织登记证号)',
      kind: 'text',
      ...national('XDR_SHZZ'),
      aliases: ['社会组织登记证号'],
      maxLength: 50,
      empty: PERSON,
      of: ORGANISED,
      exposure: 'public',
    },
  ]
  const representative: Field[] = [
    {
      key: 'legal_rep_id_type',
      label: '法定代表人证件类型',
      kind: 'code',
      ...national('FR_ZJLX'),
      aliases: ['法人证件类型'],
      maxLength: 64,
      set: ID_TYPES,
      empty: PERSON,
      of: ORGANISED,
      exposure: 'department',
      hint: '填了证件号码就要填类型',
    },
    {
      key: 'legal_rep_id_no',
      label: '法定代表人证件号码',
      kind: 'number',
      ...national('FR_ZJHM'),
      aliases: ['法定代表人身份证号', '法人证件号码', ...(prefix ? [`${prefix}_FR_SFZH`] : [])],
      maxLength: 64,
      empty: PERSON,
      of: ORGANISED,
      exposure: 'sealed',
      hint: '加密保存，永不公示',
    },
  ]
  return [
    {
      key: 'counterparty_name',
      label: '行政相对人名称',
      kind: 'text',
      ...national('XDR_MC'),
      aliases: ['行政相对人', '相对人名称', '当事人名称', '当事人', '企业名称', '主体名称'],
      maxLength: 200,
      required: EVERY_COUNTERPARTY,
      exposure: 'public',
      hint: '写全称；自然人公示时只显示姓',
      example: '郑州示例食品有限公司',
    },
    {
      key: 'counterparty_type',
      label: '行政相对人类别',
      kind: 'code',
      ...national('XDR_LB'),
      aliases: ['相对人类别', '主体类别'],
      maxLength: 16,
      set: COUNTERPARTY_TYPES,
      required: EVERY_COUNTERPARTY,
      exposure: 'public',
      example: '法人及非法人组织',
    },
    {
      key: 'counterparty_uscc',
      label: '行政相对人代码_1(统一社会信用代码)',
      kind: 'uscc',
      ...national('XDR_SHXYM'),
      aliases: ['统一社会信用代码', '行政相对人代码_1', '行政相对人代码1', '社会信用代码', '信用代码'],
      maxLength: 18,
      required: ORGANISED,
      empty: PERSON,
      of: ORGANISED,
      exposure: 'public',
      hint: '18位；个体工商户确无代码的，导入时可填17个0加X',
      example: '91410103MA40QH5C2J',
    },
    ...(options.legacyCodes ? legacy : []),
    {
      key: 'legal_rep',
      label: '法定代表人',
      kind: 'text',
      ...national('FRDB'),
      aliases: ['法定代表人姓名', '法定代表人(负责人)', '法定代表人或负责人', '负责人', '经营者'],
      maxLength: 50,
      ...(options.legalRepRequired ? { required: ORGANISED } : {}),
      empty: PERSON,
      of: ORGANISED,
      exposure: 'public',
      hint: '个体工商户填经营者',
      example: '张示例',
    },
    ...(options.legacyCodes ? representative : []),
    {
      key: 'person_id_type',
      label: '证件类型',
      kind: 'code',
      ...national('XDR_ZJLX'),
      aliases: ['自然人证件类型'],
      maxLength: 64,
      set: ID_TYPES,
      required: PERSON,
      empty: ORGANISED,
      of: PERSON,
      exposure: 'department',
    },
    {
      key: 'person_id_no',
      label: '证件号码',
      kind: 'number',
      ...national('XDR_ZJHM'),
      aliases: ['身份证号', '居民身份证号', '自然人证件号码', '行政相对人代码_4(居民身份证号)'],
      maxLength: 64,
      required: PERSON,
      empty: ORGANISED,
      of: PERSON,
      exposure: 'sealed',
      hint: '只用来确认是同一个人；加密保存，永不公示',
    },
  ]
}

/** Who decided and who reports. */
export function authorityFields(
  authority: { label: string; name: string | null; code: string | null },
  source: { name: string | null; code: string | null },
): Field[] {
  const national = (key: string | null) => (key ? { national: key } : {})
  return [
    {
      key: 'authority_name',
      label: authority.label,
      kind: 'text',
      ...national(authority.name),
      aliases: [`${authority.label}名称`, '决定机关', '作出决定机关'],
      maxLength: 200,
      required: EVERY_COUNTERPARTY,
      exposure: 'public',
      hint: '写全称',
      example: '郑州市二七区市场监督管理局',
    },
    {
      key: 'authority_uscc',
      label: `${authority.label}统一社会信用代码`,
      kind: 'uscc',
      ...national(authority.code),
      aliases: [`${authority.label}代码`],
      maxLength: 18,
      required: EVERY_COUNTERPARTY,
      exposure: 'public',
    },
    {
      key: 'source_name',
      label: '数据来源单位',
      kind: 'text',
      ...national(source.name),
      aliases: ['数据来源', '来源单位', '报送单位'],
      maxLength: 200,
      required: EVERY_COUNTERPARTY,
      exposure: 'public',
      hint: '报送单位全称',
    },
    {
      key: 'source_uscc',
      label: '数据来源单位统一社会信用代码',
      kind: 'uscc',
      ...national(source.code),
      aliases: ['数据来源单位代码'],
      maxLength: 18,
      required: EVERY_COUNTERPARTY,
      exposure: 'public',
    },
  ]
}

export const decisionDateField = (label: string, national: string | null, aliases: readonly string[] = []): Field => ({
  key: 'decision_date',
  label,
  kind: 'date',
  ...(national ? { national } : {}),
  aliases: ['决定日期', '作出决定日期', ...aliases],
  maxLength: 10,
  required: EVERY_COUNTERPARTY,
  exposure: 'public',
  hint: '文书上的日期，7个工作日公示期限从次日起算',
  example: '2026/03/05',
})

export const statusField = (national: string | null, required: boolean): Field => ({
  key: 'status',
  label: '当前状态',
  kind: 'code',
  ...(national ? { national } : {}),
  aliases: ['状态'],
  maxLength: 4,
  set: LICENCE_STATUSES,
  ...(required ? { required: EVERY_COUNTERPARTY } : {}),
  exposure: 'public',
  example: '有效',
})

export const remarkField: Field = {
  key: 'remark',
  label: '备注',
  kind: 'long',
  national: 'BZ',
  maxLength: 512,
  exposure: 'department',
  hint: '不公示；涉密内容不得填写',
}

/** How a record is to be handled: ours, beside the national template. */
export const handlingFields: Field[] = [
  {
    key: 'exempt_basis',
    label: '不予公开依据',
    kind: 'text',
    aliases: ['豁免公开依据'],
    maxLength: 200,
    exposure: 'department',
    local: true,
    hint: '只在依法不予公开时填写法律依据；经审核后不公示',
  },
]
