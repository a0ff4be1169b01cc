import 'server-only'
import type { RecordedRefusal } from '@/lib/platform/commit'
import { keyedHash } from '@/lib/platform/crypto'
import type { WriteTx } from '@/lib/platform/db'
import { refusedSignIns } from '@/lib/platform/metrics'
import { ok, type Refusal, type Result, refuse } from '@/lib/platform/result'
import { SESSION_HOURS } from '@/lib/platform/session'
import { passwordFits } from './passwords'
import { type Credentials, FORGET_AFTER_MS, lockSeconds, waitText } from './rules'
import {
  type AccountRow,
  clearThrottle,
  countFailure,
  findByUsername,
  findThrottles,
  insertSession,
  lockThrottle,
  spendTotpStep,
} from './store'
import { openTotpSecret, totpStep } from './totp'

export type Caller = { address: string; agent: string }
export type SignedIn = { account: AccountRow; sessionId: string }

const WRONG = '账号或密码不正确，请核对后再试'

/**
 * Checks name, password and one-time password and opens a session. Failures are counted per account and per address, each
 * with a growing wait; an unknown account is told the same, and takes as long, as a wrong password.
 */
export async function signIn(
  tx: WriteTx,
  credentials: Credentials,
  caller: Caller,
  now: Date,
): Promise<Result<SignedIn> | RecordedRefusal> {
  const keys = {
    account: keyedHash('throttle', `account ${credentials.username}`).toString('base64url'),
    address: keyedHash('throttle', `address ${caller.address}`).toString('base64url'),
  }
  const locked = (await findThrottles(tx, [keys.account, keys.address])).filter(
    (row) => row.lockedUntil && row.lockedUntil > now,
  )
  const until = Math.max(0, ...locked.map((row) => row.lockedUntil?.getTime() ?? 0))
  if (until > 0) {
    refusedSignIns.inc({ reason: 'locked' })
    const wait = waitText(Math.ceil((until - now.getTime()) / 1000))
    return recorded(null, 'locked', {
      code: 'rule',
      rule: 'sign-in-lockout',
      basis: '登录失败锁定规则',
      message: `登录失败次数过多，请${wait}后再试`,
    })
  }

  const account = await findByUsername(credentials.username, tx)
  const fits = await passwordFits(account?.passwordHash ?? null, credentials.password)
  if (!account || !fits || account.disabledAt)
    return fail(tx, account, keys, now, account?.disabledAt && fits ? 'disabled' : 'password', {
      code: 'invalid',
      message: WRONG,
      fields: { password: [WRONG] },
    })

  if (account.totpConfirmedAt && account.totpSecret) {
    if (!credentials.otp)
      return refuse({ code: 'invalid', fields: { otp: ['该账号已启用动态口令，请连同密码一起输入6位动态口令'] } })
    const step = totpStep(await openTotpSecret(account.totpSecret), credentials.otp, now, account.totpLastStep)
    if (step === null || !(await spendTotpStep(tx, account.id, step))) {
      const message = '动态口令不正确或已使用过，请等待下一个口令'
      return fail(tx, account, keys, now, 'otp', { code: 'invalid', fields: { otp: [message] } })
    }
  }
  await clearThrottle(tx, keys.account)
  const expiresAt = new Date(now.getTime() + SESSION_HOURS * 3_600_000)
  return ok({ account, sessionId: await insertSession(tx, account.id, now, expiresAt, caller.agent.slice(0, 200)) })
}

async function fail(
  tx: WriteTx,
  account: AccountRow | null,
  keys: Record<'account' | 'address', string>,
  now: Date,
  reason: string,
  refusal: Refusal,
): Promise<RecordedRefusal> {
  refusedSignIns.inc({ reason })
  for (const kind of ['account', 'address'] as const) {
    const failures = await countFailure(tx, keys[kind], now, new Date(now.getTime() - FORGET_AFTER_MS))
    const seconds = lockSeconds(kind, failures)
    if (seconds > 0) await lockThrottle(tx, keys[kind], new Date(now.getTime() + seconds * 1000))
  }
  return recorded(account, reason, refusal)
}

const recorded = (account: AccountRow | null, reason: string, refusal: Refusal): RecordedRefusal => ({
  ok: false,
  refusal,
  record: { target: { type: 'account', id: account?.id ?? 'unknown' }, facts: { reason } },
})
