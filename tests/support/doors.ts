/** Walking through the doors as somebody: actions as a form would call them, without a browser. */
import { actorByUsername } from '@/lib/accounts/effects'
import type { Actor } from '@/lib/platform/access'
import type { Action, ActionState } from '@/lib/platform/action'
import { runAs } from '@/lib/platform/session'

export async function actor(username: string): Promise<Actor> {
  const found = await actorByUsername(username)
  if (!found) throw new Error(`no account ${username}`)
  return found
}

export type Performed<T> = { redirect: string } | ActionState<T>

type Fields = Record<string, string | readonly string[] | Blob>

export function form(fields: Fields): FormData {
  const data = new FormData()
  for (const [key, value] of Object.entries(fields)) {
    if (Array.isArray(value)) for (const one of value) data.append(`${key}[]`, one)
    else data.append(key, value as string | Blob)
  }
  return data
}

/** Sends a form as somebody (or as nobody); answers the state it comes back with, or where it leads. */
export async function perform<T>(action: Action<T>, fields: Fields, username: string | null): Promise<Performed<T>> {
  const who = username ? await actor(username) : null
  return runAs(who, async () => {
    try {
      return await action({ status: 'idle' }, form(fields))
    } catch (error) {
      const digest = (error as { digest?: string }).digest ?? ''
      if (!digest.startsWith('NEXT_REDIRECT')) throw error
      return { redirect: digest.split(';')[2] ?? '' }
    }
  })
}

/** The identifier at the end of the address that an action led to. */
export function idFrom(result: Performed<unknown>): string {
  if (!('redirect' in result)) throw new Error(`no redirect: ${JSON.stringify(result)}`)
  return /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/.exec(result.redirect)?.[0] ?? ''
}
