import type { Metadata } from 'next'
import { z } from 'zod'
import { CivilDate, DocumentNumber } from '@/components/ui/code'
import { FilterForm, FilterInput, FilterSelect } from '@/components/ui/filter'
import { Empty, Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page'
import { Pagination, withParams } from '@/components/ui/pagination'
import { cursorOf, DATE_PART, ID_PART } from '@/lib/platform/paging'
import { readParams, type SearchParams } from '@/lib/platform/params'
import { listDeskRows, listOwnItems } from '@/lib/records/queries'
import { DueBadge, PublicityBadge, StateBadge } from './badges'
import { ReleaseList } from './release-list'

export const metadata: Metadata = { title: '信用记录' }

const QUEUES = {
  all: '全部',
  overdue: '已超期，尚未公示',
  today: '今天到期',
  week: '本周内到期',
  review: '等我审核',
  draft: '待审核',
  returned: '已退回',
} as const
type Queue = keyof typeof QUEUES

const shape = {
  queue: z.enum(Object.keys(QUEUES) as [Queue, ...Queue[]], { error: '没有这个队列' }),
  mine: z.literal('1'),
  item: z.string().max(40),
  q: z.string().max(100),
  import: z.uuid(),
  done: z.string().max(20),
  cursor: cursorOf(DATE_PART, ID_PART),
} as const

export default async function RecordsPage({ searchParams }: { searchParams: SearchParams }) {
  const { params } = await readParams(searchParams, shape)
  const { queue = 'all', mine, item, q, cursor, done } = params
  const importId = params.import ?? null
  const [page, items] = await Promise.all([
    listDeskRows({ queue, mine: mine === '1', itemKey: item ?? null, q: q ?? '', importId, after: cursor ?? null }),
    listOwnItems(),
  ])
  const address = { queue: queue === 'all' ? null : queue, mine, item, q, import: importId }
  const releasable = page.mayRelease && (queue === 'review' || queue === 'draft' || importId !== null)
  return (
    <>
      <PageHeader
        crumbs={[{ href: '/desk', label: '待办' }, { label: QUEUES[queue] }]}
        title={
          importId ? '这次导入的记录' : mine ? `我的 · ${QUEUES[queue]}` : queue === 'all' ? '信用记录' : QUEUES[queue]
        }
        lead="按公示期限先后排列；没有期限的在最后。"
      />
      {done ? (
        <div className="mb-4">
          <Notice tone="done" live title={`已发布 ${done} 条`} />
        </div>
      ) : null}
      <FilterForm
        action="/desk/records"
        resetHref={withParams('/desk/records', { queue: address.queue, mine })}
        hidden={{ mine, import: importId }}
      >
        <FilterInput label="名称、代码或文号" name="q" type="search" value={q} />
        <FilterSelect
          label="队列"
          name="queue"
          value={queue}
          options={Object.entries(QUEUES).map(([key, name]) => ({ key, name }))}
          all="全部"
        />
        <FilterSelect label="种类" name="item" value={item} options={items} />
      </FilterForm>
      <p className="mb-2 text-soft" role="status">
        共 {page.total} 条
      </p>
      {page.items.length === 0 ? (
        <Empty title="这里没有记录">
          <p>换一个队列，或者清除筛选条件。</p>
        </Empty>
      ) : (
        <ReleaseList
          releasable={releasable}
          rows={page.items.map((row) => ({
            id: row.id,
            canRelease: row.state === 'draft' && !row.own,
            cells: {
              subject: (
                <>
                  <a href={`/desk/records/${row.recordId}`}>{row.subjectName}</a>
                  <span className="block text-[0.92rem] font-normal text-soft">
                    {row.itemName} · <DocumentNumber>{row.docNo}</DocumentNumber>
                  </span>
                </>
              ),
              decided: <CivilDate>{row.decidedOn}</CivilDate>,
              due: (
                <DueBadge
                  due={row.dueOn}
                  left={row.daysLeft}
                  open={row.state === 'draft' || row.state === 'returned'}
                />
              ),
              state: (
                <span className="inline-flex flex-wrap gap-1.5">
                  <StateBadge state={row.state} kind={row.kind} />
                  <PublicityBadge publicity={row.publicity} severity={row.severity} />
                  {row.returnReason && row.state === 'returned' ? (
                    <span className="block w-full text-[0.9rem] text-soft">退回原因：{row.returnReason}</span>
                  ) : null}
                </span>
              ),
              by: row.enteredByName,
            },
          }))}
        />
      )}
      <Pagination
        total={{ value: page.total, exact: true }}
        nextHref={page.nextCursor ? withParams('/desk/records', { ...address, cursor: page.nextCursor }) : null}
        firstHref={cursor ? withParams('/desk/records', address) : null}
      />
    </>
  )
}
