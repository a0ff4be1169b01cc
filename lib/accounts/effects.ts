import 'server-only'
import { type Actor, DEPARTMENT_ROLES, type Role } from '@/lib/platform/access'
import type { WriteTx } from '@/lib/platform/db'
import { hashPassword } from './passwords'
import { findByUsername, insertAccount, replaceRoles } from './store'

/** An account as an actor, for commands and jobs that work in its name; null when there is none or it is disabled. */
export async function actorByUsername(username: string): Promise<Actor | null> {
  const row = await findByUsername(username)
  if (!row || row.disabledAt) return null
  return {
    accountId: row.id,
    username: row.username,
    name: row.name,
    departmentKey: row.departmentKey,
    subjectCode: row.subjectCode,
    roles: row.roles.map(({ role }) => role as Role),
    pending: null,
  }
}

export type NewAccount = {
  username: string
  name: string
  departmentKey: string | null
  subjectCode: string | null
  roles: Role[]
}

/** Opens accounts that share one password (demo accounts) or a single one (the first administrator). Existing names stay as they are. */
export async function openAccounts(
  tx: WriteTx,
  accounts: readonly NewAccount[],
  password: string,
  mustChange: boolean,
): Promise<string[]> {
  const passwordHash = await hashPassword(password)
  const opened: string[] = []
  for (const { username, roles, ...fields } of accounts) {
    if (roles.some((role) => DEPARTMENT_ROLES.includes(role)) && !fields.departmentKey)
      throw new Error(`${username} needs a department`)
    const id = await insertAccount(tx, username, fields, passwordHash, mustChange)
    if (!id) continue
    await replaceRoles(tx, id, roles, null)
    opened.push(id)
  }
  return opened
}
