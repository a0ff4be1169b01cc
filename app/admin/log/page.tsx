import type { Metadata } from 'next'
import { z } from 'zod'
import { Badge } from '@/components/ui/badge'
import { ButtonLink } from '@/components/ui/button'
import { FilterForm, FilterInput, FilterSelect } from '@/components/ui/filter'
import { Empty } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page'
import { withParams } from '@/components/ui/pagination'
import { Table } from '@/components/ui/table'
import { listDepartmentOptions } from '@/lib/departments/queries'
import { listLog } from '@/lib/ledger/queries'
import { ROLES, type Role } from '@/lib/platform/access'
import { cursorOf, ID_PART } from '@/lib/platform/paging'
import { readParams, type SearchParams } from '@/lib/platform/params'
import { chineseTime } from '@/lib/standards/dates'

export const metadata: Metadata = { title: '操作日志' }

const shape = {
  event: z.string().regex(/^[a-z][a-z.-]{0,40}$/, '事件应为小写字母，例如 records'),
  department: z.string().max(31),
  outcome: z.enum(['done', 'denied']),
  target: z.string().max(60),
  cursor: cursorOf(ID_PART),
} as const

export default async function LogPage({ searchParams }: { searchParams: SearchParams }) {
  const { params } = await readParams(searchParams, shape)
  const { event, department, outcome, target, cursor } = params
  const [page, departments] = await Promise.all([
    listLog(
      { event: event ?? null, department: department ?? null, outcome: outcome ?? null, target: target ?? null },
      cursor?.[0] ?? null,
    ),
    listDepartmentOptions(),
  ])
  const address = { event, department, outcome, target }
  return (
    <>
      <PageHeader
        crumbs={[{ href: '/admin', label: '概况' }, { label: '操作日志' }]}
        title="操作日志"
        lead="谁、何时、对什么做了什么，与改动写在同一个事务里；不可修改、不可删除，每条都有存证。日志不含个人信息。"
      />
      <FilterForm action="/admin/log" resetHref="/admin/log">
        <FilterInput label="事件（开头几个字母）" name="event" value={event} placeholder="records.released" />
        <FilterSelect label="部门" name="department" value={department} options={departments} />
        <FilterSelect
          label="结果"
          name="outcome"
          value={outcome}
          options={[
            { key: 'done', name: '完成' },
            { key: 'denied', name: '被拒绝' },
          ]}
        />
        <FilterInput label="对象编号" name="target" value={target} />
      </FilterForm>
      {page.items.length === 0 ? (
        <Empty title="没有符合条件的日志" />
      ) : (
        <Table
          caption="操作日志"
          rows={page.items}
          rowKey={(row) => row.id}
          columns={[
            { header: '时间', cell: (row) => <time dateTime={row.at.toISOString()}>{chineseTime(row.at)}</time> },
            {
              header: '事件',
              head: true,
              cell: (row) => (
                <>
                  <span className="font-mono text-[0.92em]">{row.event}</span>{' '}
                  {row.outcome === 'denied' ? <Badge tone="danger">被拒绝</Badge> : null}
                </>
              ),
            },
            {
              header: '人员',
              cell: (row) =>
                `${row.actor === 'nobody' ? '未登录' : row.actor}${row.actorRole in ROLES ? `（${ROLES[row.actorRole as Role]}）` : ''}`,
            },
            { header: '部门', cell: (row) => row.department ?? '' },
            {
              header: '对象',
              cell: (row) => (
                <span className="text-[0.9em]">
                  {row.targetType}
                  <a href={withParams('/admin/log', { target: row.targetId })} className="ml-1 font-mono text-[0.85em]">
                    {row.targetId.slice(0, 13)}
                  </a>
                </span>
              ),
            },
            { header: '内容', cell: (row) => <Facts facts={row.facts} /> },
            { header: '存证序号', end: true, cell: (row) => (row.seq === null ? '排序中' : String(row.seq)) },
          ]}
        />
      )}
      <p className="mt-4 flex gap-2">
        {cursor ? <ButtonLink href={withParams('/admin/log', address)}>回到最新</ButtonLink> : null}
        {page.nextCursor ? (
          <ButtonLink href={withParams('/admin/log', { ...address, cursor: page.nextCursor })} rel="next">
            更早的日志
          </ButtonLink>
        ) : null}
      </p>
    </>
  )
}

function Facts({ facts }: { facts: Record<string, unknown> }) {
  const entries = Object.entries(facts)
  if (entries.length === 0) return null
  return (
    <details className="text-[0.9em]">
      <summary className="text-brand">{entries.length}项</summary>
      <dl className="font-mono text-[0.85em]">
        {entries.map(([key, value]) => (
          <div key={key}>
            <dt className="inline text-soft">{key}: </dt>
            <dd className="inline break-all">{typeof value === 'string' ? value : JSON.stringify(value)}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
