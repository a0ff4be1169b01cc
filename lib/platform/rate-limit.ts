/**
 * Token buckets in the memory of this process: a caller may use `perMinute` requests at once, and gets them back evenly.
 * Each instance counts for itself; that is enough to keep one caller from crowding out the others.
 */
type Bucket = { tokens: number; at: number }

const buckets = new Map<string, Bucket>()
const MOST = 50_000

/** Takes a token; answers 0, or after how many seconds to come again. */
export function takeToken(caller: string, perMinute: number, now: number = Date.now()): number {
  const bucket = buckets.get(caller) ?? { tokens: perMinute, at: now }
  bucket.tokens = Math.min(perMinute, bucket.tokens + ((now - bucket.at) * perMinute) / 60_000)
  bucket.at = now
  // Map order is insertion order: setting again keeps the callers of long ago in front, to be dropped first.
  buckets.delete(caller)
  buckets.set(caller, bucket)
  if (buckets.size > MOST) buckets.delete(buckets.keys().next().value ?? '')
  if (bucket.tokens < 1) return Math.max(1, Math.ceil(((1 - bucket.tokens) * 60) / perMinute))
  bucket.tokens -= 1
  return 0
}
