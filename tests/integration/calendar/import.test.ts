import { expect, test } from 'vitest'
import { importCalendarYear } from '@/lib/calendar/actions'
import { explainDeadline } from '@/lib/calendar/queries'
import { db } from '@/lib/platform/db'
import { inWriteTx } from '@/lib/platform/write'
import { perform } from '@/tests/support/doors'

/** Invented for the test; the notice for 2027 was not out when it was written. */
const DAYS = `日期,类型,名称
2027-01-01至2027-01-03,放假,元旦
2027-02-05至2027-02-12,放假,春节
2027-02-14,上班,春节
2027-04-05,放假,清明节
2027-05-01至2027-05-05,放假,劳动节
2027-06-09,放假,端午节
2027-09-15,放假,中秋节
2027-10-01至2027-10-07,放假,国庆节`
const source = '国务院办公厅关于2027年部分节假日安排的通知（测试）'

test('a deadline beyond the calendar is an error that names the year; after the import it is counted, and open deadlines are counted anew', async () => {
  expect(await explainDeadline('2026-12-25', 7)).toMatchObject({
    ok: false,
    refusal: { code: 'rule', message: expect.stringContaining('2027年') },
  })
  const { recountDeadlines } = await import('@/lib/records/effects')
  expect(await inWriteTx((tx) => recountDeadlines(tx, 2027))).toBe(0)

  expect(await perform(importCalendarYear, { year: '2027', source, days: DAYS }, 'admin')).toMatchObject({
    redirect: expect.stringContaining('2027'),
  })
  expect(await explainDeadline('2026-12-25', 7)).toMatchObject({
    ok: true,
    value: { due: '2027-01-06', skipped: expect.arrayContaining([{ date: '2027-01-01', reason: '元旦放假' }]) },
  })
  expect(await db.auditEntry.count({ where: { event: 'calendar.import', outcome: 'done' } })).toBe(1)
})

test('a notice that is not whole, or not right, is refused line by line; nothing is written', async () => {
  const before = await db.calendarDay.count()
  const refused = await perform(
    importCalendarYear,
    {
      year: '2028',
      source,
      days: '2028-01-01,放假,元旦\n2028-13-01,放假,春节\n2027-05-01,放假,劳动节\n2028-01-04,上班,元旦',
    },
    'credit-office',
  )
  expect(refused).toMatchObject({
    status: 'refused',
    refusal: {
      code: 'invalid',
      fields: {
        days: [
          expect.stringContaining('第2行'),
          expect.stringContaining('不属于2028年'),
          expect.stringContaining('本来就上班'),
        ],
      },
    },
    values: { year: '2028' },
  })
  expect(
    await perform(importCalendarYear, { year: '2028', source, days: '2028-01-01,放假,元旦' }, 'credit-office'),
  ).toMatchObject({ refusal: { fields: { days: [expect.stringContaining('缺少春节')] } } })
  expect(await db.calendarDay.count()).toBe(before)
})
