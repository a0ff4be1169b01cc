/**
 * Encryption of personal data at rest, and keyed hashes to find it again.
 *
 * Envelope: data keys live in the database, each wrapped (AES-256-GCM) by a key derived from `DATA_KEY`; a sealed value
 * names its data key, so that keys can be rotated. Keyed hashes derive from `DATA_KEY` and stay the same for ever.
 */
import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { db } from './db'
import { EnvError, env } from './env'
import { inWriteTx } from './write'

const derive = (purpose: string): Buffer => Buffer.from(hkdfSync('sha256', env().DATA_KEY, 'credit-erqi', purpose, 32))
const once = <T>(make: () => T): (() => T) => {
  let made: T | undefined
  return () => {
    made ??= make()
    return made
  }
}
const masterKey = once(() => derive('wrap-data-keys'))
const hashKey = once(() => derive('keyed-hash'))

function encrypt(key: Buffer, plain: Buffer, context: string): Buffer {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(context))
  const body = Buffer.concat([cipher.update(plain), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), body])
}

function decrypt(key: Buffer, boxed: Buffer, context: string): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, boxed.subarray(0, 12)).setAAD(Buffer.from(context))
  decipher.setAuthTag(boxed.subarray(12, 28))
  return Buffer.concat([decipher.update(boxed.subarray(28)), decipher.final()])
}

/** Seals and opens values with the data keys that were loaded. Synchronous, so that a batch of rows costs no round trip. */
export type Vault = {
  /** `context` binds the box to its place (`account.totp`): a box moved elsewhere does not open. */
  seal: (plain: string | Buffer, context: string) => Buffer<ArrayBuffer>
  open: (boxed: Uint8Array, context: string) => Buffer
}

let loaded: Promise<Vault> | undefined

/** The vault, with a first data key made when there is none. */
export function vault(): Promise<Vault> {
  loaded ??= loadVault().catch((error) => {
    loaded = undefined
    throw error
  })
  return loaded
}

function unwrap(wrapped: Buffer): Buffer {
  try {
    return decrypt(masterKey(), wrapped, 'data-key')
  } catch {
    throw new EnvError('DATA_KEY 与这个数据库不符：请使用建库时的 DATA_KEY')
  }
}

async function loadVault(): Promise<Vault> {
  let rows = await db.encryptionKey.findMany({ orderBy: { id: 'asc' } })
  if (rows.length === 0) {
    await inWriteTx(async (tx) => {
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('encryption_key'))`
      if ((await tx.encryptionKey.count()) > 0) return
      const wrapped = encrypt(masterKey(), randomBytes(32), 'data-key')
      await tx.encryptionKey.create({ data: { id: 1, wrapped: new Uint8Array(wrapped) } })
    })
    rows = await db.encryptionKey.findMany({ orderBy: { id: 'asc' } })
  }
  const keys = new Map(rows.map((row) => [row.id, unwrap(Buffer.from(row.wrapped))]))
  const current = rows.filter((row) => !row.retiredAt).at(-1)?.id ?? 1
  return {
    seal(plain, context) {
      const head = Buffer.alloc(2)
      head.writeUInt16BE(current)
      return Buffer.concat([head, encrypt(keyOf(current), Buffer.from(plain), context)])
    },
    open(boxed, context) {
      const box = Buffer.from(boxed)
      return decrypt(keyOf(box.readUInt16BE(0)), box.subarray(2), context)
    },
  }
  function keyOf(id: number): Buffer {
    const key = keys.get(id)
    if (!key) throw new Error(`data key ${id} is unknown to this process`)
    return key
  }
}

/** HMAC-SHA-256 under a key that no one outside has: equal inputs can be found, none can be guessed from the hash. */
export const keyedHash = (purpose: string, value: string | Buffer): Buffer<ArrayBuffer> =>
  Buffer.from(createHmac('sha256', hashKey()).update(`${purpose}\0`).update(value).digest())

export const sha256 = (value: string | Uint8Array): Buffer<ArrayBuffer> =>
  Buffer.from(createHash('sha256').update(value).digest())

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** The first 26 characters (130 bits) of a hash in Crockford's base 32: what follows P or T in a subject's code. */
export function base32(hash: Uint8Array): string {
  let bits = 0n
  for (const byte of hash.subarray(0, 17)) bits = (bits << 8n) | BigInt(byte)
  bits >>= 6n
  let text = ''
  for (let i = 0; i < 26; i++) {
    text = CROCKFORD.charAt(Number(bits & 31n)) + text
    bits >>= 5n
  }
  return text
}
