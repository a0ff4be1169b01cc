import 'server-only'
import { canonical } from '@/lib/ledger/leaf'
import { keyedHash } from './crypto'

/** A keyed hash of structured data: equal data give equal hashes, and nobody outside can guess the data from it. */
export const canonicalHash = (purpose: string, value: unknown): Buffer<ArrayBuffer> =>
  keyedHash(purpose, canonical(value))
