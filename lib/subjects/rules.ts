/** Credit subjects and the registry sheet that imports them (article 4: 以统一社会信用代码为标识). Pure. */
import { type Content, type Fault, type Field, type ReadOptions, readFields } from '@/lib/platform/fields'
import { readCitizenId } from '@/lib/standards/citizen-id'
import { ID_TYPES } from '@/lib/standards/code-sets'
import { foldCode, foldName } from '@/lib/standards/text'
import { readUscc, SUBJECT_KINDS, type SubjectKind, subjectKindOf } from '@/lib/standards/uscc'

export const SUBJECT_STATUSES = {
  active: '存续',
  cancelled: '注销',
  revoked: '吊销',
  moved: '迁出',
  unknown: '待核验',
} as const
export type SubjectStatus = keyof typeof SUBJECT_STATUSES

export const POST_ROLES = { legal_representative: '法定代表人', principal: '负责人', operator: '经营者' } as const
export type PostRole = keyof typeof POST_ROLES

/** What the head of each kind of subject is called. */
export const headRole = (kind: SubjectKind): PostRole =>
  kind === 'sole_trader'
    ? 'operator'
    : kind === 'enterprise' || kind === 'cooperative' || kind === 'social_organisation' || kind === 'institution'
      ? 'legal_representative'
      : 'principal'

/** A subject's key in an address: a USCC, or a keyed hash (P… a person, T… a business without a code). Null when it can be neither. */
export function readSubjectCode(text: string): string | null {
  const code = foldCode(text)
  return /^[0-9A-HJ-NPQRTUWXY]{18}$|^[PT][0-9A-HJKMNP-TV-Z]{26}$/.test(code) ? code : null
}

const R: readonly string[] = ['subject']
const registryFields: Field[] = [
  {
    key: 'code',
    label: '统一社会信用代码',
    kind: 'uscc',
    aliases: ['社会信用代码', '信用代码', '代码'],
    maxLength: 18,
    required: R,
    exposure: 'public',
    example: '91410103MA40QH5C2J',
  },
  {
    key: 'name',
    label: '名称',
    kind: 'text',
    aliases: ['主体名称', '企业名称', '单位名称', '机构名称', '字号名称'],
    maxLength: 200,
    required: R,
    exposure: 'public',
    example: '郑州示例食品有限公司',
  },
  {
    key: 'kind',
    label: '主体类型',
    kind: 'choice',
    aliases: ['类型', '主体类别', '企业类型'],
    maxLength: 20,
    choices: Object.values(SUBJECT_KINDS).filter((name) => name !== '自然人'),
    exposure: 'public',
    hint: '不填按代码前两位判断',
  },
  {
    key: 'status',
    label: '登记状态',
    kind: 'choice',
    aliases: ['状态', '经营状态'],
    maxLength: 10,
    choices: ['存续', '注销', '吊销', '迁出'],
    exposure: 'public',
    hint: '不填按存续',
    example: '存续',
  },
  {
    key: 'legal_rep',
    label: '法定代表人(负责人、经营者)',
    kind: 'text',
    aliases: ['法定代表人', '法定代表人姓名', '负责人', '经营者'],
    maxLength: 50,
    exposure: 'public',
    example: '张示例',
  },
  {
    key: 'legal_rep_id_type',
    label: '证件类型',
    kind: 'code',
    aliases: ['法定代表人证件类型'],
    maxLength: 20,
    set: ID_TYPES,
    exposure: 'department',
  },
  {
    key: 'legal_rep_id_no',
    label: '证件号码',
    kind: 'number',
    aliases: ['法定代表人证件号码', '法定代表人身份证号', '身份证号'],
    maxLength: 30,
    exposure: 'sealed',
    hint: '加密保存，永不公示',
  },
  {
    key: 'phone',
    label: '联系电话',
    kind: 'number',
    aliases: ['电话', '手机号'],
    maxLength: 30,
    exposure: 'sealed',
    hint: '加密保存，永不公示',
  },
  {
    key: 'established_on',
    label: '成立日期',
    kind: 'date',
    aliases: ['注册日期', '登记日期'],
    maxLength: 10,
    exposure: 'public',
    example: '2018/05/21',
  },
  {
    key: 'registration_no',
    label: '注册号',
    kind: 'number',
    aliases: ['工商注册号'],
    maxLength: 50,
    exposure: 'public',
  },
  {
    key: 'authority',
    label: '登记机关',
    kind: 'text',
    maxLength: 200,
    exposure: 'public',
    example: '郑州市二七区市场监督管理局',
  },
  {
    key: 'address',
    label: '住所',
    kind: 'text',
    aliases: ['地址', '注册地址', '经营场所', '住所(经营场所)'],
    maxLength: 300,
    exposure: 'public',
  },
  {
    key: 'town',
    label: '所属镇（街道）',
    kind: 'text',
    aliases: ['所属镇办', '街道', '镇办', '所属街道'],
    maxLength: 50,
    exposure: 'public',
    example: '大学路街道',
  },
  {
    key: 'industry',
    label: '行业',
    kind: 'text',
    aliases: ['所属行业', '行业门类'],
    maxLength: 100,
    exposure: 'public',
    example: '批发和零售业',
  },
  { key: 'scope', label: '经营范围', kind: 'long', aliases: ['业务范围'], maxLength: 4000, exposure: 'public' },
  { key: 'former_names', label: '曾用名', kind: 'text', maxLength: 500, exposure: 'public', hint: '多个用分号隔开' },
]
export const REGISTRY_FIELDS: ReadonlyMap<string, Field> = new Map(registryFields.map((field) => [field.key, field]))

export type RegistryRow = {
  code: string
  kind: SubjectKind
  name: string
  status: SubjectStatus
  legalRep: string | null
  townKey: string | null
  formerNames: string[]
  /** As read: address, industry, scope, established_on, registration_no, authority. */
  content: Content
  sealed: Record<string, string>
}

export type RegistryReading = { row: RegistryRow | null; faults: Fault[]; warnings: Fault[] }

/** Reads one row of a registry sheet. `towns` maps folded names to keys. */
export function readRegistryRow(
  raw: Readonly<Record<string, unknown>>,
  today: string,
  towns: ReadonlyMap<string, string>,
  options: ReadOptions = {},
): RegistryReading {
  const { content, sealed, faults, report } = readFields(
    REGISTRY_FIELDS,
    raw,
    () => 'subject',
    () => '主体',
    options,
  )
  const warnings: Fault[] = []
  const code = String(content.code ?? '')
  const reading = code ? readUscc(code) : null
  if (reading && !reading.valid) report(faults, 'code', reading.reason, 'uscc')
  const inferred = subjectKindOf(code)
  const named = (Object.keys(SUBJECT_KINDS) as SubjectKind[]).find((kind) => SUBJECT_KINDS[kind] === content.kind)
  if (reading?.valid && named && named !== inferred && inferred !== 'other')
    report(faults, 'kind', `代码以${code.slice(0, 2)}开头，应为${SUBJECT_KINDS[inferred]}`, 'kind')
  const name = String(content.name ?? '')
  if (/^\d+$/.test(name) || ['测试', '无', '不详'].includes(name))
    report(faults, 'name', '名称不能是数字、“测试”或“无”，请填全称', 'name')
  if (name.includes('*')) report(faults, 'name', '名称不得用星号遮盖，请填全称', 'name')
  if (String(content.established_on ?? '') > today) report(faults, 'established_on', '成立日期不能晚于今天', 'date')
  const idNumber = sealed.legal_rep_id_no
  if (idNumber && !content.legal_rep_id_type)
    report(faults, 'legal_rep_id_type', '填了证件号码，就要填证件类型', 'identity')
  if (idNumber && content.legal_rep_id_type === '1') {
    const id = readCitizenId(idNumber, today, '1900-01-01')
    if (!id.valid) report(faults, 'legal_rep_id_no', id.reason, 'identity')
  }
  if (idNumber && !content.legal_rep) report(faults, 'legal_rep', '填了证件号码，就要填姓名', 'identity')
  const town = String(content.town ?? '')
  const townKey = town ? (towns.get(foldName(town)) ?? null) : null
  if (town && !townKey) report(warnings, 'town', `“${town}”不是本区的镇（街道），将不归入任何镇办`, 'town')
  if (faults.length > 0) return { row: null, faults, warnings }
  const status =
    (Object.keys(SUBJECT_STATUSES) as SubjectStatus[]).find((key) => SUBJECT_STATUSES[key] === content.status) ??
    'active'
  const formerNames = String(content.former_names ?? '')
    .split(/[;；、]/)
    .map((one) => one.trim())
    .filter((one) => one !== '' && foldName(one) !== foldName(name))
  return {
    row: {
      code,
      kind: named ?? inferred,
      name,
      status,
      legalRep: typeof content.legal_rep === 'string' ? content.legal_rep : null,
      townKey,
      formerNames,
      content,
      sealed,
    },
    faults,
    warnings,
  }
}

/** Whether a name given with a code can be that subject's: its name or a former one, brackets and width apart. */
export const sameName = (given: string, known: readonly string[]): boolean =>
  known.some((name) => foldName(name) === foldName(given))
