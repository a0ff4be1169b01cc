/**
 * Paging by cursor: the sort key of the last row seen, never an offset. Pure.
 * A cursor is opaque to callers; one that we did not make is refused, not guessed at.
 */
import { z } from 'zod'

export const PAGE_SIZE = 20
export const MAX_PAGE_SIZE = 100
/** Counts are exact up to here, then stated as 约. */
export const EXACT_COUNT = 1000

export type Page<T> = { items: T[]; nextCursor: string | null }
export type Total = { value: number; exact: boolean }

const encode = (key: readonly string[]): string => Buffer.from(JSON.stringify(key)).toString('base64url')

/** The page of the first `limit` of `limit + 1` rows, and the cursor of the next. */
export function toPage<T>(rows: T[], limit: number, key: (row: T) => readonly string[]): Page<T> {
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return { items, nextCursor: rows.length > limit && last !== undefined ? encode(key(last)) : null }
}

/** A zod type for a cursor whose parts must match the given patterns. */
export const cursorOf = (...parts: RegExp[]) =>
  z
    .string()
    .max(500)
    .transform((text, context): string[] => {
      try {
        const key: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))
        if (
          Array.isArray(key) &&
          key.length === parts.length &&
          key.every((part, i) => typeof part === 'string' && parts[i]?.test(part))
        ) {
          return key as string[]
        }
      } catch {}
      context.addIssue({ code: 'custom', message: '翻页位置无效，请从第一页重新查看' })
      return z.NEVER
    })

export const DATE_PART = /^\d{4}-\d{2}-\d{2}$/
export const ID_PART = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
