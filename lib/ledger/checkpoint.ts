/**
 * Checkpoints: what we sign of the ledger, after C2SP tlog-checkpoint and signed-note. Pure.
 *
 * Text: origin, size, root (base64), blank line, then `— name base64(key id ‖ signature)` with Ed25519 over the text before
 * the blank line.
 */
import { createHash } from 'node:crypto'

export type Checkpoint = { origin: string; size: bigint; root: Uint8Array }

/** The text that is signed, with its last line end. */
export const checkpointText = ({ origin, size, root }: Checkpoint): string =>
  `${origin}\n${size}\n${Buffer.from(root).toString('base64')}\n`

/** Key id of a signed note: SHA-256(name ‖ 0x0A ‖ 0x01 ‖ public key), first 4 bytes; 0x01 is Ed25519. */
export function noteKeyId(name: string, publicKey: Uint8Array): Buffer {
  return Buffer.from(
    createHash('sha256').update(`${name}\n`).update(Buffer.of(1)).update(publicKey).digest().subarray(0, 4),
  )
}

export const signNote = (
  text: string,
  name: string,
  publicKey: Uint8Array,
  sign: (bytes: Buffer) => Buffer,
): string => {
  const signature = Buffer.concat([noteKeyId(name, publicKey), sign(Buffer.from(text))])
  return `${text}\n— ${name} ${signature.toString('base64')}\n`
}

export type SignedNote = { text: string; name: string; keyId: Buffer; signature: Buffer }

/** Reads a note with one signature; null when it is malformed. */
export function readNote(note: string): SignedNote | null {
  const match = /^([\s\S]*\n)\n— (\S+) ([A-Za-z0-9+/=]+)\n$/.exec(note)
  if (!match) return null
  const bytes = Buffer.from(match[3] ?? '', 'base64')
  return bytes.length === 68
    ? { text: match[1] ?? '', name: match[2] ?? '', keyId: bytes.subarray(0, 4), signature: bytes.subarray(4) }
    : null
}
