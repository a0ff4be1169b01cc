import type { Metadata } from 'next'
import { z } from 'zod'
import { ButtonLink } from '@/components/ui/button'
import { Code } from '@/components/ui/code'
import { Form, Hidden, Submit } from '@/components/ui/form'
import { Empty, Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page'
import { withParams } from '@/components/ui/pagination'
import { Table } from '@/components/ui/table'
import { readParams, type SearchParams } from '@/lib/platform/params'
import { enterRecord } from '@/lib/records/actions'
import { listOwnItems, showEntryForm } from '@/lib/records/queries'
import { CATALOGUE_CLASSES } from '@/lib/records/rules-catalogue'
import { findSubjectCandidates } from '@/lib/subjects/queries'
import { RecordFields } from '../record-fields'

export const metadata: Metadata = { title: '录入' }

const shape = {
  item: z.string().max(40),
  type: z.enum(['1', '2', '4']),
  code: z.string().max(30),
  q: z.string().max(100),
} as const

/** Three steps, each with its own address: what, about whom, the form. */
export default async function NewRecordPage({ searchParams }: { searchParams: SearchParams }) {
  const { params } = await readParams(searchParams, shape)
  const { item, type, code, q } = params
  if (!item) return <ChooseItem />
  if (!type) return <ChooseSubject item={item} q={q ?? ''} />
  const entry = await showEntryForm(item, type, code ?? null)
  if (!entry) return <Empty title="没有这个目录项，或者它不由本部门提供" />
  return (
    <>
      <PageHeader
        crumbs={[
          { href: '/desk', label: '待办' },
          { href: '/desk/records/new', label: '录入' },
          { label: entry.itemName },
        ]}
        title={`录入${entry.itemName}`}
        lead="提交后由本部门另一人审核发布；审核前不公开。"
      />
      <Form action={enterRecord} label={`录入${entry.itemName}`}>
        <Hidden name="itemKey" value={item} />
        <Hidden name="counterparty_type" value={type} />
        <RecordFields fields={entry.fields} variant={entry.variant} values={entry.values} />
        <div className="flex flex-wrap items-center gap-3">
          <Submit>提交审核</Submit>
          <ButtonLink href={withParams('/desk/records/new', { item })} weight="plain">
            重选主体
          </ButtonLink>
        </div>
      </Form>
    </>
  )
}

async function ChooseItem() {
  const items = await listOwnItems()
  const groups = Object.entries(CATALOGUE_CLASSES)
    .map(([no, name]) => ({ name, items: items.filter((item) => item.classNo === Number(no)) }))
    .filter((group) => group.items.length > 0)
    // Administrative acts are what departments enter nearly always.
    .sort((a, b) => Number(b.items[0]?.classNo === 3) - Number(a.items[0]?.classNo === 3))
  return (
    <>
      <PageHeader
        crumbs={[{ href: '/desk', label: '待办' }, { label: '录入' }]}
        title="录入什么"
        lead="一次录入一条；有表格的请用批量导入。"
        actions={<ButtonLink href="/desk/imports/new">批量导入</ButtonLink>}
      />
      {groups.map((group) => (
        <section key={group.name} className="mt-6">
          <h2 className="mb-2 text-lg">{group.name}</h2>
          <ul className="grid gap-3 sm:grid-cols-2 lg:grid-cols-4">
            {group.items.map((item) => (
              <li key={item.key}>
                <a
                  href={withParams('/desk/records/new', { item: item.key })}
                  className="card block h-full px-4 py-3 font-semibold no-underline hover:bg-brand-tint"
                >
                  {item.name}
                </a>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  )
}

async function ChooseSubject({ item, q }: { item: string; q: string }) {
  const found = await findSubjectCandidates(q)
  const to = (type: string, code?: string) => withParams('/desk/records/new', { item, type, code })
  return (
    <>
      <PageHeader
        crumbs={[{ href: '/desk', label: '待办' }, { href: '/desk/records/new', label: '录入' }, { label: '选择主体' }]}
        title="决定是对谁作出的"
        lead="先按名称或代码查找，可以避免认错主体；找不到再直接填写。"
      />
      <form action="/desk/records/new" method="get" className="flex max-w-3xl gap-2" aria-label="查找主体">
        <input type="hidden" name="item" value={item} />
        <input
          className="control"
          type="search"
          name="q"
          defaultValue={q}
          aria-label="名称的一部分或统一社会信用代码"
          placeholder="名称的一部分或统一社会信用代码"
        />
        <button
          type="submit"
          className="min-h-11 cursor-pointer rounded bg-brand px-6 font-semibold whitespace-nowrap text-on-brand"
        >
          查找
        </button>
      </form>
      {q ? (
        <div className="mt-5">
          {found.length > 0 ? (
            <Table
              caption="找到的主体"
              rows={found}
              rowKey={(row) => row.code}
              columns={[
                {
                  header: '名称',
                  head: true,
                  cell: (row) => (
                    <a href={to(row.code.startsWith('92') || row.code.startsWith('T') ? '4' : '1', row.code)}>
                      {row.name}
                    </a>
                  ),
                },
                { header: '代码', cell: (row) => (row.code.length === 18 ? <Code>{row.code}</Code> : '暂无代码') },
                { header: '类型', cell: (row) => row.kindName },
                { header: '状态', cell: (row) => row.statusName },
                { header: '住所', cell: (row) => row.address ?? '' },
              ]}
            />
          ) : (
            <Notice tone="neutral" title={`没有找到“${q}”`}>
              请核对名称或代码；确实不在登记库里的，可以直接填写，主体会以“待核验”建立。
            </Notice>
          )}
        </div>
      ) : null}
      <h2 className="mt-8 mb-2 text-lg">不在登记库里，直接填写</h2>
      <ul className="grid max-w-3xl gap-3 sm:grid-cols-3">
        {[
          { type: '1', label: '法人及非法人组织' },
          { type: '4', label: '个体工商户' },
          { type: '2', label: '自然人' },
        ].map((option) => (
          <li key={option.type}>
            <a href={to(option.type)} className="card block px-4 py-3 font-semibold no-underline hover:bg-brand-tint">
              {option.label}
            </a>
          </li>
        ))}
      </ul>
    </>
  )
}
