import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { departmentNames } from '@/lib/departments/rules'
import { SUBJECT_KINDS, type SubjectKind } from '@/lib/standards/uscc'
import {
  headRole,
  REGISTRY_FIELDS,
  readRegistryRow,
  readSubjectCode,
  SUBJECT_STATUSES,
  sameName,
} from '@/lib/subjects/rules'
import { DEPARTMENTS } from '@/prisma/seed/departments'
import { anyLine, anyUscc } from '../../support/generators'
import { CODES, ID_NUMBER, type Raw, TODAY } from '../../support/records'

const towns = new Map(
  DEPARTMENTS.filter(({ kind }) => kind === 'town').flatMap((town) =>
    [...departmentNames(town)].map((name) => [name, town.key] as const),
  ),
)
const row: Raw = {
  code: CODES.organisation,
  name: '郑州示例食品有限公司',
  status: '存续',
  legal_rep: '张示例',
  legal_rep_id_type: '身份证',
  legal_rep_id_no: ID_NUMBER,
  phone: '13812341234',
  established_on: '2018/05/21',
  town: '大学路街道',
}
const read = (changes: Raw = {}) => readRegistryRow({ ...row, ...changes }, TODAY, towns)
const faults = (changes: Raw) => read(changes).faults.map(({ key, rule, message }) => [key, rule, message])

describe('登记信息的一行（第4条：以统一社会信用代码为标识）', () => {
  test('读出主体、类型、状态、镇办；证件和电话单独加密存放', () => {
    expect(read()).toEqual({
      faults: [],
      warnings: [],
      row: {
        code: CODES.organisation,
        kind: 'enterprise',
        name: '郑州示例食品有限公司',
        status: 'active',
        legalRep: '张示例',
        townKey: 'daxuelu',
        formerNames: [],
        content: expect.objectContaining({ established_on: '2018-05-21', legal_rep_id_type: '1' }),
        sealed: { legal_rep_id_no: ID_NUMBER, phone: '13812341234' },
      },
    })
    expect(JSON.stringify(read().row?.content)).not.toMatch(/13812341234|410103199003071237/)
  })

  test('只有代码和名称必填；不填状态按存续，不填类型按代码判断', () => {
    const bare = readRegistryRow({ code: CODES.trader, name: '示例小吃店' }, TODAY, towns)
    expect(bare.row).toMatchObject({ kind: 'sole_trader', status: 'active', legalRep: null, townKey: null, sealed: {} })
    expect(readRegistryRow({}, TODAY, towns).faults.map(({ key, rule }) => [key, rule])).toEqual([
      ['code', 'required'],
      ['name', 'required'],
    ])
  })

  test('代码按GB 32100校验；占位符不能登记', () => {
    expect(faults({ code: '91410103MA40QH5C2K' })).toEqual([['code', 'uscc', '校验码（第18位）不符，请逐位核对']])
    expect(faults({ code: '00000000000000000X' })[0]?.[1]).toBe('uscc')
  })

  test('填写的类型与代码前两位不符的拒绝；代码看不出类型的按填写', () => {
    expect(faults({ kind: '个体工商户' })).toEqual([['kind', 'kind', '代码以91开头，应为企业']])
    expect(read({ kind: '企业' }).row?.kind).toBe('enterprise')
    expect(faults({ kind: '自然人' })[0]?.[1]).toBe('format')
    const other = fc.sample(anyUscc('Y1', '19', 'A1'), 5)
    for (const code of other) expect(read({ code, kind: '事业单位' }).row).toMatchObject({ code, kind: 'institution' })
  })

  test.each([
    ['存续', 'active'],
    ['注销', 'cancelled'],
    ['吊销', 'revoked'],
    ['迁出', 'moved'],
    ['', 'active'],
  ])('登记状态“%s”是%s', (status, key) => {
    expect(read({ status }).row?.status).toBe(key)
  })

  test('待核验是系统的状态，表格不能填', () => {
    expect(SUBJECT_STATUSES.unknown).toBe('待核验')
    expect(faults({ status: '待核验' })[0]?.slice(0, 2)).toEqual(['status', 'format'])
  })

  test('名称不能是数字、测试、无，不能用星号遮盖', () => {
    for (const name of ['123', '测试', '无', '不详']) expect(faults({ name })[0]?.slice(0, 2)).toEqual(['name', 'name'])
    expect(faults({ name: '郑州**公司' })).toEqual([['name', 'name', '名称不得用星号遮盖，请填全称']])
  })

  test('成立日期不能晚于今天', () => {
    expect(faults({ established_on: TODAY })).toEqual([])
    expect(faults({ established_on: '2026-11-25' })).toEqual([['established_on', 'date', '成立日期不能晚于今天']])
  })

  test('有证件号码就要有类型和姓名，身份证要过GB 11643', () => {
    expect(faults({ legal_rep_id_type: '' })).toEqual([
      ['legal_rep_id_type', 'identity', '填了证件号码，就要填证件类型'],
    ])
    expect(faults({ legal_rep: '' })).toEqual([['legal_rep', 'identity', '填了证件号码，就要填姓名']])
    const [fault] = read({ legal_rep_id_no: '410103199003071238' }).faults
    expect(fault).toMatchObject({ key: 'legal_rep_id_no', value: '4101…', rule: 'identity' })
    expect(faults({ legal_rep_id_type: '护照', legal_rep_id_no: 'E12345678' })).toEqual([])
  })

  test('不是本区的镇办只提示，不归入', () => {
    expect(read({ town: '花园路街道' })).toMatchObject({
      faults: [],
      warnings: [{ key: 'town', message: '“花园路街道”不是本区的镇（街道），将不归入任何镇办' }],
      row: { townKey: null },
    })
    expect(read({ town: '马寨镇人民政府' }).row?.townKey).toBe('mazhai')
  })

  test('曾用名用分号、顿号隔开，与现名相同的不算', () => {
    expect(read({ former_names: '郑州甲有限公司；郑州乙有限公司; 郑州示例食品有限公司、 ' }).row?.formerNames).toEqual([
      '郑州甲有限公司',
      '郑州乙有限公司',
    ])
    expect(read({ name: '示例（郑州）公司', former_names: '示例(郑州)公司' }).row?.formerNames).toEqual([])
  })

  test('任意值都不抛错；有问题就没有结果，没有问题就有', () => {
    const keys = fc.constantFrom(...REGISTRY_FIELDS.keys())
    const value = fc.oneof(
      anyLine(),
      fc.string({ unit: 'binary' }),
      fc.double(),
      fc.boolean(),
      fc.constant(null),
      fc.array(anyLine()),
    )
    fc.assert(
      fc.property(fc.dictionary(keys, value), (changes) => {
        const reading = read(changes)
        expect(reading.row === null).toBe(reading.faults.length > 0)
      }),
      { numRuns: 400 },
    )
  })
})

describe('主体的键', () => {
  test('统一社会信用代码、自然人P开头、无代码经营户T开头的散列；小写和空白归一', () => {
    expect(readSubjectCode(' 91410103ma40qh5c2j ')).toBe(CODES.organisation)
    expect(readSubjectCode('p0123456789abcdefghjkmnpqrs')).toBe('P0123456789ABCDEFGHJKMNPQRS')
    expect(readSubjectCode(`T${'0'.repeat(26)}`)).not.toBeNull()
    for (const text of [
      '',
      '9141',
      `P${'0'.repeat(25)}`,
      `P${'I'.repeat(26)}`,
      `X${'0'.repeat(26)}`,
      '张三',
      ID_NUMBER.slice(0, 17),
    ])
      expect(readSubjectCode(text), text).toBeNull()
  })

  test('每个有效代码都可以是键', () => {
    fc.assert(fc.property(anyUscc(), (code) => readSubjectCode(code.toLowerCase()) === code))
  })
})

test('名称相符：现名或曾用名，括号和全半角不论', () => {
  expect(sameName('示例(郑州)公司', ['别的公司', '示例（郑州）公司'])).toBe(true)
  expect(sameName('示例（郑州）公司', ['示例公司'])).toBe(false)
  expect(sameName('示例公司', [])).toBe(false)
})

test.each([
  ['enterprise', 'legal_representative'],
  ['cooperative', 'legal_representative'],
  ['social_organisation', 'legal_representative'],
  ['institution', 'legal_representative'],
  ['sole_trader', 'operator'],
  ['agency', 'principal'],
  ['village', 'principal'],
  ['law_firm', 'principal'],
  ['other', 'principal'],
] as [SubjectKind, string][])('%s 的负责人称作%s', (kind, role) => {
  expect(SUBJECT_KINDS[kind]).toBeTruthy()
  expect(headRole(kind)).toBe(role)
})
