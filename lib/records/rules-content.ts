/**
 * Reads the content of a record: every field, then the rules between fields. All faults are told at once, each with what is
 * wrong and how to mend it; warnings inform and stop nothing. Pure: the day and the departments are arguments.
 */
import { z } from 'zod'
import { type Content, type Fault, type Field, type ReadOptions, readFields } from '@/lib/platform/fields'
import { checkContent } from './rules-checks'
import { COUNTERPARTY_NAMES, COUNTERPARTY_OF, type Counterparty } from './rules-common'
import type { Template } from './rules-templates'

/** Who reports: the department's own names and code, and everybody else's names, folded (lib/standards/text foldName). */
export type ReportingContext = {
  today: string
  department: { key: string; name: string; names: ReadonlySet<string>; uscc: string | null; usccVerified: boolean }
  others: ReadonlyMap<string, string>
  /** Sheets may carry the placeholder for a business without a code; forms may not. */
  allowPlaceholder: boolean
}

export type ContentReading = {
  /** Public and departmental fields, as kept. */
  content: Content
  /** Sealed fields (identity numbers): encrypted at rest, never in `content`. */
  sealed: Record<string, string>
  counterparty: Counterparty | null
  faults: Fault[]
  warnings: Fault[]
}

/** Reads raw values (form fields, cells, JSON) by field key. */
export function readContent(
  template: Template,
  raw: Readonly<Record<string, unknown>>,
  context: ReportingContext,
  options: ReadOptions = {},
): ContentReading {
  const reading = readFields(
    template.byKey,
    raw,
    (content) => COUNTERPARTY_OF[String(content.counterparty_type)] ?? null,
    (variant) => COUNTERPARTY_NAMES[variant as Counterparty],
    options,
  )
  const { content, sealed, faults, report } = reading
  const counterparty = reading.variant as Counterparty | null
  const warnings: Fault[] = []
  if (!counterparty) report(faults, 'counterparty_type', '行政相对人类别必填，不能为空', 'required')
  checkContent({
    template,
    content,
    sealed,
    counterparty,
    context,
    fault: (key, message, rule) => report(faults, key, message, rule),
    warn: (key, message, rule) => report(warnings, key, message, rule),
  })
  return { content, sealed, counterparty, faults, warnings }
}

/** The zod schema of stored content: what every revision of this template satisfies. */
export function contentSchema(template: Template): z.ZodType<Content> {
  const shape: Record<string, z.ZodType> = {}
  for (const field of template.fields) {
    if (field.exposure === 'sealed') continue
    shape[field.key] = storedValue(field).optional()
    if (field.kind === 'code' || field.kind === 'codes') shape[`${field.key}_note`] = z.string().max(256).optional()
  }
  return z.strictObject(shape) as unknown as z.ZodType<Content>
}

function storedValue(field: Field): z.ZodType {
  const codes = Object.keys(field.set ?? {})
  const described = (type: z.ZodType) => type.describe(field.label)
  switch (field.kind) {
    case 'date':
      return described(z.iso.date())
    case 'amount':
      return described(z.string().regex(/^\d{1,12}(\.\d{1,6})?$/))
    case 'code':
      return described(z.enum(codes))
    case 'codes':
      return described(z.array(z.enum(codes)).min(1))
    case 'choice':
      return described(z.enum([...(field.choices ?? [])]))
    default:
      return described(
        z
          .string()
          .min(1)
          .max(field.maxLength * 2),
      )
  }
}
