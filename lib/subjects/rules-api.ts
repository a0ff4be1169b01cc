/** What the API answers about subjects: the contract's shapes as zod schemas. Pure. */
import { z } from 'zod'
import { SUBJECT_KINDS, type SubjectKind } from '@/lib/standards/uscc'
import { readSubjectCode } from './rules'

export const subjectSchema = z
  .object({
    code: z.string().describe('统一社会信用代码；自然人为密钥散列'),
    name: z.string().describe('自然人只有姓'),
    type: z.enum(Object.keys(SUBJECT_KINDS) as [SubjectKind, ...SubjectKind[]]),
    status: z.string(),
    region: z.string().nullable(),
  })
  .meta({ description: '信用主体' })

export const subjectPageSchema = z.object({
  items: z.array(subjectSchema),
  nextCursor: z.string().nullable(),
  total: z.object({ value: z.int(), exact: z.boolean() }),
})

export const subjectViewSchema = subjectSchema.extend({
  typeName: z.string(),
  statusName: z.string(),
  regionName: z.string().nullable(),
  verified: z.boolean(),
  establishedOn: z.iso.date().nullable(),
  address: z.string().nullable(),
  town: z.string().nullable(),
  industry: z.string().nullable(),
  authority: z.string().nullable(),
  formerNames: z.array(z.object({ name: z.string(), untilOn: z.iso.date().nullable() })),
  counts: z.array(z.object({ type: z.string(), name: z.string(), count: z.int() })).describe('正在公示的信息，按种类'),
  listings: z.array(z.never()).describe('名单（尚无公开名单时为空）'),
  commitments: z.array(z.never()).describe('信用承诺（尚无公开承诺时为空）'),
})

export const subjectCodeParam = z.object({
  code: z
    .string()
    .max(60)
    .transform((text, context) => {
      const code = readSubjectCode(text)
      if (code) return code
      context.addIssue({ code: 'custom', message: '不是统一社会信用代码，请核对' })
      return z.NEVER
    }),
})
