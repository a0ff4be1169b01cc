'use server'

import { defineAction } from '@/lib/platform/action'
import { ok } from '@/lib/platform/result'
import { recountDeadlines } from '@/lib/records/effects'
import { calendarImportInput } from './rules'
import { insertYear } from './store'

/** Imports (or replaces) a year of the State Council's calendar and counts every open deadline anew. */
export const importCalendarYear = defineAction({
  permission: 'calendar.import',
  input: calendarImportInput,
  async run({ actor, input, tx }) {
    await insertYear(tx, input.year, input.source, true, input.days, actor.accountId)
    const recounted = await recountDeadlines(tx, input.year)
    return ok({
      value: null,
      audit: {
        target: { type: 'calendar', id: String(input.year) },
        facts: { source: input.source, days: input.days.length, recounted },
      },
      redirect: `/admin/calendar?year=${input.year}&done=1`,
    })
  },
})
