import { describe, expect, test } from 'vitest'
import { PERMISSIONS, type Permission, ROLES, type Role } from '@/lib/platform/access'
import type { Action } from '@/lib/platform/action'
import { db } from '@/lib/platform/db'
import { perform } from '@/tests/support/doors'

// Each export of each actions file is a public endpoint: walk all of them as nobody and as every role.
const files = import.meta.glob<Record<string, Action>>('/lib/*/actions*.ts', { eager: true })
const actions = Object.entries(files).flatMap(([file, exports]) =>
  Object.entries(exports).map(([name, action]) => ({ file, name, action })),
)
const people: Record<Role, string> = {
  officer: 'scjg.officer',
  reviewer: 'scjg.reviewer',
  'credit-office': 'credit-office',
  auditor: 'auditor',
  admin: 'admin',
  enterprise: 'enterprise1',
  association: 'association',
  agency: 'agency',
}
/** Actions that act on their own, without input: they would sign the walker out or change its password. */
const NEEDS_NO_INPUT = new Set(['signOut', 'signOutEverywhere', 'startTotp'])

test('there are actions to walk, and each has a permission', () => {
  expect(actions.length).toBeGreaterThan(25)
  for (const { file, name, action } of actions) {
    expect(typeof action, `${file} exports only actions`).toBe('function')
    expect(action.permission === 'anyone' || action.permission in PERMISSIONS, `${name} names a permission`).toBe(true)
  }
})

test('only signing in is open to anyone', () => {
  expect(actions.filter(({ action }) => action.permission === 'anyone').map(({ name }) => name)).toEqual([
    'signInWithPassword',
  ])
})

describe.each(
  actions.filter(({ action }) => action.permission !== 'anyone').map(({ name, action }) => [name, action] as const),
)('%s', (name, action) => {
  const permission = action.permission as Permission
  const granted: readonly Role[] = PERMISSIONS[permission].roles

  test('nobody is refused, and nothing is written', async () => {
    const before = await db.auditEntry.count()
    expect(await perform(action, {}, null)).toMatchObject({ status: 'refused', refusal: { code: 'unauthenticated' } })
    expect(await db.auditEntry.count()).toBe(before)
  })

  test.each(Object.keys(ROLES) as Role[])('%s', async (role) => {
    if (granted.includes(role) && NEEDS_NO_INPUT.has(name)) return
    const result = await perform(action, {}, people[role])
    if (granted.includes(role)) {
      // In through the door, and stopped by the empty form: never by the permission.
      expect(result).toMatchObject({ status: 'refused' })
      expect('refusal' in result && result.refusal.code).not.toBe('forbidden')
    } else {
      expect(result).toMatchObject({ status: 'refused', refusal: { code: 'forbidden' } })
      const [last] = await db.auditEntry.findMany({
        where: { event: permission, outcome: 'denied' },
        orderBy: { id: 'desc' },
        take: 1,
      })
      expect(last).toMatchObject({ event: permission, outcome: 'denied' })
    }
  })
})

test('while a new password is pending, everything but the own account is closed', async () => {
  const { runAs } = await import('@/lib/platform/session')
  const { actor, form } = await import('@/tests/support/doors')
  const { enterRecord } = await import('@/lib/records/actions')
  const officer = await actor('scjg.officer')
  for (const pending of ['password', 'totp'] as const) {
    expect(await runAs({ ...officer, pending }, () => enterRecord({ status: 'idle' }, form({})))).toMatchObject({
      refusal: { code: 'forbidden' },
    })
  }
})
