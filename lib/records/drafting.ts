import 'server-only'
import { loadCalendar } from '@/lib/calendar/effects'
import { loadDirectory } from '@/lib/departments/effects'
import { decidePublicity, type Publicity, type PublicityRule, publishDue } from '@/lib/disclosure/rules'
import type { Reader } from '@/lib/platform/db'
import type { Content } from '@/lib/platform/fields'
import { canonicalHash } from '@/lib/platform/hashing'
import { documentNumberKey } from '@/lib/standards/document-number'
import { NO_CODE_PLACEHOLDER, subjectKindOf } from '@/lib/standards/uscc'
import type { WorkCalendar } from '@/lib/standards/working-days'
import { type Counterpart, personCode, traderCode } from '@/lib/subjects/effects'
import { type ContentReading, type ReportingContext, readContent } from './rules-content'
import { decideSeverity, type Severity, type SeverityRule } from './rules-severity'
import { type Template, templateOf } from './rules-templates'
import { type CatalogueItem, findItem, findPublicityRules, findSeverityRules } from './store-catalogue'

/** All that is needed to turn raw values into drafts of one catalogue item for one department: loaded once a form or sheet. */
export type DraftContext = {
  item: CatalogueItem
  template: Template
  reporting: ReportingContext
  calendar: WorkCalendar
  severityRules: readonly SeverityRule[]
  publicityRules: readonly PublicityRule[]
}

/** A version of a record that is ready to be written. */
export type Draft = {
  itemKey: string
  departmentKey: string
  counterpart: Counterpart
  docNo: string
  docNoKey: string
  content: Content
  sealed: Record<string, string>
  /** Keyed hash of everything in it, in hex: equal drafts are the same version. */
  hash: string
  authority: string
  decidedOn: string
  severity: Severity | null
  severityRule: string | null
  severityReason: string | null
  publicity: Publicity
  publicityReason: string
  publicityRule: string | null
  publicUntilOn: string | null
  repairableOn: string | null
  dueOn: string | null
}

export type Drafted = { draft: Draft | null; reading: ContentReading }

/** Null when there is no such item, or the department may not report it. */
export async function loadDraftContext(
  itemKey: string,
  departmentKey: string,
  today: string,
  options: { allowPlaceholder: boolean },
  from?: Reader,
): Promise<DraftContext | null> {
  const [item, directory, calendar, severityRules, publicityRules] = await Promise.all([
    findItem(itemKey, from),
    loadDirectory(departmentKey, from),
    loadCalendar(from),
    findSeverityRules(from),
    findPublicityRules(from),
  ])
  if (!item || !directory) return null
  if (item.departmentKeys.length > 0 && !item.departmentKeys.includes(departmentKey)) return null
  const { own, ownNames, others } = directory
  return {
    item,
    template: templateOf(item.template),
    reporting: {
      today,
      department: { key: own.key, name: own.name, names: ownNames, uscc: own.uscc, usccVerified: own.usccVerified },
      others,
      allowPlaceholder: options.allowPlaceholder,
    },
    calendar,
    severityRules,
    publicityRules,
  }
}

/** Reads raw values and, when nothing is wrong with them, classifies them: severity, publicity, deadlines. */
export function makeDraft(
  context: DraftContext,
  raw: Readonly<Record<string, unknown>>,
  options: Parameters<typeof readContent>[3] = {},
): Drafted {
  const reading = readContent(context.template, raw, context.reporting, options)
  if (reading.faults.length > 0) return { draft: null, reading }
  const { content, sealed } = reading
  const text = (key: string): string => (typeof content[key] === 'string' ? content[key] : '')
  const decidedOn = text('decision_date')
  const isPenalty = context.template.key === 'penalty'
  const severity = isPenalty ? decideSeverity(content, context.severityRules) : null
  if (isPenalty && !severity) {
    reading.faults.push({
      key: 'severity_manual',
      label: '失信严重程度',
      value: '',
      message: '没有适用的分级规则，请人工认定失信严重程度并写明理由',
      rule: 'severity',
    })
    return { draft: null, reading }
  }
  const types = Array.isArray(content.penalty_type) ? content.penalty_type : []
  const publicity = decidePublicity(
    {
      itemKey: context.item.key,
      itemPublicity: context.item.publicity,
      severity: severity?.severity ?? null,
      specialField: text('special_field') !== '',
      naturalPerson: reading.counterparty === 'person',
      personalMatter: types.includes('13') || text('compulsion_kind') === '限制人身自由',
      decidedOn,
      content,
      exemptBasis: text('exempt_basis') || null,
      minorReason: text('minor_reason') || null,
    },
    context.publicityRules,
  )
  const docNo = text('doc_no')
  const docNoKey = documentNumberKey(docNo)
  return {
    reading,
    draft: {
      itemKey: context.item.key,
      departmentKey: context.reporting.department.key,
      counterpart: counterpartOf(context, reading),
      docNo,
      docNoKey,
      content,
      sealed,
      // Two ways of writing one document number are no change of the record.
      hash: canonicalHash('record', {
        item: context.item.key,
        content: { ...content, doc_no: docNoKey },
        sealed,
      }).toString('hex'),
      authority: text('authority_name'),
      decidedOn,
      severity: severity?.severity ?? null,
      severityRule: severity?.ruleId ?? null,
      severityReason: severity?.manualReason ?? null,
      publicity: publicity.publicity,
      publicityReason: publicity.reason,
      publicityRule: publicity.ruleId,
      publicUntilOn: publicity.untilOn,
      repairableOn: publicity.repairableOn,
      dueOn: publicity.publicity === 'open' ? publishDue(context.calendar, decidedOn) : null,
    },
  }
}

/** Whose record it is. A person is keyed by a keyed hash, a business without a code by another. */
function counterpartOf(context: DraftContext, { content, sealed, counterparty }: ContentReading): Counterpart {
  const text = (key: string): string => (typeof content[key] === 'string' ? content[key] : '')
  const name = text('counterparty_name')
  const registrationNo = text('counterparty_reg_no') || null
  if (counterparty === 'person') {
    const identity = { type: text('person_id_type'), number: sealed.person_id_no ?? '' }
    return {
      code: personCode(identity.type, identity.number),
      kind: 'natural_person',
      name,
      registrationNo: null,
      identity,
    }
  }
  const code = text('counterparty_uscc')
  if (code === NO_CODE_PLACEHOLDER) {
    return {
      code: traderCode(registrationNo, name, text('legal_rep'), context.reporting.department.key),
      kind: 'sole_trader',
      name,
      registrationNo,
      identity: null,
    }
  }
  return { code, kind: subjectKindOf(code), name, registrationNo, identity: null }
}
