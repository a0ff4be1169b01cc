import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { organisationCheck } from '@/lib/standards/organisation-code'
import {
  NO_CODE_PLACEHOLDER,
  normalizeUscc,
  readUscc,
  subjectKindOf,
  USCC_AUTHORITIES,
  USCC_CHARSET,
  usccCheck,
} from '@/lib/standards/uscc'
import { anyUscc, CHARSET, completeUscc, organisationCheckOf, PAIRS, usccCheckOf } from '../../support/generators'
import vectors from './vectors/uscc.json'

const VALID = [...vectors.valid.map(({ code }) => code), ...vectors.synthetic]

describe('统一社会信用代码 GB 32100-2015', () => {
  test.each(vectors.valid)('公开的代码 $code（$name）有效', ({ code }) => {
    expect(readUscc(code)).toMatchObject({ valid: true, normalized: code })
  })

  test.each(vectors.synthetic)('虚构的二七区代码 %s 有效，行政区划读作二七区', (code) => {
    expect(readUscc(code)).toMatchObject({ valid: true, region: '410103', regionName: '河南省郑州市二七区' })
  })

  test.each(vectors.reject)('相近而错误的代码 $code 拒绝，原因是 $fault', ({ code, fault }) => {
    expect(readUscc(code)).toMatchObject({ valid: false, fault })
  })

  test('字符集是31个字符，没有 I、O、Z、S、V（表3）', () => {
    expect(USCC_CHARSET).toBe(vectors.charset)
    expect([...USCC_CHARSET].some((ch) => 'IOZSV'.includes(ch))).toBe(false)
  })

  test('算例一：加权和831，余数25，校验码6；主体标识码加权和164，校验码1', () => {
    const [example] = vectors.examples
    const code = example?.code ?? ''
    const sum = vectors.weights18.reduce((total, weight, i) => total + weight * CHARSET.indexOf(code.charAt(i)), 0)
    expect([sum, sum % 31]).toEqual([example?.sum, 25])
    expect(usccCheck(code.slice(0, 17))).toBe('6')
    expect(organisationCheck(code.slice(8, 16))).toBe('1')
  })

  test('算例二：主体标识码校验码X，校验码G', () => {
    expect(organisationCheck('71526726')).toBe('X')
    expect(usccCheck('9144030071526726X')).toBe('G')
  })

  test('余数为0时校验码是0，不是越界（(31−0) mod 31）', () => {
    expect(usccCheck('0'.repeat(17))).toBe('0')
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...CHARSET), minLength: 17, maxLength: 17 }), (first17) => {
        expect(usccCheck(first17)).toBe(usccCheckOf(first17))
      }),
    )
  })

  test('字符集以外的字符没有校验码', () => {
    for (const ch of 'IOZSV-a〇') expect(usccCheck(`9144030019220382${ch}`)).toBeNull()
  })

  test('十八个0两重校验都成立，只有登记管理部门代码表能拒绝', () => {
    const zeros = '0'.repeat(18)
    expect([organisationCheck(zeros.slice(8, 16)), usccCheck(zeros.slice(0, 17))]).toEqual(['0', '0'])
    expect(readUscc(zeros)).toMatchObject({ valid: false, fault: 'authority' })
  })

  test('17个0加X是占位符，不是代码，小写和全角也一样', () => {
    for (const typed of [NO_CODE_PLACEHOLDER, '00000000000000000x', `${'０'.repeat(17)}Ｘ`, ` ${NO_CODE_PLACEHOLDER} `])
      expect(readUscc(typed)).toMatchObject({ valid: false, fault: 'placeholder' })
  })

  test('空白算未填写', () => {
    for (const typed of ['', '   ', '\u3000\u00A0\u200B']) expect(readUscc(typed)).toMatchObject({ fault: 'empty' })
  })
})

describe('表1 登记管理部门和机构类别', () => {
  test('代码表与标准及第1号修改单一致', () => {
    const table = Object.fromEntries(
      Object.entries(USCC_AUTHORITIES).map(([first, { categories }]) => [
        first,
        Object.keys(categories).sort().join(''),
      ]),
    )
    expect(table).toEqual(vectors.authorities)
  })

  test('961个前两位组合中只有表内的能通过', () => {
    for (const first of CHARSET) {
      for (const second of CHARSET) {
        const reading = readUscc(completeUscc(first + second, '410103', 'MA40QH5C'))
        if (PAIRS.includes(first + second)) expect(reading).toMatchObject({ valid: true })
        else expect(reading).toMatchObject({ valid: false, fault: 'authority' })
      }
    }
  })

  test('答出登记管理部门和类别的名称', () => {
    expect(readUscc('91410103MA40QH5C2J')).toMatchObject({ authority: '市场监管', category: '企业' })
    expect(readUscc('54410103ME28550119')).toMatchObject({ authority: '民政', category: '基层群众性自治组织' })
  })

  test('第3至8位必须是数字', () => {
    expect(readUscc(completeUscc('91', '41010A', 'MA40QH5C'))).toMatchObject({ valid: false, fault: 'region' })
  })
})

describe('键入的代码', () => {
  test('全角、小写、首尾和中间的空白、零宽字符归一', () => {
    const code = '91440300708461136T'
    const wide = [...code].map((ch) => String.fromCharCode(ch.charCodeAt(0) + 0xfee0)).join('')
    for (const typed of [
      code.toLowerCase(),
      wide,
      `  ${code}\t`,
      '9144 0300 7084 6113 6T',
      '9144\u30000300\u00A07084\u200B61136t',
      `\uFEFF${code}`,
    ])
      expect(readUscc(typed)).toMatchObject({ valid: true, normalized: code })
  })

  test.each([...'IOZSV'])('字母%s给出提示和位置，不擅自改成数字', (letter) => {
    for (let place = 0; place < 18; place++) {
      const typed = `91440300708461136T`.slice(0, place) + letter.toLowerCase() + `91440300708461136T`.slice(place + 1)
      const reading = readUscc(typed)
      expect(reading).toMatchObject({ valid: false, fault: 'letter' })
      expect(reading).toHaveProperty('reason', expect.stringContaining(`第${place + 1}位是字母${letter}`))
      expect(reading).toHaveProperty('reason', expect.stringContaining('代码不含字母 I、O、Z、S、V'))
      expect(normalizeUscc(typed)).toContain(letter)
    }
  })

  test('提示中的字母就是那一位上的字母，生僻字在前也不错位', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...CHARSET, ...'IOZSV𠀀某') }), (typed) => {
        const reading = readUscc(typed)
        if (reading.valid || reading.fault !== 'letter') return
        const [, place, letter] = /^第(\d+)位是字母(.)：/u.exec(reading.reason) ?? []
        expect('IOZSV').toContain(letter)
        expect([...reading.normalized][Number(place) - 1]).toBe(letter)
      }),
      { examples: [['𠀀O']] },
    )
  })

  test('长度不对时说出现有几位', () => {
    expect(readUscc('91440300192203821')).toHaveProperty('reason', '代码应为18位，现为17位')
    expect(readUscc('9144030019220382161')).toHaveProperty('reason', '代码应为18位，现为19位')
  })

  test('任何文字都得到一个回答，不抛错', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (typed) => {
        const reading = readUscc(typed)
        if (!reading.valid) expect(reading.reason.length).toBeGreaterThan(5)
      }),
    )
  })
})

describe('两重校验能发现什么', () => {
  test('生成的代码总能读回', () => {
    fc.assert(
      fc.property(anyUscc(), (code) => {
        expect(readUscc(code)).toMatchObject({ valid: true, normalized: code, region: code.slice(2, 8) })
      }),
      { numRuns: 500 },
    )
  })

  test('定理：改动有效代码的任何一位都被拒绝（31是素数，权重与31互素；校验码唯一）', () => {
    for (const code of VALID) {
      for (let place = 0; place < 18; place++) {
        for (const ch of CHARSET) {
          const changed = code.slice(0, place) + ch + code.slice(place + 1)
          if (changed !== code && readUscc(changed).valid) expect.fail(`${changed} 与 ${code} 只差第${place + 1}位`)
        }
      }
    }
    fc.assert(
      fc.property(anyUscc(), fc.nat(17), fc.constantFrom(...CHARSET, ...'IOZSV-#某'), (code, place, ch) => {
        fc.pre(ch !== code.charAt(place))
        expect(readUscc(code.slice(0, place) + ch + code.slice(place + 1)).valid).toBe(false)
      }),
      { numRuns: 500 },
    )
  })

  test('定理：第18位单独就能发现前17位的任一替换和任两位互换', () => {
    fc.assert(
      fc.property(anyUscc(), fc.nat(16), fc.nat(16), fc.constantFrom(...CHARSET), (code, i, j, ch) => {
        const chars = [...code.slice(0, 17)]
        const [a = '', b = ''] = [chars[i], chars[j]]
        if (ch !== a) expect(usccCheck(chars.with(i, ch).join(''))).not.toBe(code.charAt(17))
        if (a !== b) expect(usccCheck(chars.with(i, b).with(j, a).join(''))).not.toBe(code.charAt(17))
      }),
      { numRuns: 500 },
    )
  })

  test('不是定理：第17位的模11校验放过数值相差11的替换，例如0换成B', () => {
    expect(organisationCheck('0000000B')).toBe(organisationCheck('00000000'))
    expect(organisationCheckOf('0000000B')).toBe(organisationCheckOf('00000000'))
  })
})

describe('由前两位判断主体类型', () => {
  test.each([
    ['91', 'enterprise'],
    ['92', 'sole_trader'],
    ['93', 'cooperative'],
    ['99', 'other'],
    ['11', 'agency'],
    ['12', 'institution'],
    ['13', 'social_organisation'],
    ['19', 'other'],
    ['51', 'social_organisation'],
    ['52', 'social_organisation'],
    ['53', 'social_organisation'],
    ['54', 'village'],
    ['81', 'social_organisation'],
    ['31', 'law_firm'],
    ['35', 'law_firm'],
    ['N1', 'village'],
    ['N3', 'village'],
    ['A1', 'other'],
    ['Y1', 'other'],
    ['21', 'other'],
    ['71', 'other'],
  ])('%s 是 %s', (pair, kind) => {
    expect(subjectKindOf(completeUscc(pair, '410103', 'MA40QH5C'))).toBe(kind)
  })
})
