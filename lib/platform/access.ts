/**
 * Who may do what: the one table of roles and permissions. Pure.
 * The scope of a permission (own department, own subject) is checked where the data are read or written.
 */

export const ROLES = {
  officer: '经办',
  reviewer: '审核',
  'credit-office': '信用办',
  auditor: '审计',
  admin: '系统管理',
  enterprise: '企业',
  association: '行业协会',
  agency: '信用服务机构',
} as const
export type Role = keyof typeof ROLES

/** Roles that work for the government: they can be made to use a one-time password. */
export const STAFF_ROLES: readonly Role[] = ['officer', 'reviewer', 'credit-office', 'auditor', 'admin']
/** Roles that only make sense inside a department. */
export const DEPARTMENT_ROLES: readonly Role[] = ['officer', 'reviewer']

export type Actor = {
  accountId: string
  username: string
  name: string
  departmentKey: string | null
  subjectCode: string | null
  roles: readonly Role[]
  /** Set while something must be done before anything else is allowed: a new password, a one-time password device. */
  pending: 'password' | 'totp' | null
}

const EVERYONE = Object.keys(ROLES) as Role[]

/** Permission → what it is called, and the roles that have it. The name is also the name of the audit event. */
export const PERMISSIONS = {
  'account.self': { label: '管理本人账号、密码、动态口令和会话', roles: EVERYONE },
  'my.view': { label: '查看本企业的信用信息', roles: ['enterprise'] },
  'desk.view': { label: '打开部门工作台', roles: ['officer', 'reviewer'] },
  'records.view': { label: '查看本部门的信用记录及历次版本', roles: ['officer', 'reviewer'] },
  'records.enter': { label: '录入信用记录', roles: ['officer'] },
  'records.correct': { label: '提出更正', roles: ['officer'] },
  'records.withdraw': { label: '提出撤销公示', roles: ['officer'] },
  'records.discard': { label: '作废本人未发布的录入', roles: ['officer'] },
  'records.release': { label: '审核发布', roles: ['reviewer'] },
  'records.return': { label: '退回修改', roles: ['reviewer'] },
  'records.reveal': { label: '查看记录中的证件号码（留痕）', roles: ['officer', 'reviewer'] },
  'imports.view': { label: '查看本部门的批量导入', roles: ['officer', 'reviewer'] },
  'imports.upload': { label: '上传表格', roles: ['officer'] },
  'imports.confirm': { label: '确认写入预览过的表格', roles: ['officer'] },
  'imports.cancel': { label: '取消未写入的导入', roles: ['officer'] },
  'imports.release': { label: '整批审核发布', roles: ['reviewer'] },
  'overview.view': { label: '查看全区公示及时性和系统概况', roles: ['credit-office', 'admin', 'auditor'] },
  'calendar.view': { label: '查看工作日日历', roles: ['credit-office', 'admin', 'auditor'] },
  'calendar.import': { label: '导入工作日日历', roles: ['credit-office', 'admin'] },
  'rules.view': { label: '查看失信分级和公示期规则', roles: ['credit-office', 'admin', 'auditor'] },
  'rules.change': { label: '核实或调整失信分级和公示期规则', roles: ['credit-office'] },
  'departments.view': { label: '查看部门和职责', roles: ['credit-office', 'admin', 'auditor'] },
  'departments.change': { label: '登记部门的统一社会信用代码', roles: ['admin'] },
  'accounts.view': { label: '查看账号和角色', roles: ['admin', 'auditor'] },
  'accounts.manage': { label: '开立、停用账号，授予角色，重置密码', roles: ['admin'] },
  'audit.view': { label: '查看操作日志和存证', roles: ['auditor', 'credit-office', 'admin'] },
} as const satisfies Record<string, { label: string; roles: readonly Role[] }>

export type Permission = keyof typeof PERMISSIONS

/** Fails closed: an actor with something pending may only manage the own account. */
export function may(actor: Actor | null, permission: Permission): boolean {
  if (!actor) return false
  if (actor.pending && permission !== 'account.self') return false
  const roles: readonly Role[] = PERMISSIONS[permission].roles
  return actor.roles.some((role) => roles.includes(role))
}

/** The first of the actor's roles that has the permission: what the audit log names. */
export const roleFor = (actor: Actor, permission: Permission): Role | 'none' => {
  const roles: readonly Role[] = PERMISSIONS[permission].roles
  return actor.roles.find((role) => roles.includes(role)) ?? 'none'
}
