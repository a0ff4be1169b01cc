import './globals.css'
import type { Metadata, Viewport } from 'next'
import { cookies } from 'next/headers'
import type { ReactNode } from 'react'
import { DISPLAY_FLAGS } from '@/components/layout/toolbar'

export const metadata: Metadata = {
  title: { default: '信用二七', template: '%s · 信用二七' },
  description: '郑州市二七区公共信用信息平台：行政许可、行政处罚等信用信息公示与查询',
}
export const viewport: Viewport = { width: 'device-width', initialScale: 1 }

/** Every page is made at request time: what is public is asked of the database, each time. */
export const dynamic = 'force-dynamic'

export default async function RootLayout({ children }: { children: ReactNode }) {
  const set = (await cookies()).get('display')?.value.split('.') ?? []
  const flags = Object.keys(DISPLAY_FLAGS).filter((flag) => set.includes(flag))
  return (
    <html lang="zh-CN" className={flags.join(' ')}>
      <body>{children}</body>
    </html>
  )
}
