import type { Metadata } from 'next'
import { z } from 'zod'
import { ButtonLink } from '@/components/ui/button'
import { Empty, Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page'
import { withParams } from '@/components/ui/pagination'
import { Table } from '@/components/ui/table'
import { listImports } from '@/lib/imports/queries'
import { cursorOf, ID_PART } from '@/lib/platform/paging'
import { readParams, type SearchParams } from '@/lib/platform/params'
import { chineseTime } from '@/lib/standards/dates'
import { ImportStateBadge } from './state-badge'

export const metadata: Metadata = { title: '批量导入' }

export default async function ImportsPage({ searchParams }: { searchParams: SearchParams }) {
  const { params } = await readParams(searchParams, { cursor: cursorOf(ID_PART), done: z.string().max(20) })
  const page = await listImports(params.cursor?.[0] ?? null)
  return (
    <>
      <PageHeader
        crumbs={[{ href: '/desk', label: '待办' }, { label: '批量导入' }]}
        title="批量导入"
        lead="上传表格后先看检查结果，确认了才写入；写入的是草稿，由本部门另一人审核发布。"
        actions={
          <ButtonLink href="/desk/imports/new" weight="primary">
            上传表格
          </ButtonLink>
        }
      />
      {params.done === 'cancelled' ? (
        <div className="mb-4">
          <Notice tone="done" live title="已取消这次导入，没有写入任何内容" />
        </div>
      ) : null}
      {page.items.length === 0 ? (
        <Empty title="还没有导入过表格">
          <p>可以先下载模板填写，也可以直接上传国家标准格式的表格。</p>
        </Empty>
      ) : (
        <Table
          caption="批量导入"
          rows={page.items}
          rowKey={(row) => row.id}
          columns={[
            { header: '文件', head: true, cell: (row) => <a href={`/desk/imports/${row.id}`}>{row.fileName}</a> },
            { header: '种类', cell: (row) => row.kindName ?? '主体登记信息' },
            { header: '状态', cell: (row) => <ImportStateBadge state={row.state} /> },
            { header: '行数', end: true, cell: (row) => row.rows },
            { header: '上传人', cell: (row) => row.createdByName },
            {
              header: '上传时间',
              cell: (row) => <time dateTime={row.createdAt.toISOString()}>{chineseTime(row.createdAt)}</time>,
            },
          ]}
        />
      )}
      {page.nextCursor ? (
        <p className="mt-4">
          <ButtonLink href={withParams('/desk/imports', { cursor: page.nextCursor })} rel="next">
            更早的导入
          </ButtonLink>
        </p>
      ) : null}
    </>
  )
}
