/** Changes to the dated rules: a figure is confirmed, or replaced from a day to come. What was decided stays. Pure. */
import { z } from 'zod'
import { isCivilDate } from '@/lib/standards/dates'
import { readAmount } from '@/lib/standards/money'

const basis = z.string().trim().min(6, '请写明依据的文件名称和条款').max(500, '不超过500个字')
const day = z.string().refine(isCivilDate, '请选择生效日期')
const amount = z.string().transform((text, context) => {
  if (text.trim() === '') return null
  const reading = readAmount(text)
  if (reading.ok) return reading.wan
  context.addIssue({ code: 'custom', message: reading.reason })
  return z.NEVER
})
const months = z
  .string()
  .trim()
  .transform((text) => (text === '' ? null : Number(text)))
  .refine((value) => value === null || (Number.isInteger(value) && value >= 0 && value <= 120), '应为0至120之间的整数')

export const confirmRuleInput = z.object({
  table: z.enum(['severity', 'publicity']),
  ruleId: z.string().max(80),
  legalBasis: basis,
})
export const replaceSeverityInput = z.object({
  ruleId: z.string().max(80),
  fineOver: amount,
  fineUpTo: amount,
  effectiveFrom: day,
  legalBasis: basis,
})
export const replacePublicityInput = z
  .object({ ruleId: z.string().max(80), minMonths: months, maxMonths: months, effectiveFrom: day, legalBasis: basis })
  .refine((input) => input.minMonths === null || input.maxMonths === null || input.minMonths <= input.maxMonths, {
    path: ['maxMonths'],
    message: '最长期不能短于最短期',
  })

/** A new figure counts from tomorrow at the earliest: decisions of the past were made under the old one. */
export const checkEffectiveFrom = (from: string, today: string, oldFrom: string): string | null =>
  from <= today
    ? '生效日期须晚于今天：已作出的决定适用当时的规则'
    : from <= oldFrom
      ? `生效日期须晚于原规则的生效日期 ${oldFrom}`
      : null
