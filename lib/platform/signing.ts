import 'server-only'
import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign, verify } from 'node:crypto'
import { vault } from './crypto'
import { db } from './db'
import { inWriteTx } from './write'

/** Ed25519 keys for everything that we sign. The private half is sealed in the database; old keys stay, to verify. */
export type SigningKey = { id: string; publicKey: Buffer; sign: (bytes: Buffer) => Buffer }
export type PublicKey = { id: string; publicKey: Buffer; retiredAt: Date | null }

const CONTEXT = 'signing-key'
// A raw Ed25519 public key is 32 bytes behind this DER header (RFC 8410).
const SPKI_HEADER = Buffer.from('302a300506032b6570032100', 'hex')

let current: Promise<SigningKey> | undefined

/** The key to sign with; the first call of an installation makes it. */
export function signingKey(): Promise<SigningKey> {
  current ??= loadKey().catch((error) => {
    current = undefined
    throw error
  })
  return current
}

async function loadKey(): Promise<SigningKey> {
  const box = await vault()
  const find = () => db.signingKey.findFirst({ where: { retiredAt: null }, orderBy: { createdAt: 'desc' } })
  let row = await find()
  if (!row) {
    const pair = generateKeyPairSync('ed25519')
    const publicKey = pair.publicKey.export({ format: 'der', type: 'spki' }).subarray(SPKI_HEADER.length)
    const privateKey = box.seal(pair.privateKey.export({ format: 'der', type: 'pkcs8' }), CONTEXT)
    await inWriteTx(async (tx) => {
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('signing_key'))`
      if ((await tx.signingKey.count({ where: { retiredAt: null } })) > 0) return
      await tx.signingKey.create({
        data: {
          id: `ed25519-${publicKey.toString('hex').slice(0, 12)}`,
          publicKey: new Uint8Array(publicKey),
          privateKey: new Uint8Array(privateKey),
        },
      })
    })
    row = await find()
  }
  if (!row) throw new Error('no signing key')
  const key: KeyObject = createPrivateKey({ key: box.open(row.privateKey, CONTEXT), format: 'der', type: 'pkcs8' })
  return { id: row.id, publicKey: Buffer.from(row.publicKey), sign: (bytes) => sign(null, bytes, key) }
}

/** Every public key that ever signed something. */
export async function publicKeys(): Promise<PublicKey[]> {
  const rows = await db.signingKey.findMany({
    orderBy: { createdAt: 'asc' },
    select: { id: true, publicKey: true, retiredAt: true },
  })
  return rows.map((row) => ({ ...row, publicKey: Buffer.from(row.publicKey) }))
}

/** Whether an Ed25519 signature is right. */
export function signatureFits(publicKey: Uint8Array, bytes: Buffer, signature: Buffer): boolean {
  const key = createPublicKey({ key: Buffer.concat([SPKI_HEADER, publicKey]), format: 'der', type: 'spki' })
  return verify(null, bytes, key, signature)
}
