import 'server-only'
import type { NextAuthOptions } from 'next-auth'
import Credentials from 'next-auth/providers/credentials'
import { commitChange } from '@/lib/platform/commit'
import { env } from '@/lib/platform/env'
import { ok } from '@/lib/platform/result'
import { SESSION_HOURS, secureCookies, sessionCookieName } from '@/lib/platform/session'
import { signInInput } from './rules'
import { type SignedIn, signIn } from './sign-in'
import { endSessions } from './store'

/**
 * next-auth's own addresses (/api/auth/…): the second way to the same sign-in, with its CSRF token, and the place where
 * other identity providers join later. The form at /sign-in uses the action; both check credentials in sign-in.ts and end
 * in the same cookie and the same row of `session`.
 */
export const authOptions = (): NextAuthOptions => ({
  secret: env().AUTH_SECRET,
  session: { strategy: 'jwt', maxAge: SESSION_HOURS * 3600 },
  pages: { signIn: '/sign-in', error: '/sign-in' },
  cookies: {
    sessionToken: {
      name: sessionCookieName(),
      options: { httpOnly: true, sameSite: 'lax', path: '/', secure: secureCookies() },
    },
  },
  providers: [
    Credentials({
      credentials: {
        username: { label: '账号' },
        password: { label: '密码', type: 'password' },
        otp: { label: '动态口令' },
      },
      async authorize(given, request) {
        const input = signInInput.safeParse({ ...given, next: '' })
        if (!input.success) return null
        const caller = {
          address: String(request.headers?.['x-client-address'] ?? 'unknown'),
          agent: String(request.headers?.['user-agent'] ?? ''),
        }
        const now = new Date()
        const result = await commitChange(
          'account.sign-in',
          { id: 'nobody', role: 'none', departmentKey: null },
          now,
          async (tx) => {
            const signed = await signIn(tx, input.data, caller, now)
            return signed.ok ? ok({ value: signed.value, audit: auditOf(signed.value) }) : signed
          },
        )
        if (!result.ok) return null
        const { account, sessionId } = result.value.value
        return { id: account.id, name: account.name, sid: sessionId }
      },
    }),
  ],
  callbacks: {
    jwt: ({ token, user }) => (user && 'sid' in user ? { ...token, sid: user.sid } : token),
    // The session endpoint says who is signed in, nothing more.
    session: ({ session, token }) => ({ expires: session.expires, user: { name: token.name ?? null } }),
  },
  events: {
    async signOut({ token }) {
      const { sid, sub } = token
      if (typeof sid !== 'string' || !sub) return
      await commitChange('account.sign-out', { id: sub, role: 'none', departmentKey: null }, new Date(), async (tx) => {
        await endSessions(tx, sub, new Date(), { only: sid })
        return ok({ value: null, audit: { target: { type: 'account', id: sub }, facts: { session: sid } } })
      })
    },
  },
})

const auditOf = ({ account, sessionId }: SignedIn) => ({
  target: { type: 'account', id: account.id },
  facts: { session: sessionId },
})
