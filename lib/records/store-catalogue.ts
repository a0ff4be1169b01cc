import 'server-only'
import type { PublicityRule } from '@/lib/disclosure/rules'
import { db, type Reader } from '@/lib/platform/db'
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
