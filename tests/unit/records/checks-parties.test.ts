import { describe, expect, test } from 'vitest'
import type { ReportingContext } from '@/lib/records/rules-content'
import { NO_CODE_PLACEHOLDER } from '@/lib/standards/uscc'
import { CODES, CONTEXT, faultsOf, ID_NUMBER, OWN_CODE, type Raw, readRow, warningsOf } from '../../support/records'

const messagesOf = (changes: Raw, counterparty?: 'organisation' | 'person' | 'trader', context?: ReportingContext) =>
  readRow('penalty', changes, counterparty, context).faults.map((fault) => fault.message)

describe('行政相对人名称（双公示填报说明 第1项）', () => {
  test.each(['123456', '１２３４５６', '测试', '无', '不详', 'TEST', 'test'])('“%s”不是名称', (name) => {
    expect(readRow('penalty', { counterparty_name: name }).faults).toMatchObject([
      { key: 'counterparty_name', rule: 'name', message: '名称不能是数字、“测试”或“无”，请填全称' },
    ])
  })
  test.each(['张*', '张＊＊', '**公司'])('“%s”不得用星号遮盖', (name) => {
    expect(readRow('penalty', { counterparty_name: name }).faults).toMatchObject([
      {
        key: 'counterparty_name',
        rule: 'name',
        message: '名称不得用星号遮盖：系统在公示时自动脱敏，请填全称',
      },
    ])
  })
  test.each(['郑州测试仪器有限公司', '无极限饭店', '第1食品店', '2026号店'])('“%s”是名称', (name) => {
    expect(faultsOf(readRow('penalty', { counterparty_name: name }))).toEqual([])
  })
  test('首尾空白去掉，最多200字', () => {
    expect(readRow('penalty', { counterparty_name: ' \u3000郑州示例 食品有限公司\t' }).content.counterparty_name).toBe(
      '郑州示例 食品有限公司',
    )
    expect(faultsOf(readRow('penalty', { counterparty_name: '店'.repeat(200) }))).toEqual([])
    expect(messagesOf({ counterparty_name: '店'.repeat(201) })).toEqual(['最多200个字，现有201个字，请精简'])
    expect(faultsOf(readRow('penalty', { counterparty_name: '𠀀'.repeat(200) }))).toEqual([])
  })
})

describe('统一社会信用代码（第3项）', () => {
  test('错误的代码给出GB 32100的原因', () => {
    expect(readRow('penalty', { counterparty_uscc: '91410103MA40QH5C2K' }).faults).toMatchObject([
      { key: 'counterparty_uscc', rule: 'uscc', message: '校验码（第18位）不符，请逐位核对' },
    ])
    expect(messagesOf({ counterparty_uscc: '91410103MA4OQH5C2J' })[0]).toContain('第12位是字母O')
  })
  test('归一后存储', () => {
    expect(readRow('penalty', { counterparty_uscc: ' 91410103ｍａ40qh5c2j' }).content.counterparty_uscc).toBe(
      CODES.organisation,
    )
  })
  test('占位符：只有个体工商户、只在批量导入时可用', () => {
    const sheet = { ...CONTEXT, allowPlaceholder: true }
    const placeholder = { counterparty_uscc: NO_CODE_PLACEHOLDER.toLowerCase() }
    expect(messagesOf(placeholder, 'organisation', sheet)).toEqual([
      '只有个体工商户可以暂无代码，法人及非法人组织请填18位统一社会信用代码',
    ])
    expect(messagesOf(placeholder, 'trader')).toEqual(['请填写真实的统一社会信用代码；占位符只能在批量导入时使用'])
    const read = readRow('penalty', placeholder, 'trader', sheet)
    expect(read).toMatchObject({ faults: [], warnings: [], content: { counterparty_uscc: NO_CODE_PLACEHOLDER } })
  })
  test('代码与类别不配：92开头填法人、91开头填个体工商户，提示不拦截', () => {
    expect(readRow('penalty', { counterparty_uscc: CODES.trader }).warnings).toMatchObject([
      { key: 'counterparty_type', rule: 'type', message: '代码以92开头，是个体工商户，类别填的是法人及非法人组织' },
    ])
    expect(readRow('penalty', { counterparty_uscc: CODES.organisation }, 'trader').warnings).toMatchObject([
      { key: 'counterparty_type', rule: 'type', message: '代码不是个体工商户的代码，类别填的是个体工商户' },
    ])
  })
})

describe('旧代码（第4至8项）', () => {
  test.each([
    ['counterparty_org_code', 'MA40QH5C-2', null],
    ['counterparty_org_code', 'MA40QH5C2', null],
    [
      'counterparty_org_code',
      '19220382-1',
      ['organisation-code', '组织机构代码应等于统一社会信用代码的第9至17位（MA40QH5C-2）'],
    ],
    ['counterparty_reg_no', '4403011030974', null],
    ['counterparty_reg_no', '440301103097413', null],
    ['counterparty_reg_no', '44030110309741', ['registration-number', '工商注册号应为13或15位数字']],
    ['counterparty_reg_no', '44030110309741A', ['registration-number', '工商注册号应为13或15位数字']],
    ['counterparty_tax_no', '410103MA40QH5C2', null],
    ['counterparty_tax_no', CODES.organisation, null],
    ['counterparty_tax_no', '410103MA40QH5C200001', null],
    ['counterparty_tax_no', '4101031990', ['tax-number', '税务登记号应为15、18或20位字母数字']],
    ['counterparty_inst_no', '141010000123', null],
    ['counterparty_social_no', '豫郑民社证字第0012号', null],
  ] as [string, string, [string, string] | null][])('%s 填 %s', (key, value, wrong) => {
    const { faults, warnings } = readRow('penalty', { [key]: value })
    expect(faults).toEqual(wrong ? [expect.objectContaining({ key, rule: wrong[0], message: wrong[1] })] : [])
    expect(warnings).toEqual([])
  })
  test('15位注册号校验不符、事业单位证书号不是12位：只提示', () => {
    expect(readRow('penalty', { counterparty_reg_no: '440301104001819' })).toMatchObject({
      faults: [],
      warnings: [{ key: 'counterparty_reg_no', message: '工商注册号校验位不符，请核对' }],
    })
    expect(readRow('penalty', { counterparty_inst_no: '1410100' })).toMatchObject({
      faults: [],
      warnings: [{ key: 'counterparty_inst_no', message: '事业单位证书号通常为12位数字，请核对' }],
    })
  })
})

describe('证件（第10至13项）', () => {
  test('号码加密存放，不进公示内容，问题清单中也只留前4位', () => {
    const read = readRow('penalty', { person_id_no: '4101 0319 9003 0712 37' }, 'person')
    expect(read).toMatchObject({ faults: [], sealed: { person_id_no: ID_NUMBER } })
    expect(JSON.stringify(read.content)).not.toContain(ID_NUMBER)
    const [fault] = readRow('penalty', { person_id_no: '410103199003071238' }, 'person').faults
    expect(fault).toEqual({
      key: 'person_id_no',
      label: '证件号码',
      value: '4101…',
      message: '身份证号校验位不符，请逐位核对',
      rule: 'identity',
    })
  })
  test('填了号码就要填类型', () => {
    expect(readRow('penalty', { legal_rep_id_no: ID_NUMBER }).faults).toMatchObject([
      { key: 'legal_rep_id_type', rule: 'identity', message: '填了证件号码，就要填证件类型' },
    ])
    const both = { legal_rep_id_no: ID_NUMBER, legal_rep_id_type: '1' }
    expect(readRow('penalty', both)).toMatchObject({ faults: [], sealed: { legal_rep_id_no: ID_NUMBER } })
  })
  test('身份证以1900年为下限，1880年出生的拒绝；未来的拒绝', () => {
    expect(messagesOf({ person_id_no: '440524188001010014' }, 'person')).toEqual(['身份证号中的出生日期不在合理范围内'])
    const before = { ...CONTEXT, today: '1990-03-06' }
    expect(messagesOf({ decision_date: '1990-03-01' }, 'person', before)).toContain(
      '身份证号中的出生日期不在合理范围内',
    )
  })
  test('别的证件不按身份证校验，只限字母数字5至30位', () => {
    const passport = (person_id_no: string) => messagesOf({ person_id_type: '护照', person_id_no }, 'person')
    expect(passport('E12345678')).toEqual([])
    expect(passport('H1234567(A)')).toEqual([])
    for (const bad of ['1234', '证12345678', 'A'.repeat(31)])
      expect(passport(bad)).toEqual(['证件号码只能含字母、数字，5至30位'])
  })
  test('其他证件须注明', () => {
    expect(readRow('penalty', { person_id_type: '其他', person_id_no: 'ABC12345' }, 'person').faults).toMatchObject([
      { key: 'person_id_type', message: '证件类型为“其他”时请注明，例如“其他-具体类别”' },
    ])
    const noted = readRow('penalty', { person_id_type: '其他-军官证', person_id_no: 'ABC12345' }, 'person')
    expect(noted).toMatchObject({ faults: [], content: { person_id_type: '9', person_id_type_note: '军官证' } })
  })
})

describe('机关和来源单位（第23至27项：写全称，名称与代码配对，谁产生谁提供）', () => {
  test.each(['区市场监管局', '二七区市场监督管理局', '郑州市二七区市场监督管理局', '河南省郑州市二七区市场监督管理局'])(
    '本部门的写法“%s”',
    (name) => {
      expect(readRow('penalty', { authority_name: name, source_name: name })).toMatchObject({
        faults: [],
        warnings: [],
      })
    },
  )
  test('别的部门作出的应由那个部门报送', () => {
    expect(readRow('penalty', { authority_name: '郑州市二七区城市管理局' }).faults).toMatchObject([
      {
        key: 'authority_name',
        rule: 'authority',
        message: '“郑州市二七区城市管理局”是区城管局，应由该单位自行报送（谁产生、谁提供）',
      },
    ])
    expect(faultsOf(readRow('penalty', { source_name: '区卫健委' }))).toEqual([['source_name', 'authority']])
  })
  test('部门表以外的按上级或垂管机关，只提示', () => {
    const read = readRow('penalty', { authority_name: '郑州市市场监督管理局', authority_uscc: '11410103MB1D2345X9' })
    expect(warningsOf(read)).toEqual([['authority_name', 'authority']])
    expect(read.warnings[0]?.message).toBe('“郑州市市场监督管理局”不在区部门表中，按上级或垂直管理机关处理，请核对全称')
  })
  test('本部门的代码核实过的，不一致就拒绝；没有核实过的只提示', () => {
    const other = '12410103MB1D2345X0'
    const expected = {
      key: 'authority_uscc',
      rule: 'authority-code',
      message: `与区市场监管局登记的代码 ${OWN_CODE} 不一致，机关名称与代码必须配对`,
    }
    expect(readRow('penalty', { authority_uscc: other })).toMatchObject({ faults: [expected], warnings: [] })
    const unverified = { ...CONTEXT, department: { ...CONTEXT.department, usccVerified: false } }
    expect(readRow('penalty', { authority_uscc: other }, 'organisation', unverified)).toMatchObject({
      faults: [],
      warnings: [expected],
    })
    const unknown = { ...CONTEXT, department: { ...CONTEXT.department, uscc: null, usccVerified: false } }
    expect(readRow('penalty', { authority_uscc: other }, 'organisation', unknown)).toMatchObject({
      faults: [],
      warnings: [],
    })
  })
  test('机关代码要过GB 32100，不是1、5、Y开头的提示', () => {
    expect(faultsOf(readRow('penalty', { source_uscc: '12410103MB1D2345X1' }))).toEqual([['source_uscc', 'uscc']])
    expect(faultsOf(readRow('penalty', { authority_uscc: NO_CODE_PLACEHOLDER }))).toEqual([['authority_uscc', 'uscc']])
    const foreign = { authority_name: '国家某公司', authority_uscc: CODES.organisation }
    expect(warningsOf(readRow('penalty', foreign))).toEqual([
      ['authority_name', 'authority'],
      ['authority_uscc', 'authority-code'],
    ])
  })
})
