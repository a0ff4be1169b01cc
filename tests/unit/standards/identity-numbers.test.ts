import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { citizenIdCheck, readCitizenId } from '@/lib/standards/citizen-id'
import { organisationCheck, readOrganisationCode } from '@/lib/standards/organisation-code'
import { readRegistrationNumber, registrationCheck } from '@/lib/standards/registration-number'
import { anyCitizenId, citizenIdCheckOf, organisationCheckOf } from '../../support/generators'
import vectors from './vectors/identity.json'

const TODAY = '2026-11-24'
const digits = (length: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: length, maxLength: length })

/** Checks that `number` is refused whenever one of its digits is replaced by another digit. */
function everyOtherDigit(number: string, isValid: (changed: string) => boolean): void {
  for (let place = 0; place < number.length; place++) {
    for (const digit of '0123456789') {
      const changed = number.slice(0, place) + digit + number.slice(place + 1)
      if (changed !== number) expect(isValid(changed), changed).toBe(false)
    }
  }
}

describe('组织机构代码 GB 11714', () => {
  test('有连字符、没有连字符、小写、全角都读成9位', () => {
    for (const typed of ['19220382-1', '192203821', ' 1922 0382-1 ', '１９２２０３８２－１'])
      expect(readOrganisationCode(typed)).toBe('192203821')
    expect(readOrganisationCode('71526726-x')).toBe('71526726X')
    expect(readOrganisationCode('ma40qh5c-2')).toBe('MA40QH5C2')
  })

  test('校验位：10写作X，11写作0', () => {
    expect(organisationCheck('71526726')).toBe('X')
    expect(organisationCheck('00000000')).toBe('0')
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9A-Z]{8}$/), (body) => {
        expect(organisationCheck(body)).toBe(organisationCheckOf(body))
        expect(readOrganisationCode(`${body}-${organisationCheckOf(body)}`)).toBe(body + organisationCheckOf(body))
      }),
    )
  })

  test('本体不是8位字母数字时没有校验位', () => {
    for (const body of ['1234567', '123456789', 'abcdefgh', '1234-678', '']) expect(organisationCheck(body)).toBeNull()
  })

  test('校验位不符、长度不对的拒绝', () => {
    for (const typed of ['19220382-2', '1922038-1', '19220382-10', '19220382-A', '']) {
      expect(readOrganisationCode(typed)).toBeNull()
    }
  })
})

describe('15位工商注册号 GS15-2006（ISO 7064 MOD 11,10）', () => {
  test.each(vectors.registrationNumber.accept)('%s 有效', (number) => {
    expect(readRegistrationNumber(number)).toBe(number)
  })
  test.each(vectors.registrationNumber.reject)('%s 无效', (number) => {
    expect(readRegistrationNumber(number)).toBeNull()
  })

  test('定理：补上校验位总有效，改动任何一位数字都无效', () => {
    fc.assert(
      fc.property(digits(14), (first14) => {
        const number = first14 + registrationCheck(first14)
        expect(readRegistrationNumber(number)).toBe(number)
        everyOtherDigit(number, (changed) => readRegistrationNumber(changed) !== null)
      }),
      { numRuns: 40 },
    )
  })

  test('全角和空白归一，14位、16位、带字母的拒绝', () => {
    expect(readRegistrationNumber('４４０３０１ 1030 97413')).toBe('440301103097413')
    for (const typed of ['44030110309741', '4403011030974130', '44030110309741A', '']) {
      expect(readRegistrationNumber(typed)).toBeNull()
    }
  })
})

describe('公民身份号码 GB 11643-1999', () => {
  test.each(vectors.citizenId.accept)('%s 有效（标准的算例追溯到1880年，区划可以是历史代码）', (number) => {
    expect(readCitizenId(number, TODAY)).toMatchObject({ valid: true, normalized: number })
  })
  test.each(vectors.citizenId.reject)('%s 无效', (number) => {
    expect(readCitizenId(number, TODAY).valid).toBe(false)
  })

  test('读出出生日期，顺序码奇数为男', () => {
    expect(readCitizenId('410103199003071237', TODAY)).toEqual({
      valid: true,
      normalized: '410103199003071237',
      bornOn: '1990-03-07',
      male: true,
    })
    expect(readCitizenId('11010519491231002x', TODAY)).toMatchObject({ bornOn: '1949-12-31', male: false })
  })

  test('录入时以1900年为下限：1880年出生的拒绝', () => {
    expect(readCitizenId('440524188001010014', TODAY, '1900-01-01')).toMatchObject({
      valid: false,
      reason: '身份证号中的出生日期不在合理范围内',
    })
  })

  test('出生日期不能晚于当天，可以就是当天', () => {
    const born = (date: string) => `410103${date}123${citizenIdCheckOf(`410103${date}123`)}`
    expect(readCitizenId(born('20261124'), TODAY).valid).toBe(true)
    expect(readCitizenId(born('20261125'), TODAY)).toMatchObject({ reason: '身份证号中的出生日期不在合理范围内' })
    expect(readCitizenId(born('18500101'), TODAY).valid).toBe(true)
    expect(readCitizenId(born('18491231'), TODAY).valid).toBe(false)
  })

  test('不存在的日期说出原因', () => {
    expect(readCitizenId('410103199002301231', TODAY)).toMatchObject({ reason: '身份证号中的出生日期不存在' })
    expect(readCitizenId('410103202302291236', TODAY)).toMatchObject({ reason: '身份证号中的出生日期不存在' })
  })

  test('15位旧号码2013年起停用，说明改填18位', () => {
    expect(readCitizenId('410103900307123', TODAY)).toMatchObject({
      valid: false,
      reason: '15位旧身份证号已停用，请填18位号码',
    })
  })

  test('格式不对的说明格式，校验不符的说明校验', () => {
    for (const typed of ['', '41010319900307123', '4101031990030712370', '41010319900307123A', '4101031990030712X7'])
      expect(readCitizenId(typed, TODAY)).toMatchObject({ reason: '身份证号应为17位数字加1位数字或X' })
    expect(readCitizenId('410103199003071238', TODAY)).toMatchObject({ reason: '身份证号校验位不符，请逐位核对' })
  })

  test('生成的号码总能读回，全角和空白归一', () => {
    fc.assert(
      fc.property(anyCitizenId(), (number) => {
        expect(citizenIdCheck(number.slice(0, 17))).toBe(number.charAt(17))
        expect(readCitizenId(number, TODAY)).toMatchObject({ valid: true, normalized: number })
        const wide = [...number].map((ch) => String.fromCharCode(ch.charCodeAt(0) + 0xfee0)).join(' ')
        expect(readCitizenId(wide.toLowerCase(), TODAY)).toMatchObject({ valid: true, normalized: number })
      }),
    )
  })

  test('定理：改动任何一位数字都被拒绝（11是素数）', () => {
    fc.assert(
      fc.property(anyCitizenId(), (number) => {
        everyOtherDigit(number, (changed) => readCitizenId(changed, TODAY).valid)
      }),
      { numRuns: 40 },
    )
  })
})
