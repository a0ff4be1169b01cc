import type { ReactNode } from 'react'
import { SiteShell } from '../site-shell'

export default function PublicLayout({ children }: { children: ReactNode }) {
  return <SiteShell>{children}</SiteShell>
}
