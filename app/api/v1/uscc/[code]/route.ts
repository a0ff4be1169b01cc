import { z } from 'zod'
import { ok } from '@/lib/platform/result'
import { defineRoute } from '@/lib/platform/route'
import { readUscc } from '@/lib/standards/uscc'

export const GET = defineRoute({
  permission: 'public',
  path: '/uscc/{code}',
  summary: '校验统一社会信用代码（GB 32100-2015），说明登记管理部门、机构类别和登记地',
  params: z.object({ code: z.string().max(200) }),
  query: z.object({}),
  output: z.object({
    valid: z.boolean(),
    normalized: z.string(),
    authority: z.string().nullable(),
    category: z.string().nullable(),
    region: z.string().nullable(),
    regionName: z.string().nullable(),
    reason: z.string().optional().describe('无效的原因和改正办法'),
  }),
  async run({ params }) {
    const reading = readUscc(params.code)
    if (reading.valid) {
      const { valid, normalized, authority, category, region, regionName } = reading
      return ok({ valid, normalized, authority, category, region, regionName })
    }
    return ok({
      valid: false,
      normalized: reading.normalized,
      authority: null,
      category: null,
      region: null,
      regionName: null,
      reason: reading.reason,
    })
  },
})
