import { z } from 'zod'
import { limitParam } from '@/lib/disclosure/rules-api'
import { cursorOf } from '@/lib/platform/paging'
import { ok } from '@/lib/platform/result'
import { defineRoute } from '@/lib/platform/route'
import { listSubjects } from '@/lib/subjects/queries'
import { subjectPageSchema, subjectSchema } from '@/lib/subjects/rules-api'

export const GET = defineRoute({
  permission: 'public',
  path: '/subjects',
  summary: '按名称的一部分或代码查找主体；不列出自然人',
  params: z.object({}),
  query: z.object({
    q: z.string().max(200, '查询词过长').optional().describe('名称的一部分或代码'),
    type: subjectSchema.shape.type.optional(),
    cursor: cursorOf(/^\d$/, /^\d{1,3}$/, /^[0-9A-Z]{18,27}$/)
      .optional()
      .describe('上一页返回的 nextCursor'),
    limit: limitParam,
  }),
  output: subjectPageSchema,
  async run({ query: { q, type, cursor, limit } }) {
    const page = await listSubjects({
      ...(q ? { q } : {}),
      ...(type ? { type } : {}),
      ...(cursor ? { after: cursor } : {}),
      limit,
    })
    return ok({
      ...page,
      items: page.items.map(({ code, name, type, status, region }) => ({ code, name, type, status, region })),
    })
  },
})
