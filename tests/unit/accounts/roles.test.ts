import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { changePasswordInput, createAccountInput, totpRequirementInput, updateAccountInput } from '@/lib/accounts/rules'
import {
  type Actor,
  DEPARTMENT_ROLES,
  may,
  PERMISSIONS,
  type Permission,
  ROLES,
  type Role,
  roleFor,
  STAFF_ROLES,
} from '@/lib/platform/access'

const base = { username: 'scjg.officer', name: '经办一', departmentKey: 'scjg', subjectCode: '', roles: ['officer'] }
const problems = (changes: Record<string, unknown>) =>
  createAccountInput
    .safeParse({ ...base, ...changes })
    .error?.issues.map(({ path, message }) => [path.join('.'), message]) ?? []

const ALL = Object.keys(ROLES) as Role[]
const PERMITTED = Object.keys(PERMISSIONS) as Permission[]
const actor = (roles: readonly Role[], pending: Actor['pending'] = null): Actor => ({
  accountId: 'a',
  username: 'u',
  name: 'n',
  departmentKey: null,
  subjectCode: null,
  roles,
  pending,
})

describe('开立账号', () => {
  test('经办和审核可以由一个账号兼任（双人复核另查）', () => {
    expect(problems({})).toEqual([])
    expect(problems({ roles: ['officer', 'reviewer'] })).toEqual([])
    expect(createAccountInput.parse({ ...base, roles: 'officer', username: ' SCJG.Officer ' })).toMatchObject({
      username: 'scjg.officer',
      roles: ['officer'],
    })
  })

  test('至少一个角色，只能是已有的角色', () => {
    expect(problems({ roles: [] })).toEqual([['roles', '请至少选择一个角色']])
    expect(problems({ roles: undefined })).toEqual([['roles', '请至少选择一个角色']])
    expect(problems({ roles: ['root'] })[0]?.[0]).toBe('roles')
  })

  test.each(ALL.filter((role) => role !== 'auditor'))('审计不能兼任%s（三权分立）', (role) => {
    const given = { roles: ['auditor', role], subjectCode: '91410103MA40QH5C2J' }
    expect(problems(given)).toContainEqual(['roles', '审计角色不能与其他角色兼任'])
  })

  test.each(ALL.filter((role) => role !== 'admin'))('系统管理不能兼任%s', (role) => {
    const given = { roles: ['admin', role], subjectCode: '91410103MA40QH5C2J' }
    expect(problems(given)).toContainEqual(['roles', '系统管理角色不能与业务角色兼任'])
  })

  test.each(DEPARTMENT_ROLES)('%s须指定部门；别的角色不用', (role) => {
    expect(problems({ roles: [role], departmentKey: '' })).toEqual([['departmentKey', '经办、审核须指定所属部门']])
    expect(problems({ roles: ['auditor'], departmentKey: '' })).toEqual([])
  })

  test('企业账号须有统一社会信用代码', () => {
    expect(problems({ roles: ['enterprise'], departmentKey: '' })).toEqual([
      ['subjectCode', '企业账号须填写统一社会信用代码'],
    ])
    expect(problems({ roles: ['enterprise'], departmentKey: '', subjectCode: '91410103ma40qh5c2j' })).toEqual([])
  })

  test('账号名：小写字母、数字、点、短横，2至61个字符，字母或数字开头', () => {
    for (const username of ['ab', '9a', 'a.b-c', `a${'b'.repeat(60)}`]) expect(problems({ username })).toEqual([])
    for (const username of ['a', '.a', '-a', 'a_b', 'a b', '账号', `a${'b'.repeat(61)}`, ''])
      expect(problems({ username })[0]?.[0], username).toBe('username')
  })

  test('修改账号守同样的规则', () => {
    const { username: _, ...rest } = base
    const accountId = '0f8fad5b-d9cb-469f-a165-70867728950e'
    expect(updateAccountInput.safeParse({ ...rest, accountId }).success).toBe(true)
    expect(updateAccountInput.safeParse({ ...rest, accountId, roles: ['auditor', 'officer'] }).success).toBe(false)
    expect(updateAccountInput.safeParse({ ...rest, accountId: '1' }).success).toBe(false)
  })

  test('改密码：两次要一致；动态口令的要求只有是和否', () => {
    const input = { currentPassword: 'x', password: 'Abcdefg-12', passwordAgain: 'Abcdefg-12' }
    expect(changePasswordInput.safeParse(input).success).toBe(true)
    expect(changePasswordInput.safeParse({ ...input, passwordAgain: 'Abcdefg-13' }).error?.issues).toMatchObject([
      { path: ['passwordAgain'], message: '两次输入的新密码不一致' },
    ])
    expect(changePasswordInput.safeParse({ ...input, currentPassword: '' }).success).toBe(false)
    const accountId = '0f8fad5b-d9cb-469f-a165-70867728950e'
    expect(totpRequirementInput.parse({ accountId, required: '1' }).required).toBe(true)
    expect(totpRequirementInput.parse({ accountId, required: '0' }).required).toBe(false)
  })
})

describe('权限表', () => {
  test('录入的人没有审核权，审核的人没有录入权', () => {
    for (const permission of ['records.enter', 'records.correct', 'records.withdraw', 'imports.upload'] as const) {
      expect([may(actor(['officer']), permission), may(actor(['reviewer']), permission)]).toEqual([true, false])
    }
    for (const permission of ['records.release', 'records.return', 'imports.release'] as const) {
      expect([may(actor(['officer']), permission), may(actor(['reviewer']), permission)]).toEqual([false, true])
    }
  })

  test('审计只看不改', () => {
    const granted = PERMITTED.filter((permission) => may(actor(['auditor']), permission))
    expect(granted.filter((permission) => !/\.(view|self)$/.test(permission))).toEqual([])
    expect(granted).toContain('audit.view')
  })

  test('系统管理不碰信用记录和规则', () => {
    for (const permission of PERMITTED.filter((one) => /^(records|imports)\.|^rules\.change$/.test(one)))
      expect(may(actor(['admin']), permission), permission).toBe(false)
  })

  test('没有登录的什么都不能做；还要改密码或绑口令的只能管自己的账号', () => {
    fc.assert(
      fc.property(
        fc.subarray(ALL),
        fc.constantFrom(...PERMITTED),
        fc.constantFrom('password' as const, 'totp' as const),
        (roles, permission, pending) => {
          expect(may(null, permission)).toBe(false)
          expect(may(actor(roles, pending), permission)).toBe(permission === 'account.self' && roles.length > 0)
        },
      ),
    )
  })

  test('角色多了权限不会少，权限来自其中一个角色', () => {
    fc.assert(
      fc.property(fc.subarray(ALL), fc.constantFrom(...PERMITTED), (roles, permission) => {
        const each = roles.filter((role) => may(actor([role]), permission))
        expect(may(actor(roles), permission)).toBe(each.length > 0)
        expect(roleFor(actor(roles), permission)).toBe(each[0] ?? 'none')
      }),
    )
  })

  test('每项权限有名称、有角色；政府人员的角色都在角色表中', () => {
    for (const permission of PERMITTED) {
      expect(PERMISSIONS[permission].label).not.toBe('')
      expect(PERMISSIONS[permission].roles.length).toBeGreaterThan(0)
    }
    for (const role of [...STAFF_ROLES, ...DEPARTMENT_ROLES]) expect(ROLES[role]).toBeTruthy()
    expect(STAFF_ROLES).toEqual(expect.arrayContaining([...DEPARTMENT_ROLES]))
  })
})
