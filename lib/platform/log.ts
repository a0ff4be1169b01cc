/**
 * Structured logs, one JSON object a line. Never log what people typed: log keys and counts.
 * The fields below are removed wherever they stand, in case someone forgets.
 */
import pino from 'pino'
import { env } from './env'

const PERSONAL = [
  'name',
  'username',
  'password',
  'otp',
  'phone',
  'address',
  'idNumber',
  'content',
  'sealed',
  'raw',
  'cookie',
  'authorization',
]

let root: pino.Logger | undefined

/** The logger of a part of the portal. */
export function log(part: string): pino.Logger {
  root ??= pino({
    level: env().LOG_LEVEL,
    base: { pid: process.pid },
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: PERSONAL.flatMap((key) => [key, `*.${key}`]), remove: true },
  })
  return root.child({ part })
}
