import 'server-only'
import type { PublicityRule } from '@/lib/disclosure/rules'
import { db, type Reader, type WriteTx } from '@/lib/platform/db'
import type { SubjectKind } from '@/lib/standards/uscc'
import type { SeverityRule } from './rules-severity'
import type { TemplateKey } from './rules-templates'

export type CatalogueItem = {
  key: string
  code: string
  classNo: number
  name: string
  template: TemplateKey
  subjectKinds: SubjectKind[]
  publicity: 'public' | 'government' | 'authorised' | 'closed'
  shareScope: string
  updateFrequency: string
  timeLimitWorkdays: number | null
  departmentKeys: string[]
  departments: string
  legalBasis: string
  retention: string
  verified: boolean
}

export async function findItems(from: Reader = db): Promise<CatalogueItem[]> {
  const rows = await from.catalogueItem.findMany({ orderBy: { sort: 'asc' } })
  return rows.map(({ sort: _, ...row }) => row as CatalogueItem)
}

export async function findItem(key: string, from: Reader = db): Promise<CatalogueItem | null> {
  return (await findItems(from)).find((item) => item.key === key) ?? null
}

const day = (date: Date | null): string | null => date?.toISOString().slice(0, 10) ?? null

export async function findSeverityRules(from: Reader = db): Promise<SeverityRule[]> {
  const rows = await from.severityRule.findMany({ orderBy: [{ effectiveFrom: 'asc' }, { id: 'asc' }] })
  return rows.map((row) => ({
    ...row,
    subjectScope: row.subjectScope as SeverityRule['subjectScope'],
    procedure: row.procedure as SeverityRule['procedure'],
    severity: row.severity as SeverityRule['severity'],
    fineOver: row.fineOver?.toFixed() ?? null,
    fineUpTo: row.fineUpTo?.toFixed() ?? null,
    effectiveFrom: day(row.effectiveFrom) ?? '',
    effectiveTo: day(row.effectiveTo),
  }))
}

export async function findPublicityRules(from: Reader = db): Promise<PublicityRule[]> {
  const rows = await from.publicityRule.findMany({ orderBy: [{ effectiveFrom: 'asc' }, { id: 'asc' }] })
  return rows.map((row) => ({
    ...row,
    severity: row.severity as PublicityRule['severity'],
    effectiveFrom: day(row.effectiveFrom) ?? '',
    effectiveTo: day(row.effectiveTo),
  }))
}

/** False when it is confirmed already, or is not there. */
export async function confirmRule(
  tx: WriteTx,
  table: 'severity' | 'publicity',
  id: string,
  legalBasis: string,
): Promise<boolean> {
  const change = { where: { id, verified: false }, data: { verified: true, legalBasis, note: '' } }
  const { count } =
    table === 'severity' ? await tx.severityRule.updateMany(change) : await tx.publicityRule.updateMany(change)
  return count === 1
}

const midnight = (date: string): Date => new Date(`${date}T00:00:00Z`)
const successor = (id: string, from: string): string => `${id.replace(/@.*$/, '')}@${from}`

/** Ends a rule and starts its successor the day after; the new rule's identifier. */
export async function replaceSeverityRule(
  tx: WriteTx,
  old: SeverityRule,
  lastDay: string,
  next: { fineOver: string | null; fineUpTo: string | null; effectiveFrom: string; legalBasis: string },
): Promise<string> {
  const id = successor(old.id, next.effectiveFrom)
  await tx.severityRule.update({ where: { id: old.id }, data: { effectiveTo: midnight(lastDay) } })
  await tx.severityRule.create({
    data: {
      ...old,
      penaltyTypes: [...old.penaltyTypes],
      ...next,
      id,
      effectiveFrom: midnight(next.effectiveFrom),
      effectiveTo: null,
      verified: true,
      note: '',
    },
  })
  return id
}

export async function replacePublicityRule(
  tx: WriteTx,
  old: PublicityRule,
  lastDay: string,
  next: { minMonths: number | null; maxMonths: number | null; effectiveFrom: string; legalBasis: string },
): Promise<string> {
  const id = successor(old.id, next.effectiveFrom)
  await tx.publicityRule.update({ where: { id: old.id }, data: { effectiveTo: midnight(lastDay) } })
  await tx.publicityRule.create({
    data: {
      ...old,
      ...next,
      id,
      effectiveFrom: midnight(next.effectiveFrom),
      effectiveTo: null,
      verified: true,
      note: '',
    },
  })
  return id
}
