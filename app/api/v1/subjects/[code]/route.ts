import { z } from 'zod'
import { countPublicRecords } from '@/lib/disclosure/queries'
import { ok, refuse } from '@/lib/platform/result'
import { defineRoute } from '@/lib/platform/route'
import { showSubject } from '@/lib/subjects/queries'
import { subjectCodeParam, subjectViewSchema } from '@/lib/subjects/rules-api'

export const GET = defineRoute({
  permission: 'public',
  path: '/subjects/{code}',
  summary: '一个主体，和正在公示的信息条数',
  params: subjectCodeParam,
  query: z.object({}),
  output: subjectViewSchema,
  async run({ params }) {
    const subject = await showSubject(params.code)
    if (!subject) return refuse({ code: 'not_found', what: '这个主体' })
    const counts = await countPublicRecords(params.code)
    const { former: _former, scope: _scope, posts: _posts, indexable: _indexable, ...rest } = subject
    return ok({
      ...rest,
      counts: counts.map(({ itemKey, itemName, count }) => ({ type: itemKey, name: itemName, count })),
      listings: [],
      commitments: [],
    })
  },
})
