/** What a list of disclosures can be asked for, the same on the page and in the API. Pure. */
import { z } from 'zod'
import { cursorOf, DATE_PART, ID_PART } from '@/lib/platform/paging'
import { isCivilDate } from '@/lib/standards/dates'

const day = (label: string) => z.string().refine(isCivilDate, `${label}应为存在的日期，写成 2026-03-05`)

export const disclosureShape = {
  type: z
    .string()
    .regex(/^[a-z][a-z-]{1,40}$/, '信息种类不对')
    .describe('信息种类，例如 penalty、licence'),
  department: z
    .string()
    .regex(/^[a-z][a-z0-9-]{1,30}$/, '部门不对')
    .describe('提供部门的代号，例如 scjg'),
  from: day('起始日期').describe('决定日期不早于'),
  to: day('截止日期').describe('决定日期不晚于'),
  q: z.string().max(200, '查询词过长').describe('名称、统一社会信用代码或文号的一部分'),
  cursor: cursorOf(DATE_PART, ID_PART).describe('上一页返回的 nextCursor'),
} as const
