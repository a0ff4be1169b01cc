import 'server-only'
import { forbidden, redirect } from 'next/navigation'
import { type Actor, may, type Permission, roleFor } from './access'
import { recordDenial } from './commit'
import { currentActor } from './session'

/**
 * For pages and page queries: the actor, who has the permission. Others are sent to sign in, or get the page that says
 * why not; the attempt is logged.
 */
export async function requireActor(permission: Permission): Promise<Actor> {
  const actor = await currentActor()
  if (!actor) redirect('/sign-in')
  if (may(actor, permission)) return actor
  if (actor.pending) redirect('/account')
  await recordDenial(
    permission,
    { id: actor.accountId, role: roleFor(actor, permission), departmentKey: actor.departmentKey },
    new Date(),
  )
  forbidden()
}

/** As above, for what belongs to a department: the actor's own, never one that the address names. */
export async function requireDepartment(permission: Permission): Promise<Actor & { departmentKey: string }> {
  const actor = await requireActor(permission)
  const { departmentKey } = actor
  if (!departmentKey) forbidden()
  return { ...actor, departmentKey }
}
