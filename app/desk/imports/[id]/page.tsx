import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ButtonLink } from '@/components/ui/button'
import { CivilDate } from '@/components/ui/code'
import { Form, Hidden, Submit } from '@/components/ui/form'
import { Empty, Notice } from '@/components/ui/notice'
import { PageHeader, Section } from '@/components/ui/page'
import { Stat } from '@/components/ui/stat'
import { Table } from '@/components/ui/table'
import { PUBLICITIES, type Publicity } from '@/lib/disclosure/rules'
import { cancelImport, confirmImport, releaseImport } from '@/lib/imports/actions'
import { type ImportView, showImport } from '@/lib/imports/queries'
import type { FaultGroup } from '@/lib/imports/rules'
import { SEVERITIES, type Severity } from '@/lib/records/rules-severity'
import { chineseTime } from '@/lib/standards/dates'
import { ImportStateBadge } from '../state-badge'
import { Refresher } from './refresher'

export const metadata: Metadata = { title: '导入结果' }

export default async function ImportPage({ params }: { params: Promise<{ id: string }> }) {
  const view = await showImport((await params).id)
  if (!view) notFound()
  const { entry, counts, kindName } = view
  return (
    <>
      <PageHeader
        crumbs={[
          { href: '/desk', label: '待办' },
          { href: '/desk/imports', label: '批量导入' },
          { label: entry.fileName },
        ]}
        title={entry.fileName}
        lead={`${kindName}，${chineseTime(entry.createdAt)} 上传${entry.sheetName ? `；工作表“${entry.sheetName}”，表头在第${entry.headerRow}行` : ''}`}
      >
        <p className="mt-3">
          <ImportStateBadge state={entry.state} />
        </p>
      </PageHeader>
      <Progress view={view} />
      {entry.state === 'refused' ? (
        <Notice tone="danger" title="这个文件无法读取">
          <p>{entry.refusal}</p>
          <p className="mt-2">
            <a href="/desk/imports/new">重新上传</a>
          </p>
        </Notice>
      ) : null}
      {entry.notes.length > 0 ? (
        <div className="mb-5">
          <Notice tone="neutral" title="读取时注意到">
            <ul className="list-disc pl-5">
              {entry.notes.map((note) => (
                <li key={note}>{note}</li>
              ))}
            </ul>
          </Notice>
        </div>
      ) : null}
      {entry.checkedAt ? (
        <>
          <div className="grid grid-cols-2 gap-3 lg:grid-cols-4">
            <Stat label="新增" value={counts.new} tone="done" />
            <Stat label="有变化，作为新版本" value={counts.changed} tone="info" />
            <Stat label="无变化，不重复写入" value={counts.unchanged} />
            <Stat
              label="有问题，不写入"
              value={counts.faulty}
              tone={counts.faulty > 0 ? 'danger' : 'done'}
              {...(counts.faulty > 0 ? { href: '#faults' } : {})}
            />
          </div>
          <NextStep view={view} />
          <Faults view={view} />
          <Handling view={view} />
          <Warnings groups={view.warnings} />
          <Sample view={view} />
        </>
      ) : null}
    </>
  )
}

/** While a worker is busy: how far it is. The page looks again by itself; closing it stops nothing. */
function Progress({ view: { entry, counts } }: { view: ImportView }) {
  if (!entry.running) return null
  const word =
    { received: '正在排队', checking: '正在检查', writing: '正在写入草稿', releasing: '正在发布' }[
      entry.state as 'received'
    ] ?? ''
  const total =
    entry.state === 'writing'
      ? counts.new + counts.changed
      : entry.state === 'releasing'
        ? counts.created + counts.updated
        : 0
  const done = entry.state === 'checking' ? entry.rows : entry.done
  return (
    <div className="card mb-5 p-5" role="status">
      <Refresher />
      <p className="font-semibold">
        {word}
        {done > 0
          ? `：${done.toLocaleString('zh-CN')}${total > 0 ? ` / ${total.toLocaleString('zh-CN')}` : ''} 行`
          : ' …'}
      </p>
      {total > 0 ? (
        <progress className="mt-2 h-3 w-full accent-brand" value={done} max={total} aria-label={word} />
      ) : (
        <progress className="mt-2 h-3 w-full accent-brand" aria-label={word} />
      )}
      <p className="mt-2 text-[0.95rem] text-soft">页面会自动更新；可以关掉，工作照常进行。</p>
    </div>
  )
}

function NextStep({ view: { entry, counts, drafts, own, may } }: { view: ImportView }) {
  const writable = counts.new + counts.changed
  if (entry.state === 'checked') {
    return (
      <section className="card mt-5 border-l-8 border-l-brand p-5" aria-labelledby="next">
        <h2 id="next" className="text-lg">
          {writable > 0 ? `确认写入 ${writable} 行` : '没有可以写入的行'}
        </h2>
        <p className="mt-1 text-soft">
          {writable > 0
            ? `写入后是草稿，由本部门另一人审核发布。${counts.faulty > 0 ? `有问题的 ${counts.faulty} 行不写入，改好后另行上传。` : ''}`
            : counts.faulty > 0
              ? '请下载有问题的行，改好后重新上传。'
              : '表格里的记录都已经在库里，没有变化。'}
        </p>
        {may.confirm ? (
          <div className="mt-3 flex flex-wrap gap-3">
            {writable > 0 ? (
              <Form action={confirmImport} label="确认写入">
                <Hidden name="importId" value={entry.id} />
                <Submit waiting="正在开始…">确认写入</Submit>
              </Form>
            ) : null}
            <Form action={cancelImport} label="取消导入">
              <Hidden name="importId" value={entry.id} />
              <Submit weight="secondary">取消，不写入</Submit>
            </Form>
          </div>
        ) : null}
      </section>
    )
  }
  if (entry.state !== 'written' && entry.state !== 'released') return null
  return (
    <section className="card mt-5 border-l-8 border-l-done p-5" aria-labelledby="next">
      <h2 id="next" className="text-lg">
        {drafts > 0
          ? `${drafts} 条等待审核`
          : entry.state === 'released' || writable === 0
            ? '已完成'
            : '没有待审核的记录'}
      </h2>
      <p className="mt-1">
        写入 {counts.created + counts.updated} 条：新增 {counts.created}，新版本 {counts.updated}；无变化 {counts.same}
        。{entry.kind === 'subject' ? '主体登记信息直接更新。' : ''}
      </p>
      {drafts > 0 ? (
        <div className="mt-3 flex flex-wrap items-start gap-3">
          {may.release ? (
            <Form action={releaseImport} label="整批发布">
              <Hidden name="importId" value={entry.id} />
              <Submit waiting="正在开始…">整批发布 {drafts} 条</Submit>
            </Form>
          ) : (
            <p className="self-center text-soft">
              {own ? '录入和审核不得为同一人：请本部门的审核人员发布。' : '由本部门的审核人员发布。'}
            </p>
          )}
          <ButtonLink href={`/desk/records?import=${entry.id}&queue=draft`}>逐条查看</ButtonLink>
        </div>
      ) : null}
    </section>
  )
}

function Faults({ view: { entry, counts, faults, faulty } }: { view: ImportView }) {
  if (counts.faulty === 0) return null
  return (
    <Section
      title={`有问题的 ${counts.faulty} 行`}
      id="faults"
      aside={
        <ButtonLink href={`/desk/imports/${entry.id}/faulty`} download>
          下载这些行（含原因），改好再传
        </ButtonLink>
      }
    >
      <GroupTable groups={faults} caption="按问题归并" />
      {faulty.length > 0 ? (
        <details className="mt-4">
          <summary className="font-semibold text-brand">
            逐行查看{counts.faulty > faulty.length ? `（前 ${faulty.length} 行）` : ''}
          </summary>
          <div className="mt-3">
            <Table
              caption="有问题的行"
              rows={faulty.flatMap((row) =>
                row.faults.map((fault, index) => ({ ...fault, rowNo: row.rowNo, id: `${row.rowNo}-${index}` })),
              )}
              rowKey={(row) => row.id}
              columns={[
                { header: '行', head: true, cell: (row) => `第${row.rowNo}行` },
                { header: '列', cell: (row) => row.label },
                { header: '所填的值', cell: (row) => row.value || '（空）' },
                { header: '问题和改法', cell: (row) => row.message },
              ]}
            />
          </div>
        </details>
      ) : null}
    </Section>
  )
}

function GroupTable({ groups, caption }: { groups: readonly FaultGroup[]; caption: string }) {
  return (
    <Table
      caption={caption}
      rows={groups}
      rowKey={(group) => `${group.label} ${group.rule} ${group.message}`}
      columns={[
        { header: '列', head: true, cell: (group) => group.label },
        { header: '问题和改法', cell: (group) => group.message },
        { header: '行数', end: true, cell: (group) => group.count },
        {
          header: '在哪些行',
          cell: (group) => `第${group.rows.join('、')}行${group.count > group.rows.length ? '等' : ''}`,
        },
        { header: '例如', cell: (group) => group.sample || '（空）' },
      ]}
    />
  )
}

/** How the good rows will be shown. */
function Handling({ view: { publicity, entry } }: { view: ImportView }) {
  if (publicity.length === 0 || entry.kind === 'subject') return null
  return (
    <Section title="将怎样公示" id="handling">
      <ul className="card divide-y divide-line">
        {publicity.map((group) => (
          <li key={`${group.publicity} ${group.severity}`} className="flex flex-wrap justify-between gap-3 px-4 py-2.5">
            <span>
              {group.severity ? `${SEVERITIES[group.severity as Severity]}，` : ''}
              {PUBLICITIES[group.publicity as Publicity]}
            </span>
            <span className="figures">{group.count} 条</span>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Warnings({ groups }: { groups: readonly FaultGroup[] }) {
  return groups.length > 0 ? (
    <Section title="请留意（不影响写入）" id="warnings">
      <GroupTable groups={groups} caption="提醒" />
    </Section>
  ) : null
}

function Sample({ view: { sample, counts } }: { view: ImportView }) {
  if (sample.length === 0) return counts.new + counts.changed > 0 ? null : <Empty title="没有可以写入的行" />
  return (
    <Section title="先看几行" id="sample">
      <Table
        caption="可以写入的行举例"
        rows={sample}
        rowKey={(row) => String(row.rowNo)}
        columns={[
          { header: '行', cell: (row) => `第${row.rowNo}行` },
          { header: '名称', head: true, cell: (row) => row.name },
          { header: '文号或代码', cell: (row) => row.docNo },
          { header: '决定日期', cell: (row) => <CivilDate>{row.decidedOn}</CivilDate> },
          { header: '结果', cell: (row) => (row.outcome === 'new' ? '新增' : '有变化') },
        ]}
      />
    </Section>
  )
}
