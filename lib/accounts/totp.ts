import 'server-only'
import { generateSecret, generateURI, verifySync } from 'otplib'
import { vault } from '@/lib/platform/crypto'

/** One-time passwords by time (RFC 6238): 6 digits, 30 seconds, one step of drift either way. */
const CONTEXT = 'account.totp'

export const newTotpSecret = (): string => generateSecret()
export const totpUri = (username: string, secret: string): string =>
  generateURI({ issuer: '信用二七', label: username, secret })
export const sealTotpSecret = async (secret: string) => new Uint8Array((await vault()).seal(secret, CONTEXT))
export const openTotpSecret = async (sealed: Uint8Array): Promise<string> =>
  (await vault()).open(sealed, CONTEXT).toString()

/** The time step that the code belongs to, or null when it is wrong or was used before. */
export function totpStep(secret: string, code: string, now: Date, lastStep: number | null): number | null {
  const result = verifySync({
    secret,
    token: code,
    epoch: Math.floor(now.getTime() / 1000),
    epochTolerance: 30,
    ...(lastStep === null ? {} : { afterTimeStep: lastStep }),
  })
  return result.valid && 'timeStep' in result ? result.timeStep : null
}
