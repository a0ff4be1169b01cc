import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  checkPassword,
  confirmTotpInput,
  homeOf,
  lockSeconds,
  safeNext,
  signInInput,
  waitText,
} from '@/lib/accounts/rules'

describe('密码（GB/T 22239：口令有复杂度要求）', () => {
  test.each([
    ['Abc123!', '密码至少10个字符'],
    [`Aa1${'x!'.repeat(63)}`, '密码不超过128个字符'],
    ['abcdefghij', '密码须含大写字母、小写字母、数字、符号中的至少三种，或长度达到16个字符'],
    ['abcdefg123', '密码须含大写字母、小写字母、数字、符号中的至少三种，或长度达到16个字符'],
    ['abcdefghijklmn1', '密码须含大写字母、小写字母、数字、符号中的至少三种，或长度达到16个字符'],
    ['Scjg.Officer-9', '密码不能包含账号'],
    ['xPassWord-77', '密码过于常见，请换一个'],
    ['QwertyUI-2026', '密码过于常见，请换一个'],
    ['Abc-77777-xyz', '密码不能连续使用同一字符5次以上'],
  ])('“%s”不行：%s', (password, message) => {
    expect(checkPassword(password, 'scjg.officer')).toBe(message)
  })

  test.each([
    'Abcdefg-12',
    'abcdefg-12',
    'ABCdefghi1',
    '二七区信用2026Ab',
    'correct horse battery',
    'Abc-7777-xyz',
    'erqi-demo-2026',
  ])('“%s”可以', (password) => {
    expect(checkPassword(password, 'scjg.officer')).toBeNull()
  })

  test('长度的边界：9个不行、10个可以，128个可以、129个不行，15个两种字符不行、16个可以', () => {
    expect(checkPassword('Abcdef-12', 'u-x')).not.toBeNull()
    expect(checkPassword('Abcdefg-12', 'u-x')).toBeNull()
    expect(checkPassword('Ab1-'.repeat(32), 'u-x')).toBeNull()
    expect(checkPassword(`${'Ab1-'.repeat(32)}A`, 'u-x')).not.toBeNull()
    expect(checkPassword('abcdefghijklmno', 'u-x')).not.toBeNull()
    expect(checkPassword('abcdefghijklmnop', 'u-x')).toBeNull()
  })

  test('含账号的密码总被拒绝，大小写不论', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[a-z]{3,10}$/),
        fc.string({ maxLength: 10 }),
        fc.string({ maxLength: 10 }),
        (username, a, b) => {
          expect(checkPassword(`${a}${username.toUpperCase()}${b}`, username)).not.toBeNull()
        },
      ),
    )
  })
})

describe('连续失败后的等待', () => {
  test('账号：前几次不等，第5次等30秒，每次加倍，最多30分钟', () => {
    expect([0, 1, 4, 5, 6, 7, 8, 9, 10, 11, 12, 100].map((n) => lockSeconds('account', n))).toEqual([
      0, 0, 0, 30, 60, 120, 240, 480, 960, 1800, 1800, 1800,
    ])
  })

  test('地址：第30次起等', () => {
    expect([29, 30, 31, 36, 1000].map((n) => lockSeconds('address', n))).toEqual([0, 30, 60, 1800, 1800])
  })

  test('等待只增不减，从不超过30分钟，也从不是无穷', () => {
    fc.assert(
      fc.property(fc.constantFrom('account' as const, 'address' as const), fc.nat(1_000_000), (kind, n) => {
        const seconds = lockSeconds(kind, n)
        expect(lockSeconds(kind, n + 1)).toBeGreaterThanOrEqual(seconds)
        expect(seconds).toBeGreaterThanOrEqual(0)
        expect(seconds).toBeLessThanOrEqual(1800)
      }),
    )
  })

  test('写给人看：两分钟以内说秒，以上说分钟并进位', () => {
    expect([30, 60, 119, 120, 121, 1800].map(waitText)).toEqual(['30秒', '60秒', '119秒', '2分钟', '3分钟', '30分钟'])
  })
})

describe('登录后去的地方只能在本站', () => {
  const origin = 'https://x.example'

  test.each(['/', '/desk', '/desk/records?state=draft&page=2#top', '/subjects/91410103MA40QH5C2J', '/%E4%BA%8C'])(
    '“%s”可以',
    (next) => {
      expect(safeNext(next)).toBe(next)
    },
  )

  test.each([
    '',
    'desk',
    '//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '///evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    '/\t/evil.example',
    '/\n/evil.example',
    '/desk\nSet-Cookie: a=b',
    ' /desk',
    '/中文',
    '/desk desk',
    '/sign-in',
    '/sign-in?next=/sign-in',
    '/api/v1/records',
  ])('“%s”不行', (next) => {
    expect(safeNext(next)).toBeNull()
  })

  test('任意文字：放行的都不离开本站，浏览器怎样解析都一样', () => {
    const pieces = fc.constantFrom(
      '/',
      '\\',
      '.',
      '..',
      '@',
      ':',
      '?',
      '#',
      '%2f',
      '%5c',
      '%09',
      '\t',
      '\n',
      '\r',
      ' ',
      'evil.example',
      'https:',
      'javascript:',
      '//',
      '\u2028',
      '／',
      '\0',
      'x',
    )
    const any = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(pieces, { maxLength: 8 }).map((parts) => parts.join('')),
      fc.array(pieces, { maxLength: 8 }).map((parts) => `/${parts.join('')}`),
      fc.webUrl(),
      fc.string().map((text) => `/${text}`),
    )
    fc.assert(
      fc.property(any, (next) => {
        const safe = safeNext(next)
        if (safe === null) return
        expect(safe).toBe(next)
        expect(new URL(safe, origin).origin).toBe(origin)
        expect(new URL(safe, `${origin}/deep/page?x`).origin).toBe(origin)
        // A header or an attribute cannot be broken out of either.
        expect(safe).not.toMatch(/[\s\0]/)
      }),
      { numRuns: 3000 },
    )
  })
})

describe('登录表单', () => {
  test('账号去空白、转小写；口令可以不填、可以带空格，填了就是6位数字', () => {
    expect(signInInput.parse({ username: ' SCJG.Officer ', password: ' p ' })).toEqual({
      username: 'scjg.officer',
      password: ' p ',
      otp: '',
      next: '',
    })
    expect(signInInput.parse({ username: 'a', password: 'b', otp: '123 456' }).otp).toBe('123456')
    for (const otp of ['12345', '1234567', 'abcdef']) {
      expect(signInInput.safeParse({ username: 'a', password: 'b', otp }).success).toBe(false)
    }
    expect(signInInput.safeParse({ username: ' ', password: 'b' }).success).toBe(false)
    expect(signInInput.safeParse({ username: 'a', password: '' }).success).toBe(false)
  })

  test('绑定动态口令时必须填6位数字', () => {
    expect(confirmTotpInput.parse({ otp: ' 123 456 ' })).toEqual({ otp: '123456' })
    for (const otp of ['', '12345', '12345a']) expect(confirmTotpInput.safeParse({ otp }).success).toBe(false)
  })

  test('登录后的首页按角色', () => {
    expect(homeOf(['officer'])).toBe('/desk')
    expect(homeOf(['enterprise', 'reviewer'])).toBe('/desk')
    expect(homeOf(['auditor'])).toBe('/admin')
    expect(homeOf(['credit-office'])).toBe('/admin')
    expect(homeOf(['enterprise'])).toBe('/my')
    expect(homeOf(['agency'])).toBe('/account')
    expect(homeOf([])).toBe('/account')
  })
})
