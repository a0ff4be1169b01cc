import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { SiteShell } from '../site-shell'

export const metadata: Metadata = { title: { default: '账号', template: '%s · 账号' }, robots: { index: false } }

export default function AccountLayout({ children }: { children: ReactNode }) {
  return <SiteShell>{children}</SiteShell>
}
