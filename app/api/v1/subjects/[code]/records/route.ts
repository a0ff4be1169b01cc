import { z } from 'zod'
import { listDisclosures } from '@/lib/disclosure/queries'
import { disclosurePageSchema, limitParam } from '@/lib/disclosure/rules-api'
import { disclosureShape } from '@/lib/disclosure/rules-query'
import { ok, refuse } from '@/lib/platform/result'
import { defineRoute } from '@/lib/platform/route'
import { showSubject } from '@/lib/subjects/queries'
import { subjectCodeParam } from '@/lib/subjects/rules-api'

export const GET = defineRoute({
  permission: 'public',
  path: '/subjects/{code}/records',
  summary: '一个主体正在公示的信息',
  params: subjectCodeParam,
  query: z.object({
    type: disclosureShape.type.optional(),
    cursor: disclosureShape.cursor.optional(),
    limit: limitParam,
  }),
  output: disclosurePageSchema,
  async run({ params, query: { type, cursor, limit } }) {
    if (!(await showSubject(params.code))) return refuse({ code: 'not_found', what: '这个主体' })
    return ok(
      await listDisclosures({
        subject: params.code,
        ...(type ? { type } : {}),
        ...(cursor ? { after: cursor } : {}),
        limit,
      }),
    )
  },
})
