import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { SeverityBadge } from '@/components/disclosure-rows'
import { Badge } from '@/components/ui/badge'
import { CivilDate, Code, DocumentNumber } from '@/components/ui/code'
import { Facts } from '@/components/ui/facts'
import { PageHeader } from '@/components/ui/page'
import { showDisclosure } from '@/lib/disclosure/queries'
import { PUBLISH_BASIS } from '@/lib/disclosure/rules'
import { SUBJECT_KINDS } from '@/lib/standards/uscc'

type Props = { params: Promise<{ id: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const record = await showDisclosure((await params).id)
  if (!record) return { title: '公示信息', robots: { index: false } }
  return {
    title: `${record.subject.name} ${record.typeName} ${record.documentNo}`,
    ...(record.indexable ? {} : { robots: { index: false } }),
  }
}

export default async function DisclosurePage({ params }: Props) {
  const record = await showDisclosure((await params).id)
  if (!record) notFound()
  const { subject } = record
  const counted = record.count?.filter((day) => day.working) ?? []
  return (
    <article>
      <PageHeader
        crumbs={[
          { href: '/', label: '首页' },
          { href: '/disclosures', label: '信用公示' },
          { href: `/disclosures?type=${record.type}`, label: record.typeName },
          { label: record.documentNo },
        ]}
        title={record.headline}
        lead={
          <>
            {record.authority} 对 <a href={`/subjects/${subject.code}`}>{subject.name}</a> 作出的{record.typeName}
          </>
        }
      >
        <p className="mt-3 flex flex-wrap gap-2">
          <Badge tone="info">公示中</Badge>
          <SeverityBadge severity={record.severity} />
          <Badge tone={record.onTime === false ? 'due' : 'done'}>{record.clock}</Badge>
        </p>
      </PageHeader>

      <div className="grid gap-6 lg:grid-cols-[1fr_21rem]">
        <div>
          <Facts
            facts={[
              { label: '决定书文号', value: <DocumentNumber>{record.documentNo}</DocumentNumber> },
              { label: '行政相对人', value: <a href={`/subjects/${subject.code}`}>{subject.name}</a> },
              subject.kind !== 'natural_person' && {
                label: '统一社会信用代码',
                value: subject.code.length === 18 ? <Code>{subject.code}</Code> : '暂无代码',
              },
              { label: '主体类型', value: SUBJECT_KINDS[subject.kind] },
              ...record.fields
                .filter((field) => !HEAD.has(field.key))
                .map((field) => ({ label: field.label, value: field.value, wide: field.long })),
            ]}
          />
          <p className="mt-3 text-[0.92rem] text-soft">
            信息由{record.department.name}提供，以原始文书为准。
            {subject.kind === 'natural_person' ? '自然人只显示姓，证件号码不公开。' : ''}
          </p>
        </div>

        <aside className="space-y-4">
          <section className="card p-4" aria-labelledby="clock">
            <h2 id="clock" className="text-lg">
              公示用时
            </h2>
            <p className="mt-1">
              {record.workdaysUsed === null ? (
                record.clock
              ) : (
                <>
                  决定后 <b className="figures">{record.workdaysUsed}</b> 个工作日公示，{record.clock}
                </>
              )}
            </p>
            <dl className="mt-2 text-[0.95rem]">
              <Row label="决定日期" date={record.decidedOn} />
              <Row label="最迟公示" date={record.dueOn} />
              <Row label="实际公示" date={record.publishedOn} />
            </dl>
            {record.count ? (
              <details className="mt-2 text-[0.92rem]">
                <summary className="text-brand">这个期限怎么算的</summary>
                <p className="mt-1 text-soft">决定当日不计，从次日起数{counted.length}个工作日：</p>
                <ol className="mt-1">
                  {record.count.map((day) => (
                    <li
                      key={day.date}
                      className={`flex justify-between gap-2 border-b border-line py-0.5 ${day.working ? '' : 'text-soft'}`}
                    >
                      <CivilDate>{day.date}</CivilDate>
                      <span>{day.working ? `第${counted.indexOf(day) + 1}个工作日（${day.reason}）` : day.reason}</span>
                    </li>
                  ))}
                </ol>
                <p className="mt-1 text-soft">依据：{PUBLISH_BASIS}</p>
              </details>
            ) : null}
          </section>

          <section className="card p-4" aria-labelledby="until">
            <h2 id="until" className="text-lg">
              公示到什么时候
            </h2>
            <p className="mt-1">
              {record.shownUntil ? (
                <>
                  最迟到 <CivilDate>{record.shownUntil}</CivilDate> 当日，次日零时自动停止。
                </>
              ) : (
                '没有截止日期，许可等持续有效期间公示。'
              )}
            </p>
            {record.severity && record.repairableOn ? (
              <p className="mt-1">
                自 <CivilDate>{record.repairableOn}</CivilDate> 起满最短公示期，义务履行完毕的可以申请信用修复，不收费。
              </p>
            ) : null}
          </section>

          <section className="card screen-only p-4" aria-labelledby="wrong">
            <h2 id="wrong" className="text-lg">
              信息有误？
            </h2>
            <p className="mt-1 text-[0.95rem]">
              请联系{record.department.name}核实更正。<a href="/about#report">办理办法</a>
            </p>
          </section>
        </aside>
      </div>
    </article>
  )
}

/** Fields that the head of the page shows already. */
const HEAD = new Set(['counterparty_name', 'counterparty_uscc', 'counterparty_type', 'doc_no'])

function Row({ label, date }: { label: string; date: string | null }) {
  return date ? (
    <div className="flex justify-between gap-3">
      <dt className="text-soft">{label}</dt>
      <dd>
        <CivilDate>{date}</CivilDate>
      </dd>
    </div>
  ) : null
}
