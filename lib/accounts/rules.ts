/** Accounts: names, passwords, one-time passwords, lockout. Pure: time is an argument. */
import { z } from 'zod'
import { DEPARTMENT_ROLES, ROLES, type Role, STAFF_ROLES } from '@/lib/platform/access'

const COMMON = [
  'password',
  '12345678',
  'qwertyui',
  'admin123',
  'iloveyou',
  '88888888',
  '11112222',
  'abcd1234',
  'erqi1234',
  '1qaz2wsx',
]

/** What is wrong with a new password, in one sentence; null when nothing is. */
export function checkPassword(password: string, username: string): string | null {
  if (password.length < 10) return '密码至少10个字符'
  if (password.length > 128) return '密码不超过128个字符'
  const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[^a-zA-Z\d]/].filter((kind) => kind.test(password)).length
  if (kinds < 3 && password.length < 16) return '密码须含大写字母、小写字母、数字、符号中的至少三种，或长度达到16个字符'
  const lower = password.toLowerCase()
  if (lower.includes(username.toLowerCase())) return '密码不能包含账号'
  if (COMMON.some((common) => lower.includes(common))) return '密码过于常见，请换一个'
  if (/(.)\1{4,}/.test(password)) return '密码不能连续使用同一字符5次以上'
  return null
}

/** Failures that cost nothing, before each further one doubles the wait. */
const FREE_FAILURES = { account: 5, address: 30 } as const
const FIRST_WAIT_SECONDS = 30
const LONGEST_WAIT_SECONDS = 30 * 60
/** After this long without a failure the count starts anew. */
export const FORGET_AFTER_MS = 24 * 3_600_000

/** Seconds to wait after the n-th failure in a row: 0 for the first few, then 30 s, 1 min, 2 min … 30 min. */
export function lockSeconds(kind: keyof typeof FREE_FAILURES, failures: number): number {
  const over = failures - FREE_FAILURES[kind]
  return over < 0 ? 0 : Math.min(LONGEST_WAIT_SECONDS, FIRST_WAIT_SECONDS * 2 ** Math.min(over, 10))
}

export const waitText = (seconds: number): string =>
  seconds >= 120 ? `${Math.ceil(seconds / 60)}分钟` : `${seconds}秒`

/** A path of this site, never another's: where to go after signing in. */
export const safeNext = (next: string): string | null =>
  /^\/(?![/\\])[\x21-\x7e]*$/.test(next) && !next.startsWith('/sign-in') && !next.startsWith('/api/') ? next : null

export const signInInput = z.object({
  username: z.string().trim().toLowerCase().min(1, '请输入账号').max(80, '账号过长'),
  password: z.string().min(1, '请输入密码').max(200, '密码过长'),
  otp: z
    .string()
    .transform((text) => text.replace(/\s/g, ''))
    .pipe(z.union([z.literal(''), z.string().regex(/^\d{6}$/, '动态口令是6位数字')], { error: '动态口令是6位数字' }))
    .default(''),
  next: z.string().max(500).default(''),
})
export type Credentials = z.output<typeof signInInput>

/** Where each role starts. */
export function homeOf(roles: readonly Role[]): string {
  if (roles.some((role) => DEPARTMENT_ROLES.includes(role))) return '/desk'
  if (roles.some((role) => STAFF_ROLES.includes(role))) return '/admin'
  if (roles.includes('enterprise')) return '/my'
  return '/account'
}

const newPassword = z
  .object({ password: z.string().min(1, '请输入新密码'), passwordAgain: z.string() })
  .refine((input) => input.password === input.passwordAgain, {
    path: ['passwordAgain'],
    message: '两次输入的新密码不一致',
  })

export const changePasswordInput = z.object({ currentPassword: z.string().min(1, '请输入当前密码') }).and(newPassword)
export const confirmTotpInput = z.object({
  otp: z
    .string()
    .transform((text) => text.replace(/\s/g, ''))
    .pipe(z.string().regex(/^\d{6}$/, '请输入6位数字')),
})
export const passwordInput = z.object({ currentPassword: z.string().min(1, '请输入当前密码') })
export const noInput = z.object({})

const roleNames = Object.keys(ROLES) as [Role, ...Role[]]

const accountShape = {
  name: z.string().trim().min(1, '请填写姓名或岗位名称').max(50, '不超过50个字'),
  departmentKey: z.string().trim().max(40),
  subjectCode: z.string().trim().toUpperCase().max(30),
  roles: z
    .union([z.array(z.enum(roleNames)), z.enum(roleNames).transform((role) => [role])], { error: '请至少选择一个角色' })
    .default([]),
}
type AccountShape = { departmentKey: string; subjectCode: string; roles: Role[] }

/** Which roles go together (三权分立: whoever checks the others has no other role). */
function checkRoles(input: AccountShape, context: z.RefinementCtx): void {
  const issue = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message })
  if (input.roles.length === 0) issue('roles', '请至少选择一个角色')
  if (input.roles.includes('auditor') && input.roles.length > 1) issue('roles', '审计角色不能与其他角色兼任')
  if (input.roles.includes('admin') && input.roles.length > 1) issue('roles', '系统管理角色不能与业务角色兼任')
  if (input.roles.some((role) => DEPARTMENT_ROLES.includes(role)) && !input.departmentKey)
    issue('departmentKey', '经办、审核须指定所属部门')
  if (input.roles.includes('enterprise') && !input.subjectCode) issue('subjectCode', '企业账号须填写统一社会信用代码')
}

export const createAccountInput = z
  .object({
    username: z
      .string()
      .trim()
      .toLowerCase()
      .regex(/^[a-z0-9][a-z0-9.-]{1,60}$/, '账号由小写字母、数字、点和短横线组成，2至61个字符'),
    ...accountShape,
  })
  .superRefine(checkRoles)
export const updateAccountInput = z.object({ accountId: z.uuid(), ...accountShape }).superRefine(checkRoles)
export const accountIdInput = z.object({ accountId: z.uuid() })
export const totpRequirementInput = z.object({
  accountId: z.uuid(),
  required: z.enum(['0', '1']).transform((value) => value === '1'),
})
