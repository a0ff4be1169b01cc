import { describe, expect, test } from 'vitest'
import { LARGE_FINE_CONFIRMED } from '@/lib/records/rules-checks'
import { TEMPLATES, type Template } from '@/lib/records/rules-templates'
import { faultsOf, ID_NUMBER, type Raw, readRow, TEMPLATE_KEYS, TODAY, warningsOf } from '../../support/records'

const penalty = (changes: Raw, counterparty: 'organisation' | 'person' | 'trader' = 'organisation') =>
  readRow('penalty', changes, counterparty)

describe('日期（第20至22项；≥1949-10-01 且 ≤今天）', () => {
  test('决定日期当天可以，次日不行；1949-10-01可以，前一日不行', () => {
    for (const good of [TODAY, '1949-10-01']) {
      expect(faultsOf(penalty({ decision_date: good, valid_to: '2027/1/1' })), good).toEqual([])
    }
    expect(penalty({ decision_date: '2026-11-25' }).faults).toMatchObject([
      { key: 'decision_date', rule: 'decision-date', message: '决定日期不能晚于今天（2026-11-24）' },
    ])
    expect(penalty({ decision_date: '1949-09-30' }).faults).toMatchObject([
      { key: 'decision_date', rule: 'decision-date', message: '决定日期不能早于1949年10月1日' },
    ])
  })
  test('读不出的日期说明格式', () => {
    expect(penalty({ decision_date: '去年' }).faults).toEqual([
      {
        key: 'decision_date',
        label: '处罚决定日期',
        value: '去年',
        message: '“去年”不是日期，请按 2026/03/05 的格式填写',
        rule: 'format',
      },
    ])
  })
  test('有效期自不得晚于有效期至，可以是同一天；1949年以前的拒绝；早于决定日期的提示', () => {
    const licence = (valid_from: string, valid_to: string) => readRow('licence', { valid_from, valid_to })
    expect(faultsOf(licence('2026/11/20', '2026/11/20'))).toEqual([])
    expect(licence('2026/11/21', '2026/11/20').faults).toMatchObject([
      { key: 'valid_to', rule: 'period', message: '不能早于“有效期自”（2026-11-21）' },
    ])
    expect(licence('1949/9/30', '2030/1/1').faults).toMatchObject([
      { key: 'valid_from', message: '有效期不能早于1949年10月1日' },
    ])
    expect(licence('2026/11/19', '2030/1/1')).toMatchObject({
      faults: [],
      warnings: [{ key: 'valid_from', message: '有效期自早于决定日期，请核对' }],
    })
  })
  test('实施期限起止、给付期间起止同样', () => {
    expect(readRow('compulsion', { period_from: '2026/11/20', period_to: '2026/11/19' }).faults).toMatchObject([
      { key: 'period_to', message: '不能早于“实施期限起”（2026-11-20）' },
    ])
    expect(faultsOf(readRow('payment', { period_from: '2026/1/2', period_to: '2026/1/1' }))).toEqual([
      ['period_to', 'period'],
    ])
  })
  test('检查日期不能晚于今天', () => {
    expect(faultsOf(readRow('inspection', { inspect_date: TODAY }))).toEqual([])
    expect(readRow('inspection', { inspect_date: '2026-11-25' }).faults).toMatchObject([
      { key: 'inspect_date', message: '检查日期不能晚于今天（2026-11-24）' },
    ])
  })
  test('处罚有效期早于决定日期的提示；长期可填2099-12-31', () => {
    expect(warningsOf(penalty({ valid_to: '2026-11-19' }))).toEqual([['valid_to', 'period']])
    expect(penalty({ valid_to: '2099/12/31' })).toMatchObject({ faults: [], warnings: [] })
  })
})

describe('公示文本', () => {
  const shown = TEMPLATE_KEYS.flatMap((template) =>
    (TEMPLATES[template].fields as Template['fields'])
      .filter((field) => field.exposure === 'public' && ['text', 'long', 'number'].includes(field.kind))
      .map(({ key }) => ({ key, template })),
  )
  test.each([...new Set(shown.map(({ key }) => key))])('%s 是公示字段：任何模板中填身份证号都拦截', (key) => {
    for (const { template } of shown.filter((field) => field.key === key)) {
      const { faults } = readRow(template, { [key]: ID_NUMBER })
      expect(
        faults.map((fault) => fault.key),
        template,
      ).toContain(key)
    }
  })
  test('个体工商户的税务登记号是经营者身份证号加顺序码的，不得公示', () => {
    for (const counterparty_tax_no of [ID_NUMBER, `${ID_NUMBER}01`])
      expect(faultsOf(penalty({ counterparty_tax_no }, 'trader'))).toEqual([['counterparty_tax_no', 'personal-data']])
  })
  test('手机号、家庭住址同样拦截，说出是什么', () => {
    for (const [text, label] of [
      ['当事人电话13812341234', '手机号码'],
      ['当事人家住二七区某路5号', '家庭住址'],
      [`身份证号${ID_NUMBER}`, '身份证号码'],
    ] as const)
      expect(penalty({ violation_fact: text }).faults).toMatchObject([
        {
          key: 'violation_fact',
          rule: 'personal-data',
          message: `含有${label}，公示内容不得含个人信息，请删去或隐去后再报送`,
        },
      ])
  })
  test('问题清单比表格有更多人看：不重复写出找到的身份证号和手机号', () => {
    for (const found of [ID_NUMBER, '13812341234']) {
      const { faults } = penalty({ violation_fact: `当事人${found}无证经营` })
      expect(JSON.stringify(faults)).not.toContain(found)
    }
  })
  test('只供部门的文字不查；文号中像手机号的数字不拦', () => {
    expect(faultsOf(penalty({ remark: '联系人13812341234' }))).toEqual([])
    expect(faultsOf(penalty({ doc_no: '二七市监罚字〔2026〕13812341234号' }))).toEqual([])
    expect(faultsOf(readRow('licence', { cert_name: '许可证', cert_no: 'JY13812341234' }))).toEqual([])
  })
  test('文号存成规范写法', () => {
    expect(penalty({ doc_no: '二七市监罚字[２０２６] 12 号' }).content.doc_no).toBe('二七市监罚字〔2026〕12号')
  })
  test('依据须有书名号，没有条款的提示（第17项）', () => {
    expect(penalty({ legal_basis: '食品安全法第125条' }).faults).toMatchObject([
      {
        key: 'legal_basis',
        rule: 'legal-basis',
        message: '须写明法律名称和条款，例如《中华人民共和国食品安全法》第一百二十五条',
      },
    ])
    expect(penalty({ legal_basis: '《食品安全法》' })).toMatchObject({
      faults: [],
      warnings: [{ key: 'legal_basis', message: '没有写明条款（第×条），请核对' }],
    })
    expect(penalty({ legal_basis: '《食品安全法》第125条' })).toMatchObject({ faults: [], warnings: [] })
    expect(faultsOf(penalty({ legal_basis: '《》第125条' }))).toEqual([['legal_basis', 'legal-basis']])
  })
  test('长度以字计', () => {
    expect(faultsOf(penalty({ violation_fact: '事'.repeat(5000) }))).toEqual([])
    expect(faultsOf(penalty({ violation_fact: '事'.repeat(5001) }))).toEqual([['violation_fact', 'format']])
  })
})

describe('许可证书（第17、18项：有证书时名称和编号都填）', () => {
  test('只填其一的指出另一个', () => {
    expect(readRow('licence', { cert_name: '食品经营许可证' }).faults).toMatchObject([
      { key: 'cert_no', rule: 'certificate', message: '填了许可证书名称，就要填许可编号' },
    ])
    expect(readRow('licence', { cert_no: 'JY1' }).faults).toMatchObject([
      { key: 'cert_name', rule: 'certificate', message: '填了许可编号，就要填许可证书名称' },
    ])
    expect(faultsOf(readRow('licence', { cert_name: '食品经营许可证', cert_no: 'JY1' }))).toEqual([])
  })
})

describe('处罚类别与金额、证照的联动（第18至22项）', () => {
  test('含罚款而没有金额、金额为0', () => {
    for (const fine_wan of ['', '0', '0.00'])
      expect(penalty({ fine_wan }).faults).toMatchObject([
        { key: 'fine_wan', rule: 'fine', message: '处罚类别含罚款，请填写以万元为单位、大于0的罚款金额' },
      ])
  })
  test('有金额而不含罚款；金额为0不算', () => {
    expect(penalty({ penalty_type: '警告' }).faults).toMatchObject([
      { key: 'penalty_type', rule: 'fine', message: '填了罚款金额，处罚类别却不含罚款，请核对' },
    ])
    expect(faultsOf(penalty({ penalty_type: '警告', fine_wan: '0' }))).toEqual([])
  })
  test.each(['没收违法所得', '没收非法财物'])('含%s须填没收金额，可以填0', (penalty_type) => {
    const base = { penalty_type, fine_wan: '' }
    expect(penalty(base).faults).toMatchObject([{ key: 'confiscated_wan', rule: 'confiscation' }])
    expect(faultsOf(penalty({ ...base, confiscated_wan: '0' }))).toEqual([])
  })
  test.each(['暂扣许可证件', '吊销许可证件'])('含%s须填证照名称及编号', (penalty_type) => {
    const base = { penalty_type, fine_wan: '' }
    expect(penalty(base).faults).toMatchObject([
      { key: 'revoked_cert', rule: 'revocation', message: '处罚类别含暂扣或吊销许可证件，请填写证照名称及编号' },
    ])
    expect(faultsOf(penalty({ ...base, revoked_cert: '食品经营许可证 JY1' }))).toEqual([])
  })
  test('多项处罚用分号隔开，存成排好的代码；其他须注明', () => {
    const many = { penalty_type: '其他-责令改正；03；罚款、警告' }
    expect(penalty(many)).toMatchObject({
      faults: [],
      content: { penalty_type: ['01', '03', '14'], penalty_type_note: '责令改正' },
    })
    expect(penalty({ penalty_type: '罚款；其他' }).faults).toMatchObject([
      { key: 'penalty_type', message: '处罚类别含“其他”，请注明内容，例如“其他-责令改正”' },
    ])
    expect(penalty({ penalty_type: ['03', '14'], penalty_type_note: '责令改正' })).toMatchObject({
      faults: [],
      content: { penalty_type: ['03', '14'], penalty_type_note: '责令改正' },
    })
    expect(penalty({ penalty_type: '罚款；训话' }).faults[0]?.message).toContain('“训话”不在处罚类别的代码中')
  })
})

test('“03-罚款、08-吊销许可证件”是两项处罚，后一项不能丢（分级取最重的一项）', () => {
  const { content } = penalty({ penalty_type: '03-罚款、08-吊销许可证件', revoked_cert: '食品经营许可证 JY1' })
  expect(content.penalty_type).toEqual(['03', '08'])
})

describe('罚款金额误填元', () => {
  test('处罚内容写的元数与金额相同：按元误填，给出应填的数', () => {
    expect(penalty({ content: '罚款人民币5000元', fine_wan: '5000' }).faults).toMatchObject([
      { key: 'fine_wan', rule: 'fine-unit', message: '处罚内容写的是5000元，本列以万元计，应填0.5' },
    ])
    expect(penalty({ content: '罚款人民币100,000元', fine_wan: 100000 }).faults[0]?.message).toContain('应填10')
    expect(faultsOf(penalty({ content: '罚款人民币5000元', fine_wan: '5000元' }))).toEqual([])
    expect(faultsOf(penalty({ content: '罚款5000万元', fine_wan: '5000' }))).toEqual([])
    expect(faultsOf(penalty({ content: '罚款3000元', fine_wan: '5000' }))).toEqual([])
    expect(faultsOf(penalty({ content: '罚款5000万元，另收费5000元', fine_wan: '5000' }))).toEqual([])
  })
  test('超过1亿元须在备注确认；恰好1亿元不用', () => {
    const large = { content: '罚款', fine_wan: '10000.000001' }
    expect(penalty(large).faults).toMatchObject([{ key: 'fine_wan', rule: 'fine-unit' }])
    expect(penalty(large).faults[0]?.message).toContain('罚款10000.000001万元超过1亿元')
    expect(faultsOf(penalty({ ...large, remark: `经办人：${LARGE_FINE_CONFIRMED}。` }))).toEqual([])
    expect(faultsOf(penalty({ ...large, fine_wan: '10000' }))).toEqual([])
  })
})

describe('分级与自然人', () => {
  test('人工认定失信程度须写理由', () => {
    expect(penalty({ severity_manual: '严重' }).faults).toMatchObject([
      { key: 'severity_reason', rule: 'severity', message: '人工认定失信严重程度，须写明理由' },
    ])
    expect(faultsOf(penalty({ severity_manual: '严重', severity_reason: '屡罚不改' }))).toEqual([])
  })
  test('对自然人适用简易程序的处罚不归集（河南省社会信用条例第十三条），对企业可以', () => {
    expect(penalty({ procedure: '简易程序' }, 'person').faults).toMatchObject([
      { key: 'procedure', rule: 'natural-person-simple' },
    ])
    for (const other of ['organisation', 'trader'] as const)
      expect(faultsOf(penalty({ procedure: '简易程序' }, other))).toEqual([])
    expect(faultsOf(penalty({ procedure: '普通程序' }, 'person'))).toEqual([])
  })
  test('自然人的行政拘留提示不公示', () => {
    const detention = { penalty_type: '行政拘留', fine_wan: '', content: '行政拘留五日' }
    expect(warningsOf(penalty(detention, 'person'))).toEqual([['penalty_type', 'natural-person']])
    expect(warningsOf(penalty(detention))).toEqual([])
  })
})
