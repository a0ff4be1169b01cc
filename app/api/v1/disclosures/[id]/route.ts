import { z } from 'zod'
import { showDisclosure } from '@/lib/disclosure/queries'
import { disclosureViewSchema } from '@/lib/disclosure/rules-api'
import { ok, refuse } from '@/lib/platform/result'
import { defineRoute } from '@/lib/platform/route'

export const GET = defineRoute({
  permission: 'public',
  path: '/disclosures/{id}',
  summary: '一条公示信息及其全部公示字段',
  params: z.object({ id: z.string().max(60) }),
  query: z.object({}),
  output: disclosureViewSchema,
  async run({ params }) {
    const record = await showDisclosure(params.id)
    if (!record) return refuse({ code: 'not_found', what: '这条信息，或者它已不再公示' })
    const { count: _count, clock: _clock, indexable: _indexable, fields, ...rest } = record
    return ok({ ...rest, fields: fields.map(({ key, label, value }) => ({ key, label, value })) })
  },
})
