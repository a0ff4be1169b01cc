import 'server-only'
import type { Role } from '@/lib/platform/access'
import { db, type Reader, sql, sqlEmpty, type WriteTx } from '@/lib/platform/db'

export type AccountRow = {
  id: string
  username: string
  name: string
  departmentKey: string | null
  subjectCode: string | null
  passwordHash: string
  totpSecret: Uint8Array | null
  totpConfirmedAt: Date | null
  totpLastStep: number | null
  totpRequired: boolean
  mustChangePassword: boolean
  passwordChangedAt: Date
  disabledAt: Date | null
  createdAt: Date
  roles: { role: string }[]
}

const withRoles = { roles: { select: { role: true }, orderBy: { role: 'asc' } } } as const

export const findByUsername = (username: string, from: Reader = db): Promise<AccountRow | null> =>
  from.account.findUnique({ where: { username }, include: withRoles })

export const findAccount = (id: string, from: Reader = db): Promise<AccountRow | null> =>
  from.account.findUnique({ where: { id }, include: withRoles })

export type AccountListRow = {
  id: string
  username: string
  name: string
  department: string | null
  subjectCode: string | null
  roles: Role[]
  totpRequired: boolean
  totpConfirmed: boolean
  disabled: boolean
}

export const findAccounts = (
  filter: { q: string; after: string | null },
  limit: number,
): Promise<AccountListRow[]> => db.$queryRaw<AccountListRow[]>`
  SELECT a.id, a.username, a.name, d.name AS department, a.subject_code AS "subjectCode", a.totp_required AS "totpRequired",
         a.totp_confirmed_at IS NOT NULL AS "totpConfirmed", a.disabled_at IS NOT NULL AS disabled,
         coalesce((SELECT array_agg(r.role ORDER BY r.role) FROM account_role r WHERE r.account_id = a.id), '{}') AS roles
  FROM account a LEFT JOIN department d ON d.key = a.department_key
  WHERE true
    ${filter.q ? sql`AND (a.username ILIKE ${`%${filter.q}%`} OR a.name ILIKE ${`%${filter.q}%`} OR d.name ILIKE ${`%${filter.q}%`})` : sqlEmpty}
    ${filter.after ? sql`AND a.username > ${filter.after}` : sqlEmpty}
  ORDER BY a.username LIMIT ${limit}`

export const countAccounts = (q: string): Promise<{ count: number }[]> => db.$queryRaw`
  SELECT count(*)::int AS count FROM account a LEFT JOIN department d ON d.key = a.department_key
  WHERE ${q} = '' OR a.username ILIKE ${`%${q}%`} OR a.name ILIKE ${`%${q}%`} OR d.name ILIKE ${`%${q}%`}`

// throttle

export type Throttle = { key: string; failures: number; lockedUntil: Date | null; lastFailedAt: Date }

export const findThrottles = (tx: WriteTx, keys: string[]): Promise<Throttle[]> =>
  tx.signInThrottle.findMany({ where: { key: { in: keys } } })

/** Counts a failure; concurrent ones are all counted. Answers the new count. */
export async function countFailure(tx: WriteTx, key: string, now: Date, forgetBefore: Date): Promise<number> {
  const [row] = await tx.$queryRaw<{ failures: number }[]>`
    INSERT INTO sign_in_throttle (key, failures, last_failed_at) VALUES (${key}, 1, ${now})
    ON CONFLICT (key) DO UPDATE SET
      failures = CASE WHEN sign_in_throttle.last_failed_at < ${forgetBefore} THEN 1 ELSE sign_in_throttle.failures + 1 END,
      last_failed_at = ${now}
    RETURNING failures`
  return row?.failures ?? 1
}

export const lockThrottle = (tx: WriteTx, key: string, until: Date) =>
  tx.signInThrottle.update({ where: { key }, data: { lockedUntil: until } })
export const clearThrottle = (tx: WriteTx, key: string) => tx.signInThrottle.deleteMany({ where: { key } })
export const deleteOldThrottles = (tx: WriteTx, before: Date) =>
  tx.signInThrottle.deleteMany({ where: { lastFailedAt: { lt: before } } })

// sessions

export async function insertSession(
  tx: WriteTx,
  accountId: string,
  now: Date,
  expiresAt: Date,
  agent: string,
): Promise<string> {
  const { id } = await tx.session.create({
    data: { accountId, createdAt: now, seenAt: now, expiresAt, agent },
    select: { id: true },
  })
  return id
}

export const findSessions = (accountId: string, now: Date) =>
  db.session.findMany({
    where: { accountId, revokedAt: null, expiresAt: { gt: now } },
    orderBy: { createdAt: 'desc' },
    take: 50,
  })

/** Ends sessions of an account: all, or all but one, or just one. */
export const endSessions = (
  tx: WriteTx,
  accountId: string,
  now: Date,
  which: { except?: string; only?: string } = {},
) =>
  tx.session.updateMany({
    where: {
      accountId,
      revokedAt: null,
      ...(which.except ? { id: { not: which.except } } : {}),
      ...(which.only ? { id: which.only } : {}),
    },
    data: { revokedAt: now },
  })

export const deleteOldSessions = (tx: WriteTx, before: Date) =>
  tx.session.deleteMany({ where: { expiresAt: { lt: before } } })

// changes

/** Compare and set: false when that code (or a later one) was used before. */
export async function spendTotpStep(tx: WriteTx, accountId: string, step: number): Promise<boolean> {
  const { count } = await tx.account.updateMany({
    where: { id: accountId, OR: [{ totpLastStep: null }, { totpLastStep: { lt: step } }] },
    data: { totpLastStep: step },
  })
  return count === 1
}

export const updatePassword = (tx: WriteTx, id: string, passwordHash: string, mustChange: boolean, now: Date) =>
  tx.account.update({ where: { id }, data: { passwordHash, mustChangePassword: mustChange, passwordChangedAt: now } })

export const setTotpSecret = (tx: WriteTx, id: string, secret: Uint8Array<ArrayBuffer>) =>
  tx.account.updateMany({ where: { id, totpConfirmedAt: null }, data: { totpSecret: secret } })
export const confirmTotp = (tx: WriteTx, id: string, now: Date) =>
  tx.account.updateMany({ where: { id, totpConfirmedAt: null }, data: { totpConfirmedAt: now } })
export const clearTotp = (tx: WriteTx, id: string) =>
  tx.account.update({ where: { id }, data: { totpSecret: null, totpConfirmedAt: null, totpLastStep: null } })
export const setTotpRequired = (tx: WriteTx, id: string, required: boolean) =>
  tx.account.update({ where: { id }, data: { totpRequired: required } })
export const setDisabled = (tx: WriteTx, id: string, at: Date | null) =>
  tx.account.update({ where: { id }, data: { disabledAt: at } })

export type AccountFields = { name: string; departmentKey: string | null; subjectCode: string | null }

/** False when the name is taken. */
export async function insertAccount(
  tx: WriteTx,
  username: string,
  fields: AccountFields,
  passwordHash: string,
  mustChange: boolean,
): Promise<string | null> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO account (username, name, department_key, subject_code, password_hash, must_change_password)
    VALUES (${username}, ${fields.name}, ${fields.departmentKey}, ${fields.subjectCode}, ${passwordHash}, ${mustChange})
    ON CONFLICT (username) DO NOTHING RETURNING id`
  return rows[0]?.id ?? null
}

export const updateAccount = (tx: WriteTx, id: string, fields: AccountFields) =>
  tx.account.update({ where: { id }, data: fields })

export async function replaceRoles(
  tx: WriteTx,
  accountId: string,
  roles: readonly Role[],
  by: string | null,
): Promise<void> {
  await tx.accountRole.deleteMany({ where: { accountId, role: { notIn: [...roles] } } })
  await tx.accountRole.createMany({
    data: roles.map((role) => ({ accountId, role, grantedBy: by })),
    skipDuplicates: true,
  })
}

export const departmentExists = async (tx: WriteTx, key: string): Promise<boolean> =>
  (await tx.department.count({ where: { key } })) > 0
