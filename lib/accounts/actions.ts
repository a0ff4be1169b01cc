'use server'

import { cookies, headers } from 'next/headers'
import { type Role, STAFF_ROLES } from '@/lib/platform/access'
import { defineAction, definePublicAction } from '@/lib/platform/action'
import { ok, refuse } from '@/lib/platform/result'
import { currentSessionId, SESSION_HOURS, secureCookies, sessionCookieName, sessionToken } from '@/lib/platform/session'
import { hashPassword, makePassword, passwordFits } from './passwords'
import {
  accountIdInput,
  changePasswordInput,
  checkPassword,
  confirmTotpInput,
  createAccountInput,
  homeOf,
  noInput,
  passwordInput,
  safeNext,
  signInInput,
  totpRequirementInput,
  updateAccountInput,
} from './rules'
import { signIn } from './sign-in'
import {
  clearTotp,
  confirmTotp,
  departmentExists,
  endSessions,
  findAccount,
  insertAccount,
  replaceRoles,
  setDisabled,
  setTotpRequired,
  setTotpSecret,
  spendTotpStep,
  updateAccount,
  updatePassword,
} from './store'
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

// administrators

export const createAccount = defineAction({
  permission: 'accounts.manage',
  input: createAccountInput,
  async run({ actor, input, tx }) {
    if (input.departmentKey && !(await departmentExists(tx, input.departmentKey)))
      return refuse({ code: 'invalid', fields: { departmentKey: ['没有这个部门'] } })
    const password = makePassword()
    const fields = {
      name: input.name,
      departmentKey: input.departmentKey || null,
      subjectCode: input.subjectCode || null,
    }
    const id = await insertAccount(tx, input.username, fields, await hashPassword(password), true)
    if (!id) return refuse({ code: 'invalid', fields: { username: ['账号已存在，请换一个'] } })
    await replaceRoles(tx, id, input.roles, actor.accountId)
    return ok({
      value: { id, username: input.username, password },
      audit: {
        event: 'accounts.create',
        target: { type: 'account', id },
        facts: { roles: input.roles, departmentKey: fields.departmentKey },
      },
    })
  },
})

export const changeAccount = defineAction({
  permission: 'accounts.manage',
  input: updateAccountInput,
  async run({ actor, input, tx, now }) {
    const account = await findAccount(input.accountId, tx)
    if (!account) return refuse({ code: 'not_found', what: '该账号' })
    if (account.id === actor.accountId)
      return refuse({
        code: 'rule',
        rule: 'own-roles',
        basis: '三权分立',
        message: '不能变更本人的角色，请由其他管理员办理',
      })
    if (input.departmentKey && !(await departmentExists(tx, input.departmentKey)))
      return refuse({ code: 'invalid', fields: { departmentKey: ['没有这个部门'] } })
    await updateAccount(tx, account.id, {
      name: input.name,
      departmentKey: input.departmentKey || null,
      subjectCode: input.subjectCode || null,
    })
    await replaceRoles(tx, account.id, input.roles, actor.accountId)
    await endSessions(tx, account.id, now)
    return ok({
      value: null,
      audit: {
        event: 'accounts.change',
        target: { type: 'account', id: account.id },
        facts: {
          before: { roles: account.roles.map(({ role }) => role), departmentKey: account.departmentKey },
          after: { roles: input.roles, departmentKey: input.departmentKey || null },
        },
      },
      redirect: `/admin/accounts/${account.id}?done=1`,
    })
  },
})

export const resetPassword = defineAction({
  permission: 'accounts.manage',
  input: accountIdInput,
  async run({ input, tx, now }) {
    const account = await findAccount(input.accountId, tx)
    if (!account) return refuse({ code: 'not_found', what: '该账号' })
    const password = makePassword()
    await updatePassword(tx, account.id, await hashPassword(password), true, now)
    await clearTotp(tx, account.id)
    await endSessions(tx, account.id, now)
    return ok({
      value: { username: account.username, password },
      audit: { event: 'accounts.reset-password', target: { type: 'account', id: account.id }, facts: {} },
    })
  },
})

/** Disables an enabled account and the other way round. */
export const switchAccount = defineAction({
  permission: 'accounts.manage',
  input: accountIdInput,
  async run({ actor, input, tx, now }) {
    const account = await findAccount(input.accountId, tx)
    if (!account) return refuse({ code: 'not_found', what: '该账号' })
    if (account.id === actor.accountId)
      return refuse({ code: 'rule', rule: 'own-account', basis: '三权分立', message: '不能停用本人的账号' })
    await setDisabled(tx, account.id, account.disabledAt ? null : now)
    await endSessions(tx, account.id, now)
    return ok({
      value: null,
      audit: {
        event: account.disabledAt ? 'accounts.enable' : 'accounts.disable',
        target: { type: 'account', id: account.id },
        facts: {},
      },
      redirect: `/admin/accounts/${account.id}?done=1`,
    })
  },
})

export const requireTotp = defineAction({
  permission: 'accounts.manage',
  input: totpRequirementInput,
  async run({ input, tx }) {
    const account = await findAccount(input.accountId, tx)
    if (!account) return refuse({ code: 'not_found', what: '该账号' })
    const staff = account.roles.some(({ role }) => STAFF_ROLES.includes(role as Role))
    if (input.required && !staff)
      return refuse({
        code: 'rule',
        rule: 'totp-staff',
        basis: '账号安全规则',
        message: '只能要求工作人员账号使用动态口令',
      })
    await setTotpRequired(tx, account.id, input.required)
    return ok({
      value: null,
      audit: {
        event: 'accounts.require-totp',
        target: { type: 'account', id: account.id },
        facts: { required: input.required },
      },
      redirect: `/admin/accounts/${account.id}?done=1`,
    })
  },
})

/** Signs an account out everywhere. */
export const revokeSessions = defineAction({
  permission: 'accounts.manage',
  input: accountIdInput,
  async run({ input, tx, now }) {
    const { count } = await endSessions(tx, input.accountId, now)
    return ok({
      value: null,
      audit: {
        event: 'accounts.revoke-sessions',
        target: { type: 'account', id: input.accountId },
        facts: { sessions: count },
      },
      redirect: `/admin/accounts/${input.accountId}?done=1`,
    })
  },
})
