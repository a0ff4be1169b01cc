import { NextResponse } from 'next/server'
import { DISPLAY_FLAGS } from '@/components/layout/toolbar'
import { safeNext } from '@/lib/accounts/rules'
import { publicUrl } from '@/lib/platform/env'

/** Turns a display setting on or off and goes back. Sets nothing but a cookie of settings. */
export async function POST(request: Request): Promise<Response> {
  const form = await request.formData()
  const toggle = String(form.get('toggle') ?? '')
  const cookie = /(?:^|;\s*)display=([^;]*)/.exec(request.headers.get('cookie') ?? '')?.[1] ?? ''
  const flags = new Set(cookie.split('.').filter((flag) => flag in DISPLAY_FLAGS))
  if (toggle in DISPLAY_FLAGS && !flags.delete(toggle)) flags.add(toggle)
  const response = new NextResponse(null, {
    status: 303,
    headers: { location: safeNext(String(form.get('back') ?? '')) ?? '/' },
  })
  response.cookies.set('display', [...flags].join('.'), {
    path: '/',
    maxAge: 31_536_000,
    sameSite: 'lax',
    httpOnly: true,
    secure: publicUrl().startsWith('https:'),
  })
  return response
}
