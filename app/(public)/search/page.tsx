import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { DisclosureRows } from '@/components/disclosure-rows'
import { SearchBox } from '@/components/search-box'
import { Badge } from '@/components/ui/badge'
import { Code } from '@/components/ui/code'
import { FilterForm, FilterSelect } from '@/components/ui/filter'
import { Empty, Notice } from '@/components/ui/notice'
import { PageHeader, Section } from '@/components/ui/page'
import { Pagination, totalText, withParams } from '@/components/ui/pagination'
import { Table } from '@/components/ui/table'
import { listDisclosures } from '@/lib/disclosure/queries'
import { cursorOf } from '@/lib/platform/paging'
import { readParams, type SearchParams } from '@/lib/platform/params'
import { readUscc, SUBJECT_KINDS, type SubjectKind } from '@/lib/standards/uscc'
import { listSubjects, type SubjectSummary, showSubject } from '@/lib/subjects/queries'

export const metadata: Metadata = { title: '主体查询', robots: { index: false } }

const kinds = Object.entries(SUBJECT_KINDS)
  .filter(([key]) => key !== 'natural_person')
  .map(([key, name]) => ({ key, name }))

const shape = {
  q: z.string().max(200, '查询词过长'),
  type: z.enum(kinds.map(({ key }) => key) as [SubjectKind, ...SubjectKind[]], { error: '主体类型不对' }),
  cursor: cursorOf(/^\d$/, /^\d{1,3}$/, /^[0-9A-Z]{18,27}$/),
} as const

export default async function SearchPage({ searchParams }: { searchParams: SearchParams }) {
  const { params, faults } = await readParams(searchParams, shape)
  const { q = '', type, cursor } = params
  const code = q ? readUscc(q) : null
  // A whole code goes straight to the page that it names.
  if (code?.valid && !cursor && (await showSubject(code.normalized))) redirect(`/subjects/${code.normalized}`)
  const [subjects, records] = await Promise.all([
    listSubjects({ q, ...(type ? { type } : {}), ...(cursor ? { after: cursor } : {}) }),
    q && !cursor ? listDisclosures({ q, limit: 10 }) : null,
  ])
  const hint = code && !code.valid && /^[0-9A-Za-z０-９Ａ-Ｚａ-ｚ\s]{15,20}$/.test(q) ? code.reason : null
  return (
    <>
      <PageHeader crumbs={[{ href: '/', label: '首页' }, { label: '主体查询' }]} title={q ? `查询“${q}”` : '主体查询'}>
        <div className="mt-4 max-w-3xl">
          <SearchBox value={q} />
        </div>
      </PageHeader>
      {faults.length > 0 ? <Notice tone="danger" title={faults.join('；')} /> : null}
      {hint ? (
        <Notice tone="due" title="看起来像统一社会信用代码，但有误">
          {hint}
        </Notice>
      ) : null}

      <Section title="主体" id="subjects" aside={<span className="text-soft">{totalText(subjects.total)}</span>}>
        {q || type ? null : <p className="mb-3 text-soft">输入名称的一部分即可查找；下面按名称长短列出全部主体。</p>}
        <FilterForm action="/search" hidden={{ q }}>
          <FilterSelect label="主体类型" name="type" value={type} options={kinds} />
        </FilterForm>
        {subjects.items.length > 0 ? <SubjectRows items={subjects.items} /> : <NoSubject />}
        <Pagination
          total={subjects.total}
          nextHref={subjects.nextCursor ? withParams('/search', { q, type, cursor: subjects.nextCursor }) : null}
          firstHref={cursor ? withParams('/search', { q, type }) : null}
        />
      </Section>

      {records && records.items.length > 0 ? (
        <Section
          title="公示信息"
          id="records"
          aside={<a href={withParams('/disclosures', { q })}>{totalText(records.total)}，查看全部</a>}
        >
          <DisclosureRows items={records.items} caption={`与“${q}”有关的公示信息`} />
        </Section>
      ) : null}
    </>
  )
}

function SubjectRows({ items }: { items: readonly SubjectSummary[] }) {
  return (
    <Table
      caption="主体"
      rows={items}
      rowKey={(row) => row.code}
      columns={[
        {
          header: '名称',
          head: true,
          cell: (row) => (
            <>
              <a href={`/subjects/${row.code}`}>{row.name}</a>
              {row.former ? (
                <span className="block text-[0.92rem] font-normal text-soft">曾用名：{row.former}</span>
              ) : null}
            </>
          ),
        },
        { header: '代码', cell: (row) => (row.code.length === 18 ? <Code>{row.code}</Code> : '暂无代码') },
        { header: '类型', cell: (row) => row.typeName },
        {
          header: '状态',
          cell: (row) => (
            <Badge tone={row.status === 'active' ? 'done' : row.status === 'unknown' ? 'neutral' : 'due'}>
              {row.statusName}
            </Badge>
          ),
        },
        { header: '登记地', cell: (row) => row.regionName ?? '' },
      ]}
    />
  )
}

function NoSubject() {
  return (
    <Empty title="没有找到这个主体">
      <ul className="mx-auto inline-block list-disc pl-5 text-left">
        <li>少输几个字试试，例如只输字号</li>
        <li>按统一社会信用代码查询，请逐位核对</li>
        <li>自然人不能按姓名查询；可按决定书文号查找</li>
      </ul>
    </Empty>
  )
}
