'use server'

import { type Role, STAFF_ROLES } from '@/lib/platform/access'
import { defineAction } from '@/lib/platform/action'
import { ok, refuse } from '@/lib/platform/result'
import { hashPassword, makePassword } from './passwords'
import { accountIdInput, createAccountInput, totpRequirementInput, updateAccountInput } from './rules'
import {
  clearTotp,
  departmentExists,
  endSessions,
  findAccount,
  insertAccount,
  replaceRoles,
  setDisabled,
  setTotpRequired,
  updateAccount,
  updatePassword,
} from './store'

// Every export is a public endpoint; `defineAction` is the only way to make one.

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
