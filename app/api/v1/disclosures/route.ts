import { z } from 'zod'
import { listDisclosures } from '@/lib/disclosure/queries'
import { disclosurePageSchema, listQuery } from '@/lib/disclosure/rules-api'
import { ok } from '@/lib/platform/result'
import { defineRoute } from '@/lib/platform/route'

export const GET = defineRoute({
  permission: 'public',
  path: '/disclosures',
  summary: '公示信息，按决定日期从新到旧',
  params: z.object({}),
  query: listQuery,
  output: disclosurePageSchema,
  async run({ query: { cursor, ...filter } }) {
    return ok(await listDisclosures({ ...filter, ...(cursor ? { after: cursor } : {}) }))
  },
})
