/**
 * Rules between the fields of a record: after the national filing note (cross-field rules), the filing practice of the
 * province, and what has gone wrong in real sheets. Pure.
 */
import type { Content } from '@/lib/platform/fields'
import { readCitizenId } from '@/lib/standards/citizen-id'
import { formatDocumentNumber } from '@/lib/standards/document-number'
import { amountsInText, compareAmounts } from '@/lib/standards/money'
import { readOrganisationCode } from '@/lib/standards/organisation-code'
import { findPersonalData } from '@/lib/standards/personal-data'
import { readRegistrationNumber } from '@/lib/standards/registration-number'
import { foldName } from '@/lib/standards/text'
import { readUscc, subjectKindOf } from '@/lib/standards/uscc'
import type { Counterparty } from './rules-common'
import type { ReportingContext } from './rules-content'
import type { Template } from './rules-templates'

type Report = (key: string, message: string, rule: string) => void
export type Check = {
  template: Template
  content: Content
  sealed: Record<string, string>
  counterparty: Counterparty | null
  context: ReportingContext
  fault: Report
  warn: Report
}

const FIRST_DAY = '1949-10-01'
/** 一亿元: a larger fine is far likelier 元 typed into a column of 万元. */
const LARGE_FINE_WAN = '10000'
export const LARGE_FINE_CONFIRMED = '金额已核对'

const text = (content: Content, key: string): string => {
  const value = content[key]
  return typeof value === 'string' ? value : ''
}

/** Runs every check; may tidy `content` in place (document numbers get their written form). */
export function checkContent(check: Check): void {
  checkCounterparty(check)
  checkIdentity(check)
  checkAuthority(check)
  checkDates(check)
  checkText(check)
  if (check.template.key === 'licence') checkLicence(check)
  if (check.template.key === 'penalty') checkPenalty(check)
}

function checkCounterparty({ content, counterparty, context, fault, warn }: Check): void {
  const name = text(content, 'counterparty_name')
  if (/^\d+$/.test(name) || ['测试', '无', '不详', 'test'].includes(name.toLowerCase()))
    fault('counterparty_name', '名称不能是数字、“测试”或“无”，请填全称', 'name')
  else if (name.includes('*') || name.includes('＊'))
    fault('counterparty_name', '名称不得用星号遮盖：系统在公示时自动脱敏，请填全称', 'name')

  const code = text(content, 'counterparty_uscc')
  if (code && counterparty !== 'person') {
    const reading = readUscc(code)
    if (!reading.valid && reading.fault === 'placeholder') {
      if (counterparty !== 'trader')
        fault('counterparty_uscc', '只有个体工商户可以暂无代码，法人及非法人组织请填18位统一社会信用代码', 'uscc')
      else if (!context.allowPlaceholder)
        fault('counterparty_uscc', '请填写真实的统一社会信用代码；占位符只能在批量导入时使用', 'uscc')
    } else if (!reading.valid) fault('counterparty_uscc', reading.reason, 'uscc')
    else {
      const trader = subjectKindOf(reading.normalized) === 'sole_trader'
      if (trader !== (counterparty === 'trader')) {
        warn(
          'counterparty_type',
          trader
            ? '代码以92开头，是个体工商户，类别填的是法人及非法人组织'
            : '代码不是个体工商户的代码，类别填的是个体工商户',
          'type',
        )
      }
      const organisation = text(content, 'counterparty_org_code')
      if (organisation && readOrganisationCode(organisation) !== reading.normalized.slice(8, 17)) {
        fault(
          'counterparty_org_code',
          `组织机构代码应等于统一社会信用代码的第9至17位（${reading.normalized.slice(8, 16)}-${reading.normalized.slice(16, 17)}）`,
          'organisation-code',
        )
      }
    }
  }
  const registration = text(content, 'counterparty_reg_no')
  if (registration && !/^\d{13}$|^\d{15}$/.test(registration))
    fault('counterparty_reg_no', '工商注册号应为13或15位数字', 'registration-number')
  else if (registration.length === 15 && !readRegistrationNumber(registration))
    warn('counterparty_reg_no', '工商注册号校验位不符，请核对', 'registration-number')
  const tax = text(content, 'counterparty_tax_no')
  if (tax && !/^[0-9A-Z]{15}$|^[0-9A-Z]{18}$|^[0-9A-Z]{20}$/.test(tax))
    fault('counterparty_tax_no', '税务登记号应为15、18或20位字母数字', 'tax-number')
  const institution = text(content, 'counterparty_inst_no')
  if (institution && !/^\d{12}$/.test(institution))
    warn('counterparty_inst_no', '事业单位证书号通常为12位数字，请核对', 'institution-number')
}

function checkIdentity({ content, sealed, context, fault }: Check): void {
  for (const [typeKey, numberKey] of [
    ['person_id_type', 'person_id_no'],
    ['legal_rep_id_type', 'legal_rep_id_no'],
  ] as const) {
    const number = sealed[numberKey]
    const type = text(content, typeKey)
    if (!number) continue
    if (!type) fault(typeKey, '填了证件号码，就要填证件类型', 'identity')
    if (type === '1') {
      const reading = readCitizenId(number, context.today, '1900-01-01')
      if (!reading.valid) fault(numberKey, reading.reason, 'identity')
    } else if (!/^[0-9A-Z()（）-]{5,30}$/.test(number))
      fault(numberKey, '证件号码只能含字母、数字，5至30位', 'identity')
  }
}

function checkAuthority({ content, context, fault, warn }: Check): void {
  for (const [nameKey, codeKey] of [
    ['authority_name', 'authority_uscc'],
    ['source_name', 'source_uscc'],
  ] as const) {
    const name = text(content, nameKey)
    const code = text(content, codeKey)
    const folded = foldName(name)
    const own = context.department.names.has(folded)
    const other = own ? undefined : context.others.get(folded)
    if (name && other) fault(nameKey, `“${name}”是${other}，应由该单位自行报送（谁产生、谁提供）`, 'authority')
    else if (name && !own) warn(nameKey, `“${name}”不在区部门表中，按上级或垂直管理机关处理，请核对全称`, 'authority')
    if (!code) continue
    const reading = readUscc(code)
    if (!reading.valid) fault(codeKey, reading.reason, 'uscc')
    else if (own && context.department.uscc && reading.normalized !== context.department.uscc) {
      const message = `与${context.department.name}登记的代码 ${context.department.uscc} 不一致，机关名称与代码必须配对`
      if (context.department.usccVerified) fault(codeKey, message, 'authority-code')
      else warn(codeKey, message, 'authority-code')
    } else if (!'15Y'.includes(reading.normalized.charAt(0)))
      warn(codeKey, '通常机关、事业单位的代码以1开头，请核对', 'authority-code')
  }
}

function checkDates({ content, context, fault, warn, template }: Check): void {
  const decided = text(content, 'decision_date')
  if (decided && decided < FIRST_DAY) fault('decision_date', '决定日期不能早于1949年10月1日', 'decision-date')
  if (decided > context.today) fault('decision_date', `决定日期不能晚于今天（${context.today}）`, 'decision-date')
  for (const [from, to] of [
    ['valid_from', 'valid_to'],
    ['period_from', 'period_to'],
  ] as const) {
    const [start, end] = [text(content, from), text(content, to)]
    if (start && end && start > end)
      fault(to, `不能早于“${template.byKey.get(from)?.label ?? ''}”（${start}）`, 'period')
  }
  const inspected = text(content, 'inspect_date')
  if (inspected > context.today) fault('inspect_date', `检查日期不能晚于今天（${context.today}）`, 'inspect-date')
  const from = text(content, 'valid_from')
  if (from && from < FIRST_DAY) fault('valid_from', '有效期不能早于1949年10月1日', 'period')
  else if (from && decided && from < decided && template.key === 'licence')
    warn('valid_from', '有效期自早于决定日期，请核对', 'period')
  const to = text(content, 'valid_to')
  if (template.key === 'penalty' && to && decided && to < decided)
    warn('valid_to', '处罚有效期早于决定日期，请核对', 'period')
}

/** No identity number, phone or home address may reach a public text. */
function checkText({ template, content, fault, warn }: Check): void {
  for (const field of template.fields) {
    const value = content[field.key]
    if (field.exposure !== 'public' || typeof value !== 'string' || !(field.kind === 'long' || field.kind === 'text'))
      continue
    if (field.key === 'doc_no' || field.key === 'cert_no') {
      if (field.key === 'doc_no') content.doc_no = formatDocumentNumber(value)
      continue
    }
    const found = findPersonalData(value)
    if (found) fault(field.key, `含有${found.label}，公示内容不得含个人信息，请删去或隐去后再报送`, 'personal-data')
  }
  const basis = text(content, 'legal_basis')
  if (basis && !/《[^》]+》/.test(basis))
    fault('legal_basis', '须写明法律名称和条款，例如《中华人民共和国食品安全法》第一百二十五条', 'legal-basis')
  else if (basis && !/第.{1,12}条/.test(basis)) warn('legal_basis', '没有写明条款（第×条），请核对', 'legal-basis')
}

function checkLicence({ content, fault }: Check): void {
  const [name, number] = [text(content, 'cert_name'), text(content, 'cert_no')]
  if (name && !number) fault('cert_no', '填了许可证书名称，就要填许可编号', 'certificate')
  if (number && !name) fault('cert_name', '填了许可编号，就要填许可证书名称', 'certificate')
}

function checkPenalty({ content, counterparty, fault, warn }: Check): void {
  const types = Array.isArray(content.penalty_type) ? content.penalty_type : []
  const has = (...codes: string[]) => types.some((type) => codes.includes(type))
  const amount = text(content, 'fine_wan')
  if (types.length > 0) {
    if (has('03') && (!amount || compareAmounts(amount, '0') === 0))
      fault('fine_wan', '处罚类别含罚款，请填写以万元为单位、大于0的罚款金额', 'fine')
    if (!has('03') && amount && compareAmounts(amount, '0') > 0)
      fault('penalty_type', '填了罚款金额，处罚类别却不含罚款，请核对', 'fine')
    if (has('04', '05') && !text(content, 'confiscated_wan'))
      fault('confiscated_wan', '处罚类别含没收，请填写以万元为单位的没收金额，没有金额的填0', 'confiscation')
    if (has('06', '08') && !text(content, 'revoked_cert'))
      fault('revoked_cert', '处罚类别含暂扣或吊销许可证件，请填写证照名称及编号', 'revocation')
  }
  if (amount) checkFine(content, amount, fault)
  if (text(content, 'severity_manual') && !text(content, 'severity_reason'))
    fault('severity_reason', '人工认定失信严重程度，须写明理由', 'severity')
  if (counterparty === 'person' && text(content, 'procedure') === '简易程序') {
    fault(
      'procedure',
      '对自然人适用简易程序的处罚不归集、不公示（《河南省社会信用条例》第十三条），请勿报送',
      'natural-person-simple',
    )
  }
  if (counterparty === 'person' && has('13'))
    warn('penalty_type', '对自然人的行政拘留不公示，只按规定共享', 'natural-person')
}

function checkFine(content: Content, amount: string, fault: Report): void {
  const inYuan = (Number(amount) / 10_000).toFixed(6).replace(/\.?0+$/, '')
  const named = amountsInText(text(content, 'content'))
  const agrees = named.some((one) => compareAmounts(one, amount) === 0)
  if (!agrees && named.some((one) => compareAmounts(one, inYuan) === 0)) {
    fault('fine_wan', `处罚内容写的是${amount}元，本列以万元计，应填${inYuan}`, 'fine-unit')
  } else if (compareAmounts(amount, LARGE_FINE_WAN) > 0 && !text(content, 'remark').includes(LARGE_FINE_CONFIRMED)) {
    fault(
      'fine_wan',
      `罚款${amount}万元超过1亿元，疑似误按元填写；金额无误的，请在备注写明“${LARGE_FINE_CONFIRMED}”`,
      'fine-unit',
    )
  }
}
