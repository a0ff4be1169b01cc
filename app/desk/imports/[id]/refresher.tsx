'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

/** Looks again every second while work goes on. Without script, the browser does it every five. */
export function Refresher() {
  const router = useRouter()
  useEffect(() => {
    const timer = setInterval(() => router.refresh(), 1000)
    return () => clearInterval(timer)
  }, [router])
  return (
    <noscript>
      <meta httpEquiv="refresh" content="5" />
    </noscript>
  )
}
