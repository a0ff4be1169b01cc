/** The content templates of the catalogue, by key. Pure. */
import type { Field } from '@/lib/platform/fields'
import {
  ADJUDICATION_FIELDS,
  COMPENSATION_FIELDS,
  COMPULSION_FIELDS,
  CONFIRMATION_FIELDS,
  GENERAL_FIELDS,
  INSPECTION_FIELDS,
  LEVY_FIELDS,
  PAYMENT_FIELDS,
  REWARD_FIELDS,
} from './rules-actions'
import { LICENCE_FIELDS } from './rules-licence'
import { PENALTY_FIELDS } from './rules-penalty'

export type Template = {
  key: string
  name: string
  fields: readonly Field[]
  byKey: ReadonlyMap<string, Field>
  /** Fields whose text says in one line what the record is about. */
  headline: readonly string[]
}

const template = (key: string, name: string, fields: Field[], headline: string[]): Template => ({
  key,
  name,
  fields,
  byKey: new Map(fields.map((field) => [field.key, field])),
  headline,
})

export const TEMPLATES = {
  licence: template('licence', '行政许可', LICENCE_FIELDS, ['cert_name', 'doc_name']),
  penalty: template('penalty', '行政处罚', PENALTY_FIELDS, ['violation_type']),
  compulsion: template('compulsion', '行政强制', COMPULSION_FIELDS, ['compulsion_kind', 'reason']),
  confirmation: template('confirmation', '行政确认', CONFIRMATION_FIELDS, ['item_name']),
  levy: template('levy', '行政征收', LEVY_FIELDS, ['levy_item']),
  payment: template('payment', '行政给付', PAYMENT_FIELDS, ['pay_item', 'content']),
  adjudication: template('adjudication', '行政裁决', ADJUDICATION_FIELDS, ['item_name']),
  compensation: template('compensation', '行政补偿', COMPENSATION_FIELDS, ['item_name']),
  reward: template('reward', '行政奖励', REWARD_FIELDS, ['item_name']),
  inspection: template('inspection', '行政监督检查', INSPECTION_FIELDS, ['item_name', 'result']),
  general: template('general', '通用信用信息', GENERAL_FIELDS, ['item_name']),
} as const satisfies Record<string, Template>

export type TemplateKey = keyof typeof TEMPLATES

/** The template of a catalogue item's row. */
export function templateOf(key: string): Template {
  const found: Template | undefined = (TEMPLATES as Record<string, Template>)[key]
  if (!found) throw new Error(`unknown template ${key}`)
  return found
}
