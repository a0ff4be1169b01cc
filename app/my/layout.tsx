import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { SiteShell } from '../site-shell'

export const metadata: Metadata = { title: '我的企业', robots: { index: false } }

export default function MyLayout({ children }: { children: ReactNode }) {
  return (
    <SiteShell
      nav={[
        { href: '/my', label: '我的信用信息' },
        { href: '/disclosures', label: '信用公示' },
        { href: '/about', label: '规则说明' },
      ]}
      area="企业"
    >
      {children}
    </SiteShell>
  )
}
