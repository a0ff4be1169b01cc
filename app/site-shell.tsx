import { cookies, headers } from 'next/headers'
import type { ReactNode } from 'react'
import { SiteFooter } from '@/components/layout/footer'
import { type NavItem, SiteHeader } from '@/components/layout/header'
import { homeOf } from '@/lib/accounts/rules'
import { holdsDemoData } from '@/lib/platform/installation'
import { currentActor } from '@/lib/platform/session'

/** Header, main part and footer around a page of any area. */
export async function SiteShell({
  children,
  nav,
  area,
}: {
  children: ReactNode
  nav?: readonly NavItem[]
  area?: string
}) {
  const [actor, demo, jar, sent] = await Promise.all([currentActor(), holdsDemoData(), cookies(), headers()])
  const path = sent.get('x-path') ?? '/'
  return (
    <>
      <SiteHeader
        person={actor ? { name: actor.name, home: homeOf(actor.roles) } : null}
        flags={jar.get('display')?.value.split('.') ?? []}
        path={path}
        demo={demo}
        {...(nav ? { nav } : {})}
        {...(area ? { area } : {})}
      />
      <main id="main" tabIndex={-1} className="measure py-6 outline-none md:py-8">
        {children}
      </main>
      <SiteFooter />
    </>
  )
}
