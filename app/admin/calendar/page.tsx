import type { Metadata } from 'next'
import { z } from 'zod'
import { Badge } from '@/components/ui/badge'
import { Form, Submit, TextArea, TextField } from '@/components/ui/form'
import { Notice } from '@/components/ui/notice'
import { PageHeader, Section } from '@/components/ui/page'
import { Table } from '@/components/ui/table'
import { importCalendarYear } from '@/lib/calendar/actions'
import { listCalendarYears, showCalendarYear } from '@/lib/calendar/queries'
import { may } from '@/lib/platform/access'
import { readParams, type SearchParams } from '@/lib/platform/params'
import { currentActor } from '@/lib/platform/session'

export const metadata: Metadata = { title: '工作日日历' }

export default async function CalendarPage({ searchParams }: { searchParams: SearchParams }) {
  const { year, done } = (
    await readParams(searchParams, { year: z.coerce.number().int().min(2000).max(2100), done: z.literal('1') })
  ).params
  const years = await listCalendarYears()
  const shown = year ?? years[0]?.year ?? new Date().getFullYear()
  const days = await showCalendarYear(shown)
  const imports = may(await currentActor(), 'calendar.import')
  const covered = years.some((one) => one.year === shown)
  return (
    <>
      <PageHeader
        crumbs={[{ href: '/admin', label: '概况' }, { label: '工作日日历' }]}
        title="工作日日历"
        lead="按国务院办公厅每年的放假通知计算工作日。没有导入的年份，期限不能计算，系统不会按周末推算。"
      />
      {done ? (
        <div className="mb-4">
          <Notice tone="done" live title={`${shown}年已导入，未办结事项的期限已重新计算`} />
        </div>
      ) : null}
      <Table
        caption="已导入的年份"
        rows={years}
        rowKey={(row) => String(row.year)}
        columns={[
          { header: '年份', head: true, cell: (row) => <a href={`/admin/calendar?year=${row.year}`}>{row.year}年</a> },
          { header: '放假', end: true, cell: (row) => `${row.days}天` },
          { header: '调休上班', end: true, cell: (row) => `${row.workdays}天` },
          { header: '来源', cell: (row) => row.source },
          {
            header: '核实',
            cell: (row) => (row.verified ? <Badge tone="done">已核实</Badge> : <Badge tone="due">待核实</Badge>),
          },
        ]}
      />
      {covered ? (
        <Section title={`${shown}年`} id="days">
          <ul className="grid gap-x-6 gap-y-1 sm:grid-cols-2 lg:grid-cols-4">
            {days.map((day) => (
              <li key={day.date} className="flex justify-between gap-2 border-b border-line py-0.5">
                <time dateTime={day.date}>{day.date}</time>
                <span className={day.kind === 'workday' ? 'font-semibold' : 'text-soft'}>
                  {day.name}
                  {day.kind === 'workday' ? '，上班' : '，放假'}
                </span>
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
      {imports ? (
        <Section title="导入一年" id="import">
          <div className="card max-w-2xl p-5">
            <Form action={importCalendarYear} label="导入日历">
              <TextField
                name="year"
                label="年份"
                required
                inputMode="numeric"
                value={String(covered ? Math.max(...years.map((one) => one.year)) + 1 : shown)}
              />
              <TextField
                name="source"
                label="放假通知的名称和文号"
                required
                hint="例如：国务院办公厅关于2027年部分节假日安排的通知（国办发明电〔2026〕×号）"
              />
              <TextArea
                name="days"
                label="放假和调休上班的日期"
                required
                rows={12}
                hint="每行一段：日期（或起至止），放假或上班，节日名称。例如 2027-01-01至2027-01-03,放假,元旦。已有的年份会被整年替换。"
              />
              <Submit>导入并重新计算期限</Submit>
            </Form>
          </div>
        </Section>
      ) : null}
    </>
  )
}
