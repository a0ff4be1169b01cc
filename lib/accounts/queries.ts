import 'server-only'
import { PERMISSIONS, type Permission, ROLES, type Role } from '@/lib/platform/access'
import { requireActor } from '@/lib/platform/guard'
import { PAGE_SIZE, type Page, toPage } from '@/lib/platform/paging'
import { currentSessionId } from '@/lib/platform/session'
import { type AccountListRow, countAccounts, findAccount, findAccounts, findSessions } from './store'
import { openTotpSecret, totpUri } from './totp'

export type SessionView = { id: string; current: boolean; createdAt: Date; seenAt: Date; agent: string }

async function sessionsOf(accountId: string): Promise<SessionView[]> {
  const current = await currentSessionId()
  return (await findSessions(accountId, new Date())).map(({ id, createdAt, seenAt, agent }) => ({
    id,
    createdAt,
    seenAt,
    agent,
    current: id === current,
  }))
}

/** The actor's own account: allowed also while a new password is pending. */
export async function showOwnAccount() {
  const actor = await requireActor('account.self')
  const account = await findAccount(actor.accountId)
  return {
    actor,
    totp: account?.totpConfirmedAt ? ('on' as const) : ('off' as const),
    totpRequired: account?.totpRequired ?? false,
    passwordChangedAt: account?.passwordChangedAt ?? null,
    sessions: await sessionsOf(actor.accountId),
  }
}

/** The secret that waits for its first code; null when there is none. Shown to its owner only. */
export async function showPendingTotp(): Promise<{ username: string; secret: string; uri: string } | null> {
  const actor = await requireActor('account.self')
  const account = await findAccount(actor.accountId)
  if (!account?.totpSecret || account.totpConfirmedAt) return null
  const secret = await openTotpSecret(account.totpSecret)
  return { username: account.username, secret, uri: totpUri(account.username, secret) }
}

export async function listAccounts(filter: {
  q: string
  after: string | null
}): Promise<Page<AccountListRow> & { total: number }> {
  await requireActor('accounts.view')
  const [rows, total] = await Promise.all([findAccounts(filter, PAGE_SIZE + 1), countAccounts(filter.q)])
  return { ...toPage(rows, PAGE_SIZE, (row) => [row.username]), total: total[0]?.count ?? 0 }
}

export async function showAccount(id: string) {
  const actor = await requireActor('accounts.view')
  const account = await findAccount(id)
  if (!account) return null
  const { passwordHash: _hash, totpSecret: _secret, totpLastStep: _step, roles, ...rest } = account
  return {
    ...rest,
    roles: roles.map(({ role }) => role as Role),
    own: account.id === actor.accountId,
    sessions: await sessionsOf(id),
  }
}

/** The matrix of roles and permissions. */
export async function showMatrix() {
  await requireActor('accounts.view')
  const roles = Object.entries(ROLES) as [Role, string][]
  return {
    roles,
    rows: (Object.entries(PERMISSIONS) as [Permission, { label: string; roles: readonly Role[] }][]).map(
      ([permission, { label, roles: granted }]) => ({
        permission,
        label,
        granted: roles.map(([role]) => granted.includes(role)),
      }),
    ),
  }
}
