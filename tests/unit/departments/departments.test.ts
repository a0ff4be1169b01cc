import { describe, expect, test } from 'vitest'
import { DEPARTMENT_KINDS, departmentCodeInput, departmentNames } from '@/lib/departments/rules'
import { foldName } from '@/lib/standards/text'
import { DEPARTMENTS } from '@/prisma/seed/departments'
import { CODES, OWN_CODE } from '../../support/records'
import vectors from '../standards/vectors/departments.json'

const names = (key: string) => {
  const department = DEPARTMENTS.find((one) => one.key === key)
  if (!department) throw new Error(key)
  return departmentNames(department)
}

describe('部门的各种写法', () => {
  test.each([
    '区市场监管局',
    '二七区市场监管局',
    '郑州市二七区市场监管局',
    '区市场监督管理局',
    '二七区市场监督管理局',
    '郑州市二七区市场监督管理局',
    '河南省郑州市二七区市场监督管理局',
    '二七区食品药品监督管理局',
  ])('“%s”是区市场监管局', (name) => {
    expect(names('scjg').has(foldName(name))).toBe(true)
  })

  test('没有区名的名称只有原样一种写法：别的区也有市场监管局', () => {
    expect(names('scjg').has('市场监管局')).toBe(false)
    expect(names('tax')).toContain(foldName('国家税务总局郑州市二七区税务局'))
    expect([...names('sthj')]).not.toContain('生态环境分局')
    expect(departmentNames({ name: '金水区税务局', fullName: '金水区税务局', aliases: [] })).toEqual(
      new Set(['金水区税务局']),
    )
  })

  test.each(['大学路街道', '大学路街道办事处', '二七区大学路街道办事处', '郑州市二七区大学路街道办事处'])(
    '“%s”是大学路街道',
    (name) => {
      expect(names('daxuelu').has(foldName(name))).toBe(true)
    },
  )

  test('别名也是名称，括号和全半角不论', () => {
    const department = { name: '区甲局', fullName: '郑州市二七区甲局', aliases: ['乙所（二七）'] }
    expect([...departmentNames(department)].sort()).toEqual(
      ['乙所(二七)', '二七区甲局', '区甲局', '河南省郑州市二七区甲局', '郑州市二七区甲局'].sort(),
    )
  })

  test('同一个名称只属于一个部门', () => {
    const owners = new Map<string, string>()
    for (const department of DEPARTMENTS) {
      for (const name of departmentNames(department)) {
        expect(owners.get(name) ?? department.key, name).toBe(department.key)
        owners.set(name, department.key)
      }
    }
  })

  test('部门代码可以不填，填了要过GB 32100', () => {
    expect(departmentCodeInput.parse({ key: 'scjg', uscc: ' ' })).toEqual({ key: 'scjg', uscc: null })
    expect(departmentCodeInput.parse({ key: 'scjg', uscc: OWN_CODE.toLowerCase() }).uscc).toBe(OWN_CODE)
    const wrong = departmentCodeInput.safeParse({ key: 'scjg', uscc: CODES.organisation.replace('J', 'K') })
    expect(wrong.error?.issues).toMatchObject([{ path: ['uscc'], message: '校验码（第18位）不符，请逐位核对' }])
  })
})

describe('自带的部门（二七政〔2020〕5号）', () => {
  test('键的格式正确、不重复', () => {
    expect(new Set(DEPARTMENTS.map(({ key }) => key)).size).toBe(DEPARTMENTS.length)
    for (const { key } of DEPARTMENTS) expect(key).toMatch(/^[a-z][a-z0-9-]{1,30}$/)
  })

  test.each(Object.entries(vectors.keys))('%s：约定的键都在（外部系统和演示账号用它）', (_group, keys) => {
    const ours = new Set(DEPARTMENTS.map(({ key }) => key))
    expect(keys.filter((key) => !ours.has(key))).toEqual([])
  })

  test('没有约定以外的键；镇办和管委会各归各类', () => {
    expect(DEPARTMENTS.map(({ key }) => key).sort()).toEqual(Object.values(vectors.keys).flat().sort())
    const kind = (wanted: string) => DEPARTMENTS.filter((one) => one.kind === wanted).map(({ key }) => key)
    expect(kind('town')).toEqual(vectors.keys.towns)
    expect(kind('management_committee')).toEqual(vectors.keys.managementCommittees)
  })

  test('类别都有名称，条款在1至23之间，名称全称不空且不重复', () => {
    for (const { kind, leadArticles, supportArticles, name, fullName } of DEPARTMENTS) {
      expect(Object.keys(DEPARTMENT_KINDS)).toContain(kind)
      for (const article of [...leadArticles, ...supportArticles]) {
        expect(article).toBeGreaterThanOrEqual(1)
        expect(article).toBeLessThanOrEqual(23)
      }
      expect(
        leadArticles.filter((article) => supportArticles.includes(article)),
        name,
      ).toEqual([])
      expect(fullName).not.toBe('')
    }
    expect(new Set(DEPARTMENTS.map(({ fullName }) => fullName)).size).toBe(DEPARTMENTS.length)
    expect(DEPARTMENTS.map(({ sort }) => sort)).toEqual(DEPARTMENTS.map((_, i) => i))
  })

  test.each([
    ['fgw', 3],
    ['fgw', 6],
    ['fgw', 13],
    ['scjg', 13],
    ['scjg', 15],
    ['dsj', 16],
    ['mzj', 18],
    ['czj', 12],
    ['zwfw', 1],
    ['jrzx', 18],
    ['xcb', 22],
  ])('%s 是第%i条的牵头或并列单位', (key, article) => {
    expect(DEPARTMENTS.find((one) => one.key === key)?.leadArticles).toContain(article)
  })

  test('第11条禁入的牵头单位是文件列出的十一个', () => {
    const lead = DEPARTMENTS.filter(({ leadArticles }) => leadArticles.includes(11)).map(({ key }) => key)
    expect(lead.sort()).toEqual(
      ['fgw', 'commerce', 'sthj', 'jsjt', 'yjgl', 'mzj', 'jyj', 'cgj', 'sfj', 'fy', 'scjg'].sort(),
    )
  })

  test('没有核实的名称说明来源待核实', () => {
    for (const { verified, source, key } of DEPARTMENTS) expect(source.includes('待核实'), key).toBe(!verified)
  })
})
