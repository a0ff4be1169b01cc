import 'server-only'
import { AsyncLocalStorage } from 'node:async_hooks'
import { decode, encode } from 'next-auth/jwt'
import { cache } from 'react'
import type { Actor, Role } from './access'
import { db } from './db'
import { env, publicUrl } from './env'

/** A session ends after this long, whatever happens. */
export const SESSION_HOURS = 12
/** … or after this long without a request. */
export const IDLE_MINUTES = 60

export const secureCookies = (): boolean => publicUrl().startsWith('https:')
/** `__Host-` binds the cookie to this very host; browsers demand https for it. */
export const sessionCookieName = (): string => (secureCookies() ? '__Host-credit-session' : 'credit-session')

const acting = new AsyncLocalStorage<Actor | null>()

/** Runs work in the name of an actor: commands and jobs, which have no cookie. */
export const runAs = <T>(actor: Actor | null, run: () => Promise<T>): Promise<T> => acting.run(actor, run)

/** The cookie's content for a session, in next-auth's own format. */
export const sessionToken = (sessionId: string, accountId: string): Promise<string> =>
  encode({ token: { sub: accountId, sid: sessionId }, secret: env().AUTH_SECRET, maxAge: SESSION_HOURS * 3600 })

/** The session that a token names, or null for anything that we did not sign or that has expired. */
export async function readSessionToken(token: string): Promise<string | null> {
  try {
    const claims = await decode({ token, secret: env().AUTH_SECRET })
    return typeof claims?.sid === 'string' ? claims.sid : null
  } catch {
    return null
  }
}

const cookieSession = cache(async (): Promise<{ sessionId: string; actor: Actor } | null> => {
  const { cookies } = await import('next/headers')
  const token = (await cookies()).get(sessionCookieName())?.value
  const sessionId = token ? await readSessionToken(token) : null
  return sessionId ? findActor(sessionId) : null
})

/** Who is signed in, or null. One query a request. */
export async function currentActor(): Promise<Actor | null> {
  const set = acting.getStore()
  if (set !== undefined) return set
  return (await cookieSession())?.actor ?? null
}

/** The session of this request's cookie, or null. */
export async function currentSessionId(): Promise<string | null> {
  if (acting.getStore() !== undefined) return null
  return (await cookieSession())?.sessionId ?? null
}

type SessionRow = {
  account_id: string
  username: string
  name: string
  department_key: string | null
  subject_code: string | null
  roles: Role[]
  must_change_password: boolean
  needs_totp: boolean
}

/** Looks the session up and notes that it was used; null when expired, idle too long, revoked or the account is disabled. */
async function findActor(sessionId: string): Promise<{ sessionId: string; actor: Actor } | null> {
  const [row] = await db.$queryRaw<SessionRow[]>`
    WITH live AS (
      SELECT s.id, s.account_id, s.seen_at FROM session s
      WHERE s.id = ${sessionId}::uuid AND s.revoked_at IS NULL AND s.expires_at > now()
        AND s.seen_at > now() - make_interval(mins => ${IDLE_MINUTES}::int)
    ), touched AS (
      UPDATE session SET seen_at = now() WHERE id IN (SELECT id FROM live WHERE seen_at < now() - interval '1 minute')
    )
    SELECT a.id AS account_id, a.username, a.name, a.department_key, a.subject_code, a.must_change_password,
           (a.totp_required AND a.totp_confirmed_at IS NULL) AS needs_totp,
           (SELECT array_agg(r.role ORDER BY r.role) FROM account_role r WHERE r.account_id = a.id) AS roles
    FROM live JOIN account a ON a.id = live.account_id
    WHERE a.disabled_at IS NULL`
  if (!row) return null
  return {
    sessionId,
    actor: {
      accountId: row.account_id,
      username: row.username,
      name: row.name,
      departmentKey: row.department_key,
      subjectCode: row.subject_code,
      roles: row.roles ?? [],
      pending: row.must_change_password ? 'password' : row.needs_totp ? 'totp' : null,
    },
  }
}
