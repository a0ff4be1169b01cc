import 'server-only'
import { redirect } from 'next/navigation'
import type { z } from 'zod'
import { type Actor, may, type Permission, roleFor } from './access'
import { type Author, type Change, commitChange, type RecordedRefusal, recordDenial } from './commit'
import type { WriteTx } from './db'
import { type FieldErrors, type Refusal, type Result, refuse } from './result'
import { currentActor } from './session'

/** What a form shows after it was sent. `values` are what the person typed, so that nothing is lost; secrets never come back. */
export type ActionState<T = unknown> =
  | { status: 'idle' }
  | { status: 'done'; value: T }
  | { status: 'refused'; refusal: Refusal; values: FormValues }
export type FormValues = Record<string, string | string[]>

type ActionChange<T> = Change<T> & {
  /** Where the browser goes after the commit. */
  redirect?: string
  /** What touches the response rather than the database: cookies. */
  afterCommit?: () => Promise<void>
}

type Context<A, I> = { actor: A; input: I; tx: WriteTx; now: Date }

export type Action<T = unknown> = ((previous: ActionState<T>, form: FormData) => Promise<ActionState<T>>) & {
  readonly permission: Permission | 'anyone'
}

/**
 * The one way in for a form: session → permission → input → one transaction [rules → write → effects → audit → ledger].
 * The permission is also the name of the audit event. Every export of an actions file is a public endpoint.
 */
export function defineAction<S extends z.ZodType, T>(definition: {
  permission: Permission
  input: S
  run: (context: Context<Actor, z.output<S>>) => Promise<Result<ActionChange<T>> | RecordedRefusal>
}): Action<T> {
  const { permission } = definition
  return makeAction(permission, async (form) => {
    const actor = await currentActor()
    const now = new Date()
    if (!actor) return refuse({ code: 'unauthenticated' })
    const author: Author = { id: actor.accountId, role: roleFor(actor, permission), departmentKey: actor.departmentKey }
    if (!may(actor, permission)) {
      await recordDenial(permission, author, now)
      return refuse({ code: 'forbidden' })
    }
    const input = parseForm(definition.input, form)
    if (!input.ok) return input
    return commitChange<T, ActionChange<T>>(permission, author, now, (tx) =>
      definition.run({ actor, input: input.value, tx, now }),
    )
  })
}

/** An action that needs no session: signing in. `event` names it in the audit log. */
export function definePublicAction<S extends z.ZodType, T>(definition: {
  event: string
  input: S
  run: (context: Context<null, z.output<S>>) => Promise<Result<ActionChange<T>> | RecordedRefusal>
}): Action<T> {
  return makeAction('anyone', async (form) => {
    const now = new Date()
    const input = parseForm(definition.input, form)
    if (!input.ok) return input
    const nobody: Author = { id: 'nobody', role: 'none', departmentKey: null }
    return commitChange<T, ActionChange<T>>(definition.event, nobody, now, (tx) =>
      definition.run({ actor: null, input: input.value, tx, now }),
    )
  })
}

function makeAction<T>(
  permission: Permission | 'anyone',
  perform: (form: FormData) => Promise<Result<ActionChange<T>>>,
): Action<T> {
  const action = async (_previous: ActionState<T>, form: FormData): Promise<ActionState<T>> => {
    const result = await perform(form)
    if (!result.ok) return { status: 'refused', refusal: result.refusal, values: keepValues(form) }
    if (Array.isArray(result.value.audit) && result.value.audit.length === 0)
      throw new Error(`${permission} changed something without an audit entry`)
    await result.value.afterCommit?.()
    if (result.value.redirect) redirect(result.value.redirect)
    return { status: 'done', value: result.value.value }
  }
  return Object.assign(action, { permission })
}

function parseForm<S extends z.ZodType>(schema: S, form: FormData): Result<z.output<S>> {
  const parsed = schema.safeParse(fromForm(form))
  if (parsed.success) return { ok: true, value: parsed.data }
  return refuse({ code: 'invalid', fields: fieldErrors(parsed.error) })
}

/** Messages by field: `items.0.name` for nested input, `` for the form as a whole. */
export function fieldErrors(error: z.ZodError): FieldErrors {
  const fields: FieldErrors = {}
  for (const issue of error.issues) {
    const path = issue.path.join('.')
    fields[path] = [...(fields[path] ?? []), issue.message]
  }
  return fields
}

/** A field given more than once is a list; so is one whose name ends in `[]`. React's own fields start with `$`. */
function fromForm(form: FormData): Record<string, FormDataEntryValue | FormDataEntryValue[]> {
  const out: Record<string, FormDataEntryValue | FormDataEntryValue[]> = {}
  for (const key of new Set(form.keys())) {
    if (key.startsWith('$')) continue
    const all = form.getAll(key)
    if (key.endsWith('[]')) out[key.slice(0, -2)] = all
    else out[key] = all.length > 1 ? all : (all[0] ?? '')
  }
  return out
}

const SECRET_FIELD = /password|otp|secret/i

function keepValues(form: FormData): FormValues {
  const kept: FormValues = {}
  for (const [key, value] of Object.entries(fromForm(form))) {
    if (SECRET_FIELD.test(key)) continue
    const texts = [value].flat().filter((entry): entry is string => typeof entry === 'string')
    if (Array.isArray(value)) kept[key] = texts
    else if (texts[0] !== undefined) kept[key] = texts[0]
  }
  return kept
}
