'use server'

import { cookies, headers } from 'next/headers'
import type { Role } from '@/lib/platform/access'
import { defineAction, definePublicAction } from '@/lib/platform/action'
import { ok, refuse } from '@/lib/platform/result'
import { currentSessionId, SESSION_HOURS, secureCookies, sessionCookieName, sessionToken } from '@/lib/platform/session'
import { hashPassword, passwordFits } from './passwords'
import {
  changePasswordInput,
  checkPassword,
  confirmTotpInput,
  homeOf,
  noInput,
  passwordInput,
  safeNext,
  signInInput,
} from './rules'
import { signIn } from './sign-in'
import { clearTotp, confirmTotp, endSessions, findAccount, setTotpSecret, spendTotpStep, updatePassword } from './store'
import { newTotpSecret, openTotpSecret, sealTotpSecret, totpStep } from './totp'

// Every export is a public endpoint; `defineAction` is the only way to make one.

export const signInWithPassword = definePublicAction({
  event: 'account.sign-in',
  input: signInInput,
  async run({ input, tx, now }) {
    const sent = await headers()
    const result = await signIn(
      tx,
      input,
      { address: sent.get('x-client-address') ?? 'unknown', agent: sent.get('user-agent') ?? '' },
      now,
    )
    if (!result.ok) return result
    const { account, sessionId } = result.value
    return ok({
      value: null,
      audit: { target: { type: 'account', id: account.id }, facts: { session: sessionId } },
      redirect: safeNext(input.next) ?? homeOf(account.roles.map(({ role }) => role as Role)),
      async afterCommit() {
        const jar = await cookies()
        jar.set(sessionCookieName(), await sessionToken(sessionId, account.id), {
          httpOnly: true,
          sameSite: 'lax',
          secure: secureCookies(),
          path: '/',
          maxAge: SESSION_HOURS * 3600,
        })
      },
    })
  },
})

const forgetCookie = async () => {
  ;(await cookies()).set(sessionCookieName(), '', {
    httpOnly: true,
    sameSite: 'lax',
    secure: secureCookies(),
    path: '/',
    maxAge: 0,
  })
}

export const signOut = defineAction({
  permission: 'account.self',
  input: noInput,
  async run({ actor, tx, now }) {
    const sessionId = await currentSessionId()
    if (sessionId) await endSessions(tx, actor.accountId, now, { only: sessionId })
    return ok({
      value: null,
      audit: {
        event: 'account.sign-out',
        target: { type: 'account', id: actor.accountId },
        facts: { session: sessionId },
      },
      afterCommit: forgetCookie,
      redirect: '/',
    })
  },
})

export const signOutEverywhere = defineAction({
  permission: 'account.self',
  input: noInput,
  async run({ actor, tx, now }) {
    const { count } = await endSessions(tx, actor.accountId, now)
    return ok({
      value: null,
      audit: {
        event: 'account.sign-out-everywhere',
        target: { type: 'account', id: actor.accountId },
        facts: { sessions: count },
      },
      afterCommit: forgetCookie,
      redirect: '/sign-in?signed-out=1',
    })
  },
})

export const changePassword = defineAction({
  permission: 'account.self',
  input: changePasswordInput,
  async run({ actor, input, tx, now }) {
    const account = await findAccount(actor.accountId, tx)
    if (!account || !(await passwordFits(account.passwordHash, input.currentPassword))) {
      return refuse({ code: 'invalid', fields: { currentPassword: ['当前密码不正确'] } })
    }
    const weakness = checkPassword(input.password, actor.username)
    if (weakness) return refuse({ code: 'invalid', fields: { password: [weakness] } })
    if (input.password === input.currentPassword)
      return refuse({ code: 'invalid', fields: { password: ['新密码不能与当前密码相同'] } })
    await updatePassword(tx, account.id, await hashPassword(input.password), false, now)
    const session = await currentSessionId()
    await endSessions(tx, account.id, now, session ? { except: session } : {})
    return ok({
      value: null,
      audit: { event: 'account.change-password', target: { type: 'account', id: account.id }, facts: {} },
      redirect: '/account?done=password',
    })
  },
})

/** Makes a secret that takes effect once a code from it has been entered. */
export const startTotp = defineAction({
  permission: 'account.self',
  input: noInput,
  async run({ actor, tx }) {
    const { count } = await setTotpSecret(tx, actor.accountId, await sealTotpSecret(newTotpSecret()))
    if (count === 0) return refuse({ code: 'conflict', message: '动态口令已经启用' })
    return ok({
      value: null,
      audit: { event: 'account.start-totp', target: { type: 'account', id: actor.accountId }, facts: {} },
      redirect: '/account/totp',
    })
  },
})

export const finishTotp = defineAction({
  permission: 'account.self',
  input: confirmTotpInput,
  async run({ actor, input, tx, now }) {
    const account = await findAccount(actor.accountId, tx)
    if (!account?.totpSecret || account.totpConfirmedAt)
      return refuse({ code: 'conflict', message: '请先生成动态口令密钥' })
    const step = totpStep(await openTotpSecret(account.totpSecret), input.otp, now, null)
    if (step === null)
      return refuse({ code: 'invalid', fields: { otp: ['口令不正确：请确认手机时间准确，输入当前显示的6位数字'] } })
    await spendTotpStep(tx, account.id, step)
    await confirmTotp(tx, account.id, now)
    return ok({
      value: null,
      audit: { event: 'account.finish-totp', target: { type: 'account', id: account.id }, facts: {} },
      redirect: '/account?done=totp',
    })
  },
})

export const removeTotp = defineAction({
  permission: 'account.self',
  input: passwordInput,
  async run({ actor, input, tx }) {
    const account = await findAccount(actor.accountId, tx)
    if (!account || !(await passwordFits(account.passwordHash, input.currentPassword))) {
      return refuse({ code: 'invalid', fields: { currentPassword: ['当前密码不正确'] } })
    }
    if (account.totpRequired)
      return refuse({
        code: 'rule',
        rule: 'totp-required',
        basis: '系统管理员的安全要求',
        message: '该账号被要求使用动态口令，不能停用',
      })
    await clearTotp(tx, account.id)
    return ok({
      value: null,
      audit: { event: 'account.remove-totp', target: { type: 'account', id: account.id }, facts: {} },
      redirect: '/account?done=totp-removed',
    })
  },
})
