/**
 * What is public, since when, until when — articles 13 and 15 of 二七政〔2020〕5号, 发改委令第36号 and its forerunners. Pure.
 *
 * The period starts on the date of the decision, by the rule in force on that date; the last day is shown in full and the
 * record stops by itself at midnight. A later change of rule never rewrites an old decision.
 */
import { addDays, addMonths, startOfDay } from '@/lib/standards/dates'
import { deadline, type WorkCalendar, withinCalendar, workdaysBetween } from '@/lib/standards/working-days'

/** Article 15: 7个工作日内上网公开. */
export const PUBLISH_WITHIN_WORKDAYS = 7
export const PUBLISH_BASIS = '二七政〔2020〕5号第15条；发改办财金〔2018〕424号：自作出行政决定之日起7个工作日内上网公开'

export const PUBLICITIES = {
  open: '公示',
  minor: '轻微，原则上不公示',
  exempt: '依法不予公开',
  closed: '不向社会公开',
} as const
export type Publicity = keyof typeof PUBLICITIES

export type PublicityRule = {
  id: string
  ruleSet: string
  itemKey: string
  severity: 'minor' | 'ordinary' | 'serious' | null
  specialField: boolean | null
  naturalPerson: boolean | null
  disclose: boolean
  minMonths: number | null
  maxMonths: number | null
  /** The content field that ends publicity (a licence is shown while it is valid); 2099-12-31 means no end. */
  untilField: string | null
  effectiveFrom: string
  effectiveTo: string | null
  legalBasis: string
  verified: boolean
  note: string
}

export type PublicityQuestion = {
  itemKey: string
  /** Publicity of the catalogue item: only `public` items can be shown. */
  itemPublicity: 'public' | 'government' | 'authorised' | 'closed'
  severity: 'minor' | 'ordinary' | 'serious' | null
  specialField: boolean
  naturalPerson: boolean
  /** Personal freedom and the like: never public for natural persons. */
  personalMatter: boolean
  decidedOn: string
  content: Readonly<Record<string, unknown>>
  exemptBasis: string | null
  minorReason: string | null
}

export type PublicityDecision = {
  publicity: Publicity
  /** Why, in one sentence for people. */
  reason: string
  ruleId: string | null
  /** Last day shown; null: no end. Only for `open`. */
  untilOn: string | null
  /** The shortest period has passed on this day: repair may be asked for. */
  repairableOn: string | null
}

const LONG_TERM = '2099-12-31'

/** Decides whether and how long one record is shown. */
export function decidePublicity(question: PublicityQuestion, rules: readonly PublicityRule[]): PublicityDecision {
  const hidden = (publicity: Publicity, reason: string, rule: PublicityRule | null): PublicityDecision => ({
    publicity,
    reason,
    ruleId: rule?.id ?? null,
    untilOn: null,
    repairableOn: rule?.minMonths != null ? addMonths(question.decidedOn, rule.minMonths) : null,
  })
  if (question.itemPublicity !== 'public') return hidden('closed', '采集目录规定不向社会公开', null)
  const rule = findRule(question, rules)
  if (question.exemptBasis) return hidden('exempt', question.exemptBasis, rule)
  if (question.naturalPerson && question.personalMatter) return hidden('closed', '涉及自然人人身自由的信息不公示', rule)
  if (!rule) return hidden('closed', '没有适用的公示规则', null)
  const minorShown = question.severity === 'minor' && !!question.minorReason
  if (!rule.disclose && !minorShown)
    return hidden(question.severity === 'minor' ? 'minor' : 'closed', rule.legalBasis, rule)
  return {
    publicity: 'open',
    reason: minorShown ? `确有必要公示：${question.minorReason}` : rule.legalBasis,
    ruleId: rule.id,
    untilOn: lastDay(question, rule),
    repairableOn: rule.minMonths === null ? null : addMonths(question.decidedOn, rule.minMonths),
  }
}

/** The most special rule in force: one that names the severity, the field or natural persons beats one that does not. */
function findRule(question: PublicityQuestion, rules: readonly PublicityRule[]): PublicityRule | null {
  let best: PublicityRule | null = null
  let bestRank = -1
  for (const rule of rules) {
    if (rule.itemKey !== question.itemKey) continue
    if (rule.effectiveFrom > question.decidedOn || (rule.effectiveTo !== null && question.decidedOn > rule.effectiveTo))
      continue
    if (rule.severity !== null && rule.severity !== question.severity) continue
    if (rule.specialField !== null && rule.specialField !== question.specialField) continue
    if (rule.naturalPerson !== null && rule.naturalPerson !== question.naturalPerson) continue
    const rank = [rule.severity, rule.specialField, rule.naturalPerson].filter((condition) => condition !== null).length
    if (rank > bestRank) [best, bestRank] = [rule, rank]
  }
  return best
}

function lastDay(question: PublicityQuestion, rule: PublicityRule): string | null {
  const field = rule.untilField ? question.content[rule.untilField] : undefined
  if (typeof field === 'string') return field === LONG_TERM ? null : field
  return rule.maxMonths === null ? null : addMonths(question.decidedOn, rule.maxMonths)
}

/** The instant at which a record stops being shown: the midnight after its last day. */
export const endOfPublicity = (untilOn: string | null): Date | null =>
  untilOn === null ? null : startOfDay(addDays(untilOn, 1))

/** The day by which a decision has to be public; null where the calendar does not reach (the desk says so). */
export const publishDue = (calendar: WorkCalendar, decidedOn: string): string | null =>
  withinCalendar(() => deadline(calendar, decidedOn, PUBLISH_WITHIN_WORKDAYS).due)

/** Working days from the decision to publication; null where the calendar does not reach. */
export const workdaysUsed = (calendar: WorkCalendar, decidedOn: string, publishedOn: string): number | null =>
  withinCalendar(() => workdaysBetween(calendar, decidedOn, publishedOn))

export type Timeliness = { state: 'on_time' | 'late' | 'waiting' | 'overdue' | 'unknown'; label: string }

/** How a record stands against the 7-working-day clock. `used` is null until it is public. */
export function timeliness(due: string | null, used: number | null, today: string): Timeliness {
  if (used !== null) {
    const late = used - PUBLISH_WITHIN_WORKDAYS
    return late > 0 ? { state: 'late', label: `超期${late}个工作日` } : { state: 'on_time', label: '按时公示' }
  }
  if (due === null) return { state: 'unknown', label: '期限待日历导入后计算' }
  return today > due ? { state: 'overdue', label: '已超期，尚未公示' } : { state: 'waiting', label: '未到期' }
}
