import type { Metadata } from 'next'
import { DisclosureRows } from '@/components/disclosure-rows'
import { FilterForm, FilterInput, FilterSelect } from '@/components/ui/filter'
import { Empty, Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page'
import { Pagination, totalText, withParams } from '@/components/ui/pagination'
import { listDepartmentOptions } from '@/lib/departments/queries'
import { listDisclosures } from '@/lib/disclosure/queries'
import { disclosureShape } from '@/lib/disclosure/rules-query'
import { readParams, type SearchParams } from '@/lib/platform/params'
import { listRecordTypes } from '@/lib/records/queries'

export const metadata: Metadata = { title: '信用公示' }

export default async function DisclosuresPage({ searchParams }: { searchParams: SearchParams }) {
  const { params, faults } = await readParams(searchParams, disclosureShape)
  const { cursor, ...filter } = params
  const [page, types, departments] = await Promise.all([
    listDisclosures({ ...filter, ...(cursor ? { after: cursor } : {}) }),
    listRecordTypes(),
    listDepartmentOptions(),
  ])
  const type = types.find(({ key }) => key === filter.type)
  return (
    <>
      <PageHeader
        crumbs={[{ href: '/', label: '首页' }, { label: '信用公示' }]}
        title={type ? `${type.name}公示` : '信用公示'}
        lead="行政许可、行政处罚和其他八类行政行为，自作出决定之日起7个工作日内公示；按规定期限展示，到期自动停止。"
      />
      {faults.length > 0 ? (
        <div className="mb-4">
          <Notice tone="danger" title="有的筛选条件没有使用">
            {faults.join('；')}
          </Notice>
        </div>
      ) : null}
      <FilterForm action="/disclosures" resetHref="/disclosures">
        <FilterInput label="名称、代码或文号" name="q" type="search" value={filter.q} />
        <FilterSelect label="种类" name="type" value={filter.type} options={types} />
        <FilterSelect label="提供单位" name="department" value={filter.department} options={departments} />
        <FilterInput label="决定日期，从" name="from" type="date" value={filter.from} />
        <FilterInput label="到" name="to" type="date" value={filter.to} />
      </FilterForm>
      <p className="mb-2 text-soft" role="status">
        {totalText(page.total)}，按决定日期从新到旧
      </p>
      {page.items.length > 0 ? (
        <DisclosureRows items={page.items} caption="公示信息" />
      ) : (
        <Empty title="没有符合条件的公示信息">
          <p>
            可以放宽条件，或者<a href="/disclosures">查看全部</a>。公示期满和已经修复的信息不再显示。
          </p>
        </Empty>
      )}
      <Pagination
        total={page.total}
        nextHref={page.nextCursor ? withParams('/disclosures', { ...filter, cursor: page.nextCursor }) : null}
        firstHref={cursor ? withParams('/disclosures', filter) : null}
      />
    </>
  )
}
