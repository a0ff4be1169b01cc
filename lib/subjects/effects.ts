import 'server-only'
import { base32, keyedHash, type Vault } from '@/lib/platform/crypto'
import type { Reader, WriteTx } from '@/lib/platform/db'
import { canonicalHash } from '@/lib/platform/hashing'
import { foldName } from '@/lib/standards/text'
import type { SubjectKind } from '@/lib/standards/uscc'
import { headRole, type RegistryRow } from './rules'
import { findKnown, insertMissing, type KnownSubject, type NewSubject, upsertRegistry } from './store'

export type { KnownSubject } from './store'

/** The key of a natural person: never the number itself. Equal numbers of one kind of document give equal keys. */
export const personCode = (idType: string, idNumber: string): string =>
  `P${base32(keyedHash('person', `${idType} ${idNumber}`))}`

/** The key of a business that has no code yet: by its registration number, else by name, operator and who reported it. */
export const traderCode = (
  registrationNo: string | null,
  name: string,
  operator: string,
  departmentKey: string,
): string =>
  `T${base32(keyedHash('trader', registrationNo ? `no ${registrationNo}` : `name ${foldName(name)} ${foldName(operator)} ${departmentKey}`))}`

export const PERSON_CONTEXT = 'subject.person'

export type Counterpart = {
  code: string
  kind: SubjectKind
  name: string
  registrationNo: string | null
  identity: { type: string; number: string } | null
}

/** Makes sure that the subjects of records exist; unknown ones are created as 待核验. Answers the codes that were created. */
export async function ensureSubjects(
  tx: WriteTx,
  counterparts: readonly Counterpart[],
  vault: Vault,
): Promise<string[]> {
  const unique = new Map<string, NewSubject>()
  for (const one of counterparts) {
    if (unique.has(one.code)) continue
    unique.set(one.code, {
      code: one.code,
      kind: one.kind,
      name: one.name,
      nameKey: foldName(one.name),
      regionCode: /^[0-9A-Z]{18}$/.test(one.code) ? one.code.slice(2, 8) : null,
      registrationNo: one.registrationNo,
      sealed: one.identity ? vault.seal(JSON.stringify(one.identity), PERSON_CONTEXT).toString('base64') : null,
    })
  }
  return unique.size === 0 ? [] : insertMissing(tx, [...unique.values()])
}

/** What the register knows of these codes: for checking names before anything is written. */
export async function findKnownSubjects(codes: readonly string[], from?: Reader): Promise<Map<string, KnownSubject>> {
  if (codes.length === 0) return new Map()
  return new Map((await findKnown(codes, from)).map((row) => [row.code, row]))
}

/** The hash by which a registry row is recognised as unchanged. */
export const registryHash = (row: RegistryRow): Buffer => canonicalHash('registry', { ...row, sealed: row.sealed })

/** Writes rows of a registry sheet and the persons behind their posts. */
export async function writeRegistry(
  tx: WriteTx,
  rows: readonly RegistryRow[],
  vault: Vault,
  now: Date,
  today: string,
): Promise<Map<string, 'created' | 'updated'>> {
  const persons: Counterpart[] = []
  const writes = rows.map((row) => {
    const number = row.sealed.legal_rep_id_no
    const type = String(row.content.legal_rep_id_type ?? '')
    const headCode = number && row.legalRep ? personCode(type, number) : null
    if (headCode && number && row.legalRep)
      persons.push({
        code: headCode,
        kind: 'natural_person',
        name: row.legalRep,
        registrationNo: null,
        identity: { type, number },
      })
    const text = (key: string) => (typeof row.content[key] === 'string' ? row.content[key] : null)
    return {
      code: row.code,
      kind: row.kind,
      name: row.name,
      nameKey: foldName(row.name),
      status: row.status,
      regionCode: row.code.slice(2, 8),
      townKey: row.townKey,
      address: text('address'),
      industry: text('industry'),
      scope: text('scope'),
      establishedOn: text('established_on'),
      registrationNo: text('registration_no'),
      authority: text('authority'),
      sealed: row.sealed.phone
        ? vault.seal(JSON.stringify({ phone: row.sealed.phone }), 'subject.contact').toString('base64')
        : null,
      hash: registryHash(row).toString('hex'),
      headRole: headRole(row.kind),
      headName: row.legalRep,
      headCode,
      formerNames: row.formerNames.map((name) => ({ name, nameKey: foldName(name) })),
    }
  })
  await ensureSubjects(tx, persons, vault)
  return upsertRegistry(tx, writes, now, today)
}
