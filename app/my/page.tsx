import { SeverityBadge } from '@/components/disclosure-rows'
import { ButtonLink } from '@/components/ui/button'
import { CivilDate, Code, DocumentNumber } from '@/components/ui/code'
import { Empty } from '@/components/ui/notice'
import { PageHeader, Section } from '@/components/ui/page'
import { Pagination, withParams } from '@/components/ui/pagination'
import { Table } from '@/components/ui/table'
import { listOwnDisclosures } from '@/lib/disclosure/queries'
import { cursorOf, DATE_PART, ID_PART } from '@/lib/platform/paging'
import { readParams, type SearchParams } from '@/lib/platform/params'
import { showOwnSubject } from '@/lib/subjects/queries'

/** What is public about one's own enterprise: until when, and from which day repair may be asked for. */
export default async function MyPage({ searchParams }: { searchParams: SearchParams }) {
  const { params } = await readParams(searchParams, { cursor: cursorOf(DATE_PART, ID_PART) })
  const subject = await showOwnSubject()
  if (!subject) return <Empty title="这个账号还没有绑定企业">请联系区信用办核验并绑定。</Empty>
  const page = await listOwnDisclosures(params.cursor)
  return (
    <>
      <PageHeader
        title={subject.name}
        lead={subject.code.length === 18 ? <Code>{subject.code}</Code> : '暂无统一社会信用代码'}
        actions={<ButtonLink href={`/subjects/${subject.code}`}>公众看到的页面</ButtonLink>}
      />
      <Section title={`正在公示的信息（${page.total.value}${page.total.exact ? '' : '+'}条）`} id="public">
        {page.items.length === 0 ? (
          <Empty title="没有正在公示的信息" />
        ) : (
          <Table
            caption="正在公示的本企业信息"
            rows={page.items}
            rowKey={(row) => row.id}
            columns={[
              {
                header: '事项',
                head: true,
                cell: (row) => (
                  <>
                    <a href={`/disclosures/${row.id}`}>{row.headline}</a>
                    <span className="block text-[0.92rem] font-normal text-soft">
                      {row.typeName} · <DocumentNumber>{row.documentNo}</DocumentNumber>
                    </span>
                  </>
                ),
              },
              { header: '程度', cell: (row) => <SeverityBadge severity={row.severity} /> },
              { header: '提供单位', cell: (row) => row.department.name },
              { header: '决定日期', cell: (row) => <CivilDate>{row.decidedOn}</CivilDate> },
              {
                header: '公示至',
                cell: (row) => (row.shownUntil ? <CivilDate>{row.shownUntil}</CivilDate> : '持续公示'),
              },
              {
                header: '可申请修复',
                cell: (row) => (row.severity && row.repairableOn ? <CivilDate>{row.repairableOn}</CivilDate> : ''),
              },
            ]}
          />
        )}
        <Pagination
          total={page.total}
          nextHref={page.nextCursor ? withParams('/my', { cursor: page.nextCursor }) : null}
          firstHref={params.cursor ? '/my' : null}
        />
      </Section>
      <p className="mt-4 text-[0.95rem] text-soft">
        “可申请修复”是满最短公示期之日，并须已纠正失信行为、履行完义务。修复不收费，没有授权任何中介。规则见
        <a href="/about#period">公示期限</a>。
      </p>
    </>
  )
}
