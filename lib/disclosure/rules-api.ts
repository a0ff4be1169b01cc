/** What the API answers about disclosures: the contract's shapes as zod schemas. Pure. */
import { z } from 'zod'
import { disclosureShape } from './rules-query'

export const limitParam = z.coerce
  .number({ error: '应为数字' })
  .int('应为整数')
  .min(1, '不小于1')
  .max(100, '不大于100')
  .default(20)
  .describe('每页条数')

export const totalSchema = z.object({ value: z.int(), exact: z.boolean().describe('false 表示不少于 value 条') })

export const disclosureSchema = z
  .object({
    id: z.uuid(),
    type: z.string(),
    typeName: z.string(),
    headline: z.string(),
    subject: z.object({ code: z.string(), name: z.string(), kind: z.string() }),
    documentNo: z.string(),
    decidedOn: z.iso.date(),
    authority: z.string(),
    department: z.object({ key: z.string(), name: z.string() }),
    severity: z.string().nullable(),
    publishedAt: z.iso.datetime(),
    publishedOn: z.iso.date(),
    workdaysUsed: z.int().nullable().describe('决定次日起到公示当日的工作日数'),
    onTime: z.boolean().nullable().describe('是否在7个工作日内公示'),
    dueOn: z.iso.date().nullable(),
    shownUntil: z.iso.date().nullable().describe('公示的最后一天；空为没有截止日期'),
    repairableOn: z.iso.date().nullable().describe('满最短公示期之日'),
  })
  .meta({ description: '一条公示信息' })

export const disclosurePageSchema = z.object({
  items: z.array(disclosureSchema),
  nextCursor: z.string().nullable(),
  total: totalSchema,
})

export const disclosureViewSchema = disclosureSchema.extend({
  fields: z
    .array(z.object({ key: z.string(), label: z.string(), value: z.string() }))
    .describe('公示的字段，按国家标准的次序'),
  rule: z.string().nullable().describe('公示期限所依据的规则'),
})

export const listQuery = z.object({
  type: disclosureShape.type.optional(),
  department: disclosureShape.department.optional(),
  from: disclosureShape.from.optional(),
  to: disclosureShape.to.optional(),
  q: disclosureShape.q.optional(),
  cursor: disclosureShape.cursor.optional(),
  limit: limitParam,
})
