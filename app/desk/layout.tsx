import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { SiteShell } from '../site-shell'

export const metadata: Metadata = {
  title: { default: '部门工作台', template: '%s · 部门工作台' },
  robots: { index: false },
}

const NAV = [
  { href: '/desk', label: '待办' },
  { href: '/desk/records', label: '信用记录' },
  { href: '/desk/records/new', label: '录入' },
  { href: '/desk/imports', label: '批量导入' },
]

export default function DeskLayout({ children }: { children: ReactNode }) {
  return (
    <SiteShell nav={NAV} area="部门工作台">
      {children}
    </SiteShell>
  )
}
