/** Generated rows of licences and penalties as people fill them in: every value in one of the forms that are accepted. */
import fc from 'fast-check'
import { PENALTY_TYPES } from '@/lib/standards/code-sets'
import { anyCitizenId, anyDate, anyLine, anyUscc } from './generators'
import { OWN_CODE, type Raw, TODAY } from './records'

const blank = fc.constantFrom<unknown>(undefined, null, '', ' ', '—', '-', '/')
const optional = (value: fc.Arbitrary<unknown>) => fc.oneof(value, blank)
const digits = (length: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: length, maxLength: length })
const wide = (text: string) => text.replace(/[!-~]/g, (ch) => String.fromCharCode(ch.charCodeAt(0) + 0xfee0))
const typed = (value: fc.Arbitrary<string>) =>
  fc
    .tuple(
      value,
      fc.constantFrom(String, wide, (text: string) => ` ${text}\u3000`),
    )
    .map(([text, how]) => how(text))

/** One line, never blank, never only digits. */
const line = (start: string, max = 20) => anyLine({ max }).map((text) => `${start}${text}`)
const paragraphs = (start: string) =>
  fc.array(anyLine({ max: 30 }), { minLength: 1, maxLength: 3 }).map((lines) => start + lines.join('\n'))

const written = (date: fc.Arbitrary<string>): fc.Arbitrary<unknown> =>
  fc
    .tuple(date, fc.nat(4))
    .map(([day, style]) =>
      style === 0
        ? day
        : style === 1
          ? day.replaceAll('-', '/')
          : style === 2
            ? day.replaceAll('-', '')
            : style === 3
              ? wide(day)
              : new Date(`${day}T00:00:00Z`),
    )

/** Amounts in 万元 with at most six decimals, as text or number. */
const amount = fc
  .integer({ min: 1, max: 9_999_999_999 })
  .map((fen) => `${Math.floor(fen / 1_000_000)}.${String(fen % 1_000_000).padStart(6, '0')}`)
const anyAmount = fc
  .tuple(
    amount,
    fc.constantFrom(String, wide, Number, (text: string) => `${text}万元`),
  )
  .map(([wan, how]) => how(wan))

const idNumber = fc.oneof(
  fc.record({ type: fc.constantFrom('身份证', '1', '居民身份证'), number: typed(anyCitizenId()) }),
  fc.record({
    type: fc.constantFrom('护照', '2', '其他-军官证', '9-士兵证'),
    number: fc.stringMatching(/^[A-Z0-9]{5,12}$/),
  }),
)

const counterparty = fc.oneof(
  fc.record({ kind: fc.constant('法人及非法人组织'), code: anyUscc('91', '52', '12', '93') }),
  fc.record({ kind: fc.constant('个体工商户'), code: anyUscc('92') }),
)

const organised: fc.Arbitrary<Raw> = fc
  .tuple(
    counterparty,
    fc.record({
      counterparty_name: line('郑州示例'),
      legal_rep: line('张'),
      counterparty_reg_no: optional(digits(13)),
      counterparty_tax_no: optional(digits(15)),
      counterparty_inst_no: optional(digits(12)),
      counterparty_social_no: optional(line('社证字', 10)),
    }),
    fc.option(idNumber),
    fc.boolean(),
  )
  .map(([{ kind, code }, rest, id, organisation]) => ({
    ...rest,
    counterparty_type: kind,
    counterparty_uscc: wide(code.toLowerCase()),
    ...(organisation ? { counterparty_org_code: `${code.slice(8, 16)}-${code.slice(16, 17)}` } : {}),
    ...(id ? { legal_rep_id_type: id.type, legal_rep_id_no: id.number } : {}),
  }))
const person: fc.Arbitrary<Raw> = fc.tuple(line('王', 4), idNumber).map(([counterparty_name, id]) => ({
  counterparty_name,
  counterparty_type: '自然人',
  person_id_type: id.type,
  person_id_no: id.number,
}))

const decided = written(anyDate('1990-01-01', TODAY))
const common = fc.record({
  doc_no: fc
    .tuple(line('二七市监', 8), fc.integer({ min: 2000, max: 2026 }), fc.nat(999))
    .map(([word, year, n]) => `${word}[${year}] ${n}号`),
  decision_date: decided,
  content: paragraphs('主要内容'),
  remark: optional(paragraphs('备注')),
  exempt_basis: optional(line('依据')),
  authority_name: fc.constantFrom('郑州市二七区市场监督管理局', '区市场监管局', ' 二七区市场监督管理局 '),
  authority_uscc: typed(fc.constant(OWN_CODE)),
  source_name: fc.constant('郑州市二七区市场监督管理局'),
  source_uscc: fc.constant(OWN_CODE.toLowerCase()),
})

const licence: fc.Arbitrary<Raw> = fc
  .tuple(
    fc.record({
      doc_name: line('决定书'),
      licence_type: fc.constantFrom('普通', '2', '认可', '4-核准', '登记', '其他-排污', '9-备案（试点）'),
      valid_from: written(anyDate('1990-01-01', '2020-01-01')),
      valid_to: written(anyDate('2020-01-02', '2099-12-31')),
      status: fc.constantFrom('有效', '1', '无效', '2'),
    }),
    fc.option(fc.record({ cert_name: line('许可证'), cert_no: line('JY') })),
  )
  .map(([row, certificate]) => ({ ...row, ...certificate }))

const types = fc.uniqueArray(fc.constantFrom(...(Object.keys(PENALTY_TYPES) as (keyof typeof PENALTY_TYPES)[])), {
  minLength: 1,
  maxLength: 5,
})
const penalty: fc.Arbitrary<Raw> = fc
  .tuple(
    types,
    fc.constantFrom('；', ';', '\n', '|'),
    fc.boolean(),
    anyAmount,
    fc.option(anyAmount),
    fc.record({
      violation_type: paragraphs('违法'),
      violation_fact: paragraphs('事实'),
      legal_basis: line('《食品安全法》第一百二十五条'),
      valid_to: written(anyDate('2027-01-01', '2099-12-31')),
      special_field: optional(fc.constantFrom('食品', '药品', '消防')),
      minor_reason: optional(line('理由')),
    }),
    fc.option(fc.record({ severity_manual: fc.constantFrom('轻微', '一般', '严重'), severity_reason: line('理由') })),
  )
  .map(([codes, separator, names, fine, confiscated, row, manual]) => ({
    ...row,
    ...manual,
    penalty_type: codes
      .map((code) => (code === '14' ? '其他-责令改正，限期' : names ? PENALTY_TYPES[code] : code))
      .join(separator),
    ...(codes.includes('03') ? { fine_wan: fine } : {}),
    confiscated_wan: confiscated ?? (codes.includes('04') || codes.includes('05') ? 0 : undefined),
    ...(codes.includes('06') || codes.includes('08') ? { revoked_cert: '食品经营许可证 JY1' } : {}),
  }))

const withParty = (special: fc.Arbitrary<Raw>): fc.Arbitrary<Raw> =>
  fc.tuple(fc.oneof(organised, person), common, special).map((parts) => Object.assign({}, ...parts))

export const anyLicenceRow = withParty(licence)
export const anyPenaltyRow = withParty(penalty)
