import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { may, type Permission } from '@/lib/platform/access'
import { currentActor } from '@/lib/platform/session'
import { SiteShell } from '../site-shell'

export const metadata: Metadata = { title: { default: '管理', template: '%s · 管理' }, robots: { index: false } }

const NAV: { href: string; label: string; permission: Permission }[] = [
  { href: '/admin/accounts', label: '账号', permission: 'accounts.view' },
  { href: '/admin/roles', label: '权限', permission: 'accounts.view' },
  { href: '/admin/departments', label: '部门', permission: 'departments.view' },
  { href: '/admin/calendar', label: '日历', permission: 'calendar.view' },
  { href: '/admin/rules', label: '规则', permission: 'rules.view' },
  { href: '/admin/log', label: '日志', permission: 'audit.view' },
]

/** The navigation shows what one may open; each page checks for itself. */
export default async function AdminLayout({ children }: { children: ReactNode }) {
  const actor = await currentActor()
  return (
    <SiteShell
      nav={[{ href: '/admin', label: '概况' }, ...NAV.filter(({ permission }) => may(actor, permission))]}
      area="管理"
    >
      {children}
    </SiteShell>
  )
}
