import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { maskAccount, maskAddress, maskIdNumber, maskName, maskPhone } from '@/lib/standards/masking'
import { findPersonalData } from '@/lib/standards/personal-data'
import { anyCitizenId } from '../../support/generators'

const anyMobile = fc.stringMatching(/^1[3-9]\d{9}$/)
const words = fc.string({ unit: fc.constantFrom(...'当事人某某，。于经营场所；（）'), maxLength: 12 })

describe('脱敏（个人信息保护法：最小必要）', () => {
  test.each([
    ['张三', '张*'],
    ['张三丰', '张*'],
    ['欧阳锋', '欧阳*'],
    ['司马相如', '司马*'],
    ['欧阳', '欧*'],
    ['买买提·艾力', '买*'],
    ['John Smith', 'J*'],
    ['  李四 ', '李*'],
    ['𠮷田', '𠮷*'],
    ['王', '王*'],
    ['', ''],
  ])('姓名“%s”显示为“%s”，不透露字数', (name, shown) => {
    expect(maskName(name)).toBe(shown)
  })

  test('姓名最多留下复姓两个字', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'张欧阳司马王小明·𠮷'), minLength: 1, maxLength: 8 }),
        (name) => {
          expect(maskName(name)).toMatch(/^.{1,2}\*$/u)
          expect([...maskName(name)].length - 1).toBeLessThan(Math.max(2, [...name].length))
        },
      ),
    )
  })

  test('证件号码留前4位和后4位，长度不变（standards §11.4）', () => {
    expect(maskIdNumber('410103199003071237')).toBe('4101**********1237')
    expect(maskIdNumber('E1234567')).toBe('********')
    fc.assert(
      fc.property(anyCitizenId(), (number) => {
        const masked = maskIdNumber(number)
        expect(masked).toHaveLength(18)
        expect(masked).not.toContain(number.slice(6, 14))
      }),
    )
  })

  test('手机号留前3位和后4位', () => {
    expect(maskPhone('13812341234')).toBe('138****1234')
    expect(maskPhone('1234567')).toBe('*******')
    fc.assert(fc.property(anyMobile, (phone) => maskPhone(phone) === `${phone.slice(0, 3)}****${phone.slice(7)}`))
  })

  test('银行账号留后4位，住址写到路、街道、乡镇', () => {
    expect(maskAccount('6222021702012345678')).toBe('****5678')
    expect(maskAddress('郑州市二七区大学路街道康复前街1号')).toBe('郑州市二七区大学路***')
    expect(maskAddress('马寨镇同兴街2号院3单元')).toBe('马寨镇***')
    expect(maskAddress('某小区3号楼2单元501室')).toBe('某小区3号楼***')
  })
})

describe('公示文本中的个人信息（双公示填报说明：证件号码、手机号、家庭住址出现在公示文本中的拦截）', () => {
  test('校验成立的身份证号，大小写X、全角、夹在汉字之间都能发现', () => {
    for (const text of [
      '当事人身份证号410103199003071237，住二七区',
      '身份证：11010519491231002x。',
      '４１０１０３１９９００３０７１２３７',
      '4101031990030\u200B71237',
    ])
      expect(findPersonalData(text), text).toMatchObject({ kind: 'citizen_id', label: '身份证号码' })
  })

  test('校验不成立的18位数字、更长的编号、统一社会信用代码不是身份证号', () => {
    for (const text of [
      '410103199003071238',
      '许可编号4101031990030712370',
      'A410103199003071237',
      '914403001922038216',
      '91410103MA40QH5C2J',
      '文号二七市监罚字〔2026〕12号，罚款5000元',
    ])
      expect(findPersonalData(text), text).toBeNull()
  })

  test('手机号', () => {
    expect(findPersonalData('联系电话13812341234。')).toEqual({
      kind: 'mobile',
      label: '手机号码',
      found: '13812341234',
    })
    for (const text of ['12345', '投诉电话12315', '固定电话0371-68881234', '订单138123412345', '23812341234'])
      expect(findPersonalData(text), text).toBeNull()
  })

  test.each(['138 1234 1234', '138-1234-1234', '+8613812341234', '+86 138 1234 1234', '８６－１３８１２３４１２３４'])(
    '手机号通行的写法“%s”也要发现',
    (written) => {
      expect(findPersonalData(`当事人（电话${written}）`)).toMatchObject({ kind: 'mobile' })
    },
  )

  test('家庭住址要到门牌；经营地址不算', () => {
    for (const text of [
      '家住二七区大学路12号院3号楼',
      '家庭住址：郑州市二七区马寨镇某村5组12号',
      '户籍地为郑州市二七区某小区5号楼2单元',
      '现住二七区康复前街某小区501室',
    ])
      expect(findPersonalData(text), text).toMatchObject({ kind: 'address', label: '家庭住址' })
    for (const text of ['在二七区大学路12号经营餐饮', '住所地变更登记', '家住二七区'])
      expect(findPersonalData(text), text).toBeNull()
  })

  test('无论前后是什么文字，身份证号和手机号都能发现，而且先报身份证号', () => {
    fc.assert(
      fc.property(words, anyCitizenId(), words, anyMobile, words, (a, id, b, mobile, c) => {
        expect(findPersonalData(`${a}${id}${b}`)).toEqual({ kind: 'citizen_id', label: '身份证号码', found: id })
        expect(findPersonalData(`${a}${mobile}${c}`)).toMatchObject({ kind: 'mobile', found: mobile })
        expect(findPersonalData(`${a}${mobile}，${b}${id}${c}`)).toMatchObject({ kind: 'citizen_id', found: id })
      }),
    )
  })

  test('没有数字和住址用语的文字从不误报', () => {
    fc.assert(fc.property(words, words, (a, b) => findPersonalData(a + b) === null))
  })
})
