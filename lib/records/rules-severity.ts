/**
 * 轻微 / 一般 / 严重: which class a penalty falls into, by dated rules (发改委令第36号; thresholds are settings, 待核实). Pure.
 * Of several kinds of penalty in one decision the heaviest counts; a penalty by simple procedure is 轻微 whatever it is.
 */
import type { Content } from '@/lib/platform/fields'
import { compareAmounts } from '@/lib/standards/money'
import { COUNTERPARTY_OF } from './rules-common'

export const SEVERITIES = { minor: '轻微', ordinary: '一般', serious: '严重' } as const
export type Severity = keyof typeof SEVERITIES
const ORDER: readonly Severity[] = ['minor', 'ordinary', 'serious']

export const severityOfName = (name: string): Severity | null =>
  ORDER.find((severity) => SEVERITIES[severity] === name) ?? null

export type SeverityRule = {
  id: string
  ruleSet: string
  subjectScope: 'any' | 'organisation' | 'person'
  procedure: 'simple' | 'ordinary' | null
  penaltyTypes: readonly string[]
  /** In 万元: over … up to and including …; null is open. */
  fineOver: string | null
  fineUpTo: string | null
  severity: Severity
  effectiveFrom: string
  /** The last day; null is in force. */
  effectiveTo: string | null
  legalBasis: string
  verified: boolean
  note: string
}

export type SeverityDecision = { severity: Severity; ruleId: string | null; manualReason: string | null }

export const inForce = (rule: { effectiveFrom: string; effectiveTo: string | null }, on: string): boolean =>
  rule.effectiveFrom <= on && (rule.effectiveTo === null || on <= rule.effectiveTo)

/** The class of a penalty's content under the rules of its decision date; null when no rule matches (then a person decides). */
export function decideSeverity(content: Content, rules: readonly SeverityRule[]): SeverityDecision | null {
  const decidedOn = String(content.decision_date ?? '')
  const manual = severityOfName(String(content.severity_manual ?? ''))
  if (manual) return { severity: manual, ruleId: null, manualReason: String(content.severity_reason ?? '') }

  const scope = COUNTERPARTY_OF[String(content.counterparty_type ?? '')] === 'person' ? 'person' : 'organisation'
  const procedure = content.procedure === '简易程序' ? 'simple' : 'ordinary'
  const types = Array.isArray(content.penalty_type) ? content.penalty_type : []
  const fine = typeof content.fine_wan === 'string' ? content.fine_wan : '0'
  const matching = rules.filter(
    (rule) =>
      inForce(rule, decidedOn) &&
      (rule.subjectScope === 'any' || rule.subjectScope === scope) &&
      (rule.procedure === null || rule.procedure === procedure) &&
      (rule.penaltyTypes.length === 0 || rule.penaltyTypes.some((type) => types.includes(type))) &&
      (rule.fineOver === null || compareAmounts(fine, rule.fineOver) > 0) &&
      (rule.fineUpTo === null || compareAmounts(fine, rule.fineUpTo) <= 0),
  )
  const simple = matching.find((rule) => rule.procedure === 'simple')
  const heaviest =
    simple ??
    matching.reduce<SeverityRule | null>(
      (worst, rule) => (worst && ORDER.indexOf(worst.severity) >= ORDER.indexOf(rule.severity) ? worst : rule),
      null,
    )
  return heaviest ? { severity: heaviest.severity, ruleId: heaviest.id, manualReason: null } : null
}
