import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { SeverityBadge, TimelinessBadge } from '@/components/disclosure-rows'
import { Badge } from '@/components/ui/badge'
import { CivilDate, Code, DocumentNumber } from '@/components/ui/code'
import { Facts } from '@/components/ui/facts'
import { Empty } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page'
import { Pagination, withParams } from '@/components/ui/pagination'
import { Timeline } from '@/components/ui/timeline'
import { countPublicRecords, type Disclosure, listDisclosures } from '@/lib/disclosure/queries'
import { disclosureShape } from '@/lib/disclosure/rules-query'
import { readParams, type SearchParams } from '@/lib/platform/params'
import { showSubject } from '@/lib/subjects/queries'
import { readSubjectCode } from '@/lib/subjects/rules'

type Props = { params: Promise<{ code: string }>; searchParams: SearchParams }

const find = async (params: Props['params']) => {
  const code = readSubjectCode((await params).code)
  return code ? showSubject(code) : null
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const subject = await find(params)
  if (!subject) return { title: '没有找到' }
  return { title: subject.name, ...(subject.indexable ? {} : { robots: { index: false, follow: false } }) }
}

const shape = { type: disclosureShape.type, cursor: disclosureShape.cursor } as const

export default async function SubjectPage({ params, searchParams }: Props) {
  const subject = await find(params)
  if (!subject) notFound()
  const { params: query } = await readParams(searchParams, shape)
  const { type, cursor } = query
  const [counts, records] = await Promise.all([
    countPublicRecords(subject.code),
    listDisclosures({ subject: subject.code, ...(type ? { type } : {}), ...(cursor ? { after: cursor } : {}) }),
  ])
  const total = counts.reduce((sum, { count }) => sum + count, 0)
  const path = `/subjects/${subject.code}`
  const person = subject.type === 'natural_person'
  return (
    <article>
      <PageHeader
        crumbs={[{ href: '/', label: '首页' }, { href: '/search', label: '主体查询' }, { label: subject.name }]}
        title={subject.name}
      >
        <p className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-2">
          {subject.code.length === 18 ? (
            <Code>{subject.code}</Code>
          ) : person ? null : (
            <span className="text-soft">暂无统一社会信用代码</span>
          )}
          <Badge tone={subject.status === 'active' ? 'done' : subject.status === 'unknown' ? 'neutral' : 'due'}>
            {person ? '自然人' : subject.statusName}
          </Badge>
          {person ? null : <span>{subject.typeName}</span>}
          {!person && !subject.verified ? <Badge tone="neutral">登记信息待核验</Badge> : null}
        </p>
        <p className="mt-3 text-lg">{summary(total, counts)}</p>
      </PageHeader>

      <div className="grid gap-8 lg:grid-cols-[1fr_20rem]">
        <section aria-labelledby="timeline">
          <h2 id="timeline" className="mb-3 text-xl">
            公示信息
          </h2>
          {counts.length > 1 ? (
            <nav aria-label="按种类筛选" className="screen-only mb-5">
              <ul className="flex flex-wrap gap-2">
                <Chip href={path} current={!type} label={`全部 ${total}`} />
                {counts.map((kind) => (
                  <Chip
                    key={kind.itemKey}
                    href={withParams(path, { type: kind.itemKey })}
                    current={type === kind.itemKey}
                    label={`${kind.itemName} ${kind.count}`}
                  />
                ))}
              </ul>
            </nav>
          ) : null}
          {records.items.length > 0 ? (
            <div className="card p-5">
              <Timeline
                label="公示信息，从新到旧"
                entries={records.items.map((record) => ({
                  key: record.id,
                  date: record.decidedOn,
                  content: <Entry record={record} />,
                }))}
              />
            </div>
          ) : (
            <Empty title="没有正在公示的信息">
              <p>公示期满和已经修复的信息不再显示。没有公示信息，不等于对该主体的评价。</p>
            </Empty>
          )}
          <Pagination
            total={records.total}
            nextHref={records.nextCursor ? withParams(path, { type, cursor: records.nextCursor }) : null}
            firstHref={cursor ? withParams(path, { type }) : null}
          />
        </section>

        {person ? (
          <p className="text-[0.95rem] text-soft">自然人只显示姓，证件号码不公开；本页不被搜索引擎收录。</p>
        ) : (
          <section aria-labelledby="register">
            <h2 id="register" className="mb-3 text-xl">
              登记信息
            </h2>
            <Facts
              facts={[
                ...subject.posts.filter((post) => !post.until).map((post) => ({ label: post.role, value: post.name })),
                {
                  label: '成立日期',
                  value: subject.establishedOn ? <CivilDate>{subject.establishedOn}</CivilDate> : null,
                },
                { label: '住所', value: subject.address },
                { label: '所属镇（街道）', value: subject.town },
                { label: '行业', value: subject.industry },
                { label: '登记机关', value: subject.authority },
                { label: '登记地', value: subject.regionName },
                {
                  label: '曾用名',
                  value: subject.formerNames
                    .map(({ name, untilOn }) => (untilOn ? `${name}（至${untilOn}）` : name))
                    .join('；'),
                },
                { label: '经营范围', value: subject.scope, wide: true },
              ]}
            />
          </section>
        )}
      </div>
    </article>
  )
}

function summary(total: number, counts: readonly { itemName: string; count: number }[]): string {
  if (total === 0) return '目前没有正在公示的信息。'
  return `目前公示 ${total} 条信息：${counts.map(({ itemName, count }) => `${itemName}${count}条`).join('、')}。`
}

function Chip({ href, current, label }: { href: string; current: boolean; label: string }) {
  return (
    <li>
      <a
        href={href}
        aria-current={current ? 'true' : undefined}
        className="inline-flex min-h-10 items-center rounded-full border border-line bg-surface px-4 no-underline hover:bg-brand-tint aria-[current]:border-brand aria-[current]:bg-brand aria-[current]:text-on-brand"
      >
        {label}
      </a>
    </li>
  )
}

function Entry({ record }: { record: Disclosure }) {
  return (
    <>
      <p className="font-semibold">
        <span className="mr-2 text-soft">{record.typeName}</span>
        <a href={`/disclosures/${record.id}`}>{record.headline}</a>
      </p>
      <p className="text-[0.95rem] text-soft">
        {record.authority} · <DocumentNumber>{record.documentNo}</DocumentNumber>
      </p>
      <p className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1 text-[0.92rem]">
        <SeverityBadge severity={record.severity} />
        <TimelinessBadge record={record} />
        <span className="text-soft">
          {record.shownUntil ? (
            <>
              公示至 <CivilDate>{record.shownUntil}</CivilDate>
            </>
          ) : (
            '持续公示'
          )}
        </span>
      </p>
    </>
  )
}
