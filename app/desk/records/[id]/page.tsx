import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { Badge } from '@/components/ui/badge'
import { ButtonLink } from '@/components/ui/button'
import { CivilDate, Code, DocumentNumber } from '@/components/ui/code'
import { type Fact, Facts } from '@/components/ui/facts'
import { Form, Hidden, Submit, TextArea } from '@/components/ui/form'
import { Notice } from '@/components/ui/notice'
import { PageHeader, Section } from '@/components/ui/page'
import { Timeline } from '@/components/ui/timeline'
import { PUBLICITIES, type Publicity } from '@/lib/disclosure/rules'
import { showValue } from '@/lib/platform/fields'
import { readParams, type SearchParams } from '@/lib/platform/params'
import { discardRecord, releaseRecords, returnRecord } from '@/lib/records/actions'
import { type RecordView, showRecord } from '@/lib/records/queries'
import { REVISION_KINDS } from '@/lib/records/rules'
import { chineseTime } from '@/lib/standards/dates'
import { DueBadge, PublicityBadge, StateBadge } from '../badges'
import { RevealForm } from './reveal-form'

export const metadata: Metadata = { title: '记录' }

const DONE: Record<string, string> = {
  created: '已提交，等待本部门另一人审核发布',
  updated: '已有同一文号的记录，已提交为新版本，等待审核发布',
  corrected: '更正已提交，等待本部门另一人审核发布',
  withdrawal: '撤销公示已提出，由本部门另一人发布后生效',
  released: '已发布',
  returned: '已退回给录入人',
  discarded: '已作废',
}

type Props = { params: Promise<{ id: string }>; searchParams: SearchParams }
type Revision = RecordView['revisions'][number]

export default async function RecordPage({ params, searchParams }: Props) {
  const record = await showRecord((await params).id)
  if (!record) notFound()
  const { done } = (await readParams(searchParams, { done: z.string().max(20) })).params
  const { head, item, revisions, may } = record
  const open = revisions.find((revision) => revision.state === 'draft' || revision.state === 'returned')
  const current = open ?? revisions.find((revision) => revision.no === head.revision) ?? revisions[0]
  if (!current) notFound()
  return (
    <>
      <PageHeader
        crumbs={[{ href: '/desk', label: '待办' }, { href: '/desk/records', label: '信用记录' }, { label: head.docNo }]}
        title={`${item.name} ${head.docNo}`}
        lead={<>{head.subjectName}</>}
        actions={
          <>
            {may.correct && !head.withdrawnAt ? (
              <ButtonLink href={`/desk/records/${head.id}/edit`}>
                {open?.state === 'returned' ? '修改后重新提交' : '更正'}
              </ButtonLink>
            ) : null}
            {may.withdraw ? <ButtonLink href={`/desk/records/${head.id}/withdraw`}>撤销公示</ButtonLink> : null}
          </>
        }
      >
        <p className="mt-3 flex flex-wrap gap-2">
          <StateBadge state={current.state} kind={current.kind} />
          <PublicityBadge publicity={current.publicity} severity={current.severity} />
          <PublicState record={record} />
        </p>
      </PageHeader>
      {done && DONE[done] ? (
        <div className="mb-5">
          <Notice tone="done" live title={DONE[done]} />
        </div>
      ) : null}
      {open?.state === 'returned' ? (
        <div className="mb-5">
          <Notice tone="due" title={`${open.returnedByName ?? ''}退回：${open.returnReason ?? ''}`}>
            请修改后重新提交；不需要的可以作废。
          </Notice>
        </div>
      ) : null}

      <div className="grid gap-6 lg:grid-cols-[1fr_22rem]">
        <div>
          <Facts facts={contentFacts(record, current)} />
          {current.hasSealed ? (
            <div className="mt-4">
              <RevealForm recordId={head.id} />
            </div>
          ) : null}
        </div>
        <aside className="space-y-4">
          {open ? <Decide revision={open} mayRelease={may.release} mayDiscard={may.correct} /> : null}
          <section className="card p-4" aria-labelledby="handling">
            <h2 id="handling" className="text-lg">
              公示处理
            </h2>
            <dl className="mt-2 space-y-1.5 text-[0.95rem]">
              <Line label="处理" value={PUBLICITIES[current.publicity as Publicity]} />
              <Line label="依据" value={current.publicityReason} />
              <Line label="最迟公示" value={<DueBadge due={current.dueOn} left={null} open={false} />} />
              <Line label="公示期限" value={record.clock.label} />
              <Line
                label="公示至"
                value={
                  current.publicUntilOn ? (
                    <CivilDate>{current.publicUntilOn}</CivilDate>
                  ) : current.publicity === 'open' ? (
                    '没有截止日期'
                  ) : (
                    '不公示'
                  )
                }
              />
              <Line
                label="满最短公示期"
                value={current.repairableOn ? <CivilDate>{current.repairableOn}</CivilDate> : null}
              />
              <Line
                label="分级依据"
                value={current.severityReason ? `人工认定：${current.severityReason}` : current.severityRule}
              />
            </dl>
          </section>
        </aside>
      </div>

      <Section title="历次版本" id="history">
        <div className="card p-5">
          <Timeline
            label="历次版本，从新到旧"
            entries={revisions.map((revision) => ({
              key: revision.id,
              date: chineseTime(revision.enteredAt),
              content: (
                <RevisionEntry
                  revision={revision}
                  previous={revisions.find(({ no }) => no === revision.no - 1)}
                  record={record}
                />
              ),
            }))}
          />
        </div>
      </Section>
    </>
  )
}

function PublicState({ record: { head, today } }: { record: RecordView }) {
  if (head.withdrawnAt) return <Badge tone="neutral">已撤销公示</Badge>
  if (!head.publicFrom) return null
  const ended = head.publicUntil !== null && head.publicUntil.getTime() <= Date.now()
  return ended ? <Badge tone="neutral">公示期满</Badge> : <Badge tone="done">{`公示中（${today}）`}</Badge>
}

function contentFacts({ fields, head }: RecordView, revision: Revision): Fact[] {
  return fields.flatMap((field) => {
    const value = showValue(field, revision.content)
    if (!value) return []
    const label = field.exposure === 'public' ? field.label : `${field.label}（不公示）`
    return [
      {
        label,
        value: <FieldValue key={field.key} name={field.key} value={value} docNo={head.docNo} />,
        wide: field.kind === 'long',
      },
    ]
  })
}

function FieldValue({ name, value, docNo }: { name: string; value: string; docNo: string }) {
  if (name === 'counterparty_uscc' && value.length === 18) return <Code>{value}</Code>
  return name === 'doc_no' ? <DocumentNumber>{docNo}</DocumentNumber> : value
}

function Line({ label, value }: { label: string; value: React.ReactNode }) {
  return value ? (
    <div className="grid grid-cols-[6.5rem_1fr] gap-2">
      <dt className="text-soft">{label}</dt>
      <dd className="min-w-0">{value}</dd>
    </div>
  ) : null
}

/** What can be decided about an open version, and by whom. */
function Decide({
  revision,
  mayRelease,
  mayDiscard,
}: {
  revision: Revision
  mayRelease: boolean
  mayDiscard: boolean
}) {
  const withdrawal = revision.kind === 'withdrawal'
  return (
    <section className="card border-l-8 border-l-brand p-4" aria-labelledby="decide">
      <h2 id="decide" className="mb-2 text-lg">
        {revision.own ? '等待同事审核' : '审核'}
      </h2>
      {revision.reason ? (
        <p className="mb-3">
          {REVISION_KINDS[revision.kind]}原因：{revision.reason}
        </p>
      ) : null}
      {mayRelease && revision.state === 'draft' && !revision.own ? (
        <>
          <Form action={releaseRecords} label="发布">
            <Hidden name="revisionIds" value={revision.id} />
            <p className="mb-3 text-[0.95rem] text-soft">
              {withdrawal ? '发布后，这条信息立即停止公示。' : '请与原始文书逐项核对。发布后立即向社会公开。'}
            </p>
            <Submit waiting="正在发布…" weight={withdrawal ? 'danger' : 'primary'}>
              {withdrawal ? '同意撤销公示' : '核对无误，发布'}
            </Submit>
          </Form>
          <details className="mt-4">
            <summary className="text-brand">退回修改</summary>
            <div className="mt-3">
              <Form action={returnRecord} label="退回修改">
                <Hidden name="revisionId" value={revision.id} />
                <TextArea name="reason" label="退回的原因" required rows={2} hint="写明哪里不对、如何修改" />
                <Submit weight="secondary">退回</Submit>
              </Form>
            </div>
          </details>
        </>
      ) : null}
      {revision.own ? (
        <p className="text-[0.95rem] text-soft">录入和审核不得为同一人，由本部门的审核人员发布。</p>
      ) : null}
      {revision.own && mayDiscard ? (
        <div className="mt-3">
          <Form action={discardRecord} label="作废">
            <Hidden name="revisionId" value={revision.id} />
            <Submit weight="danger">作废这个版本</Submit>
          </Form>
        </div>
      ) : null}
    </section>
  )
}

/** A version in the history, with what it changed. */
function RevisionEntry({
  revision,
  previous,
  record,
}: {
  revision: Revision
  previous: Revision | undefined
  record: RecordView
}) {
  const changed = previous
    ? record.fields.flatMap((field) => {
        const [before, after] = [showValue(field, previous.content), showValue(field, revision.content)]
        return before === after ? [] : [{ label: field.label, before, after }]
      })
    : []
  return (
    <>
      <p className="flex flex-wrap items-center gap-2 font-semibold">
        第{revision.no}版 <StateBadge state={revision.state} kind={revision.kind} />
      </p>
      <p className="text-[0.95rem]">
        {revision.enteredByName}
        {revision.importId ? (
          <>
            <a href={`/desk/imports/${revision.importId}`}>批量导入</a>
          </>
        ) : (
          REVISION_KINDS[revision.kind]
        )}
        {revision.reason ? `，原因：${revision.reason}` : ''}
      </p>
      {revision.releasedByName && revision.releasedAt ? (
        <p className="text-[0.95rem]">
          {revision.releasedByName}于 {chineseTime(revision.releasedAt)} 审核发布
        </p>
      ) : null}
      {revision.returnedByName && revision.returnedAt ? (
        <p className="text-[0.95rem]">
          {revision.returnedByName}于 {chineseTime(revision.returnedAt)} 退回：{revision.returnReason}
        </p>
      ) : null}
      {changed.length > 0 ? (
        <details className="mt-1 text-[0.95rem]">
          <summary className="text-brand">与上一版不同的{changed.length}处</summary>
          <ul className="mt-1">
            {changed.map((change) => (
              <li key={change.label} className="border-b border-line py-1">
                <span className="text-soft">{change.label}：</span>
                <del>{change.before || '（空）'}</del> →{' '}
                <ins className="font-semibold no-underline">{change.after || '（空）'}</ins>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </>
  )
}
