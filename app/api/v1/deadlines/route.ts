import { z } from 'zod'
import { explainDeadline } from '@/lib/calendar/queries'
import { defineRoute } from '@/lib/platform/route'
import { isCivilDate } from '@/lib/standards/dates'

export const GET = defineRoute({
  permission: 'public',
  path: '/deadlines',
  summary: '从某日起若干个工作日的到期日，以及途中不计的日子',
  params: z.object({}),
  query: z.object({
    from: z
      .string({ error: '请给出起算日期' })
      .refine(isCivilDate, '应为存在的日期，写成 2026-09-28')
      .describe('起算日期；当日不计'),
    workdays: z.coerce
      .number({ error: '请给出工作日数' })
      .int('应为整数')
      .min(0, '不小于0')
      .max(366, '不大于366')
      .describe('工作日数'),
  }),
  output: z.object({
    from: z.iso.date(),
    workdays: z.int(),
    due: z.iso.date(),
    counted: z.array(z.iso.date()).describe('计入的工作日'),
    skipped: z.array(z.object({ date: z.iso.date(), reason: z.string() })).describe('不计的日子和原因'),
  }),
  run: ({ query }) => explainDeadline(query.from, query.workdays),
})
