import type { Metadata } from 'next'
import { z } from 'zod'
import { Badge } from '@/components/ui/badge'
import { ButtonLink } from '@/components/ui/button'
import { FilterForm, FilterInput } from '@/components/ui/filter'
import { Empty } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page'
import { Pagination, withParams } from '@/components/ui/pagination'
import { Table } from '@/components/ui/table'
import { listAccounts } from '@/lib/accounts/queries'
import { may, ROLES } from '@/lib/platform/access'
import { cursorOf } from '@/lib/platform/paging'
import { readParams, type SearchParams } from '@/lib/platform/params'
import { currentActor } from '@/lib/platform/session'

export const metadata: Metadata = { title: '账号' }

export default async function AccountsPage({ searchParams }: { searchParams: SearchParams }) {
  const { q = '', cursor } = (
    await readParams(searchParams, { q: z.string().max(100), cursor: cursorOf(/^[a-z0-9.-]{1,61}$/) })
  ).params
  const page = await listAccounts({ q, after: cursor?.[0] ?? null })
  const manages = may(await currentActor(), 'accounts.manage')
  return (
    <>
      <PageHeader
        crumbs={[{ href: '/admin', label: '概况' }, { label: '账号' }]}
        title="账号"
        lead="一人一个账号，可以有多个角色；审计、系统管理不与其他角色兼任。"
        actions={
          manages ? (
            <ButtonLink href="/admin/accounts/new" weight="primary">
              开立账号
            </ButtonLink>
          ) : null
        }
      />
      <FilterForm action="/admin/accounts" resetHref="/admin/accounts">
        <FilterInput label="账号、姓名或部门" name="q" type="search" value={q} />
      </FilterForm>
      <p className="mb-2 text-soft">共 {page.total} 个</p>
      {page.items.length === 0 ? (
        <Empty title="没有找到账号" />
      ) : (
        <Table
          caption="账号"
          rows={page.items}
          rowKey={(row) => row.id}
          columns={[
            {
              header: '账号',
              head: true,
              cell: (row) => (
                <>
                  <a href={`/admin/accounts/${row.id}`}>{row.username}</a>
                  <span className="block text-[0.92rem] font-normal text-soft">{row.name}</span>
                </>
              ),
            },
            { header: '部门或主体', cell: (row) => row.department ?? row.subjectCode ?? '' },
            { header: '角色', cell: (row) => row.roles.map((role) => ROLES[role]).join('、') },
            {
              header: '动态口令',
              cell: (row) =>
                row.totpConfirmed ? (
                  <Badge tone="done">已启用</Badge>
                ) : row.totpRequired ? (
                  <Badge tone="due">要求启用</Badge>
                ) : (
                  '未启用'
                ),
            },
            {
              header: '状态',
              cell: (row) => (row.disabled ? <Badge tone="danger">已停用</Badge> : <Badge tone="done">正常</Badge>),
            },
          ]}
        />
      )}
      <Pagination
        total={{ value: page.total, exact: true }}
        nextHref={page.nextCursor ? withParams('/admin/accounts', { q, cursor: page.nextCursor }) : null}
        firstHref={cursor ? withParams('/admin/accounts', { q }) : null}
      />
    </>
  )
}
