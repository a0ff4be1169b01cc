import { generateSync } from 'otplib'
import { describe, expect, test } from 'vitest'
import { signIn } from '@/lib/accounts/sign-in'
import { findAccount, findByUsername } from '@/lib/accounts/store'
import { newTotpSecret, sealTotpSecret } from '@/lib/accounts/totp'
import { commitChange } from '@/lib/platform/commit'
import { db } from '@/lib/platform/db'
import { ok } from '@/lib/platform/result'
import { inWriteTx } from '@/lib/platform/write'
import { PASSWORD } from '@/tests/support/base-data'

const nobody = { id: 'nobody', role: 'none', departmentKey: null }
let clock = new Date('2026-11-24T02:00:00Z').getTime()
const later = (seconds: number) => {
  clock += seconds * 1000
}

/** As the action does it: a refusal that is recorded commits. */
async function attempt(username: string, password = PASSWORD, otp = '', address = '203.0.113.1') {
  const now = new Date(clock)
  const result = await commitChange('account.sign-in', nobody, now, async (tx) => {
    const signed = await signIn(tx, { username, password, otp, next: '' }, { address, agent: 'test' }, now)
    return signed.ok
      ? ok({ value: signed.value, audit: { target: { type: 'account', id: signed.value.account.id }, facts: {} } })
      : signed
  })
  return result.ok
    ? 'in'
    : result.refusal.code === 'rule'
      ? 'locked'
      : Object.keys('fields' in result.refusal ? result.refusal.fields : {}).join()
}

describe('password', () => {
  test('right and wrong; an unknown account is told the same; each refusal is in the log', async () => {
    expect(await attempt('scjg.officer')).toBe('in')
    expect(await attempt('scjg.officer', 'wrong')).toBe('password')
    expect(await attempt('nobody.here', 'wrong')).toBe('password')
    expect(await db.auditEntry.count({ where: { event: 'account.sign-in', outcome: 'denied' } })).toBe(2)
    expect(await db.auditEntry.count({ where: { event: 'account.sign-in', outcome: 'done' } })).toBe(1)
  })

  test('is kept as argon2id', async () => {
    expect((await findByUsername('admin'))?.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  })

  test('five failures lock the account, for longer each time; the right password does not help meanwhile; success forgets', async () => {
    const from = '203.0.113.2'
    for (let i = 0; i < 5; i++) expect(await attempt('sthj.officer', 'wrong', '', from)).toBe('password')
    expect(await attempt('sthj.officer', PASSWORD, '', from)).toBe('locked')
    later(31)
    expect(await attempt('sthj.officer', 'wrong', '', from)).toBe('password')
    later(31)
    expect(await attempt('sthj.officer', PASSWORD, '', from)).toBe('locked')
    later(31)
    expect(await attempt('sthj.officer', PASSWORD, '', from)).toBe('in')
    expect(await attempt('sthj.officer', 'wrong', '', from)).toBe('password')
    expect(await attempt('sthj.officer', PASSWORD, '', from)).toBe('in')
  })

  test('an address that tries many accounts is locked; another address is not', async () => {
    for (let i = 0; i < 30; i++) await attempt(`guess${i}`, 'wrong', '', '203.0.113.3')
    expect(await attempt('auditor', PASSWORD, '', '203.0.113.3')).toBe('locked')
    expect(await attempt('auditor', PASSWORD, '', '203.0.113.4')).toBe('in')
  })

  test('failures at the same moment are all counted', async () => {
    await Promise.all(Array.from({ length: 8 }, () => attempt('agency', 'wrong', '', '203.0.113.5')))
    expect(await attempt('agency', PASSWORD, '', '203.0.113.5')).toBe('locked')
  })

  test('a disabled account does not get in, and is not told why', async () => {
    const account = await findByUsername('association')
    await inWriteTx((tx) => tx.account.update({ where: { id: account?.id ?? '' }, data: { disabledAt: new Date() } }))
    expect(await attempt('association')).toBe('password')
  })
})

describe('one-time password', () => {
  test('asked for once it is confirmed; a code counts once, within a step of drift; the secret is sealed', async () => {
    const secret = newTotpSecret()
    const account = await findByUsername('scjg.reviewer')
    const id = account?.id ?? ''
    await inWriteTx(async (tx) =>
      tx.account.update({
        where: { id },
        data: { totpSecret: await sealTotpSecret(secret), totpConfirmedAt: new Date() },
      }),
    )
    expect(Buffer.from((await findAccount(id))?.totpSecret ?? []).includes(secret)).toBe(false)
    const code = (offset = 0) => generateSync({ secret, epoch: Math.floor(clock / 1000) + offset })
    expect(await attempt('scjg.reviewer')).toBe('otp')
    expect(await attempt('scjg.reviewer', PASSWORD, '000000')).toBe('otp')
    expect(await attempt('scjg.reviewer', PASSWORD, code())).toBe('in')
    expect(await attempt('scjg.reviewer', PASSWORD, code())).toBe('otp')
    later(60)
    expect(await attempt('scjg.reviewer', PASSWORD, code(-90))).toBe('otp')
    expect(await attempt('scjg.reviewer', PASSWORD, code())).toBe('in')
  })

  test('the same code at once from two places opens one session', async () => {
    later(120)
    const account = await findByUsername('scjg.reviewer')
    const { openTotpSecret } = await import('@/lib/accounts/totp')
    const code = generateSync({
      secret: await openTotpSecret(account?.totpSecret ?? new Uint8Array()),
      epoch: Math.floor(clock / 1000),
    })
    const results = await Promise.all([
      attempt('scjg.reviewer', PASSWORD, code),
      attempt('scjg.reviewer', PASSWORD, code),
    ])
    expect(results.sort()).toEqual(['in', 'otp'])
  })
})
