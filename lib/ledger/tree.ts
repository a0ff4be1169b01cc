/**
 * The Merkle tree of RFC 6962 §2.1 over leaves in order, kept as its frontier: the roots of the complete subtrees, largest
 * first. Appending and the root need nothing else, so that a tree of a billion leaves costs thirty hashes. Pure.
 */
import { createHash } from 'node:crypto'

export type Hash = Buffer<ArrayBuffer>

/** SHA-256(0x00 ‖ entry). */
export const hashEntry = (entry: Uint8Array): Hash =>
  Buffer.from(createHash('sha256').update(Buffer.of(0)).update(entry).digest())

/** SHA-256(0x01 ‖ left ‖ right). */
export const hashNode = (left: Uint8Array, right: Uint8Array): Hash =>
  Buffer.from(createHash('sha256').update(Buffer.of(1)).update(left).update(right).digest())

export type Frontier = { size: bigint; roots: Hash[] }
export const emptyTree = (): Frontier => ({ size: 0n, roots: [] })

/** The frontier with one more entry. */
export function appendEntry({ size, roots }: Frontier, entry: Uint8Array): Frontier {
  const next = [...roots]
  let hash = hashEntry(entry)
  // One merge for each complete pair: as many as the old size has trailing one bits.
  for (let rest = size; rest & 1n; rest >>= 1n) hash = hashNode(next.pop() ?? Buffer.alloc(32), hash)
  next.push(hash)
  return { size: size + 1n, roots: next }
}

/** The root hash; of the empty tree, the hash of nothing. */
export function rootOf({ roots }: Frontier): Hash {
  const [last, ...larger] = [...roots].reverse()
  if (!last) return Buffer.from(createHash('sha256').digest())
  return larger.reduce((right, left) => hashNode(left, right), last)
}
