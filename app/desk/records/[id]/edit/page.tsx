import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ButtonLink } from '@/components/ui/button'
import { Form, Hidden, Submit, TextArea } from '@/components/ui/form'
import { PageHeader } from '@/components/ui/page'
import { correctRecord } from '@/lib/records/actions'
import { showRecord } from '@/lib/records/queries'
import { COUNTERPARTY_OF } from '@/lib/records/rules-common'
import { RecordFields } from '../../record-fields'

export const metadata: Metadata = { title: '更正' }

export default async function EditRecordPage({ params }: { params: Promise<{ id: string }> }) {
  const record = await showRecord((await params).id)
  const latest = record?.revisions.find((revision) => revision.state !== 'discarded')
  if (!record || !latest || !record.may.correct || record.head.withdrawnAt) notFound()
  const { head, item, fields } = record
  const type = String(latest.content.counterparty_type ?? '1')
  return (
    <>
      <PageHeader
        crumbs={[
          { href: '/desk', label: '待办' },
          { href: `/desk/records/${head.id}`, label: head.docNo },
          { label: '更正' },
        ]}
        title={`更正${item.name} ${head.docNo}`}
        lead="原来的版本会保留。主体和文号不能改：填错的请撤销后重新录入。审核发布前，公开页面仍显示原来的内容。"
      />
      <Form action={correctRecord} label="更正">
        <Hidden name="recordId" value={head.id} />
        <Hidden name="basedOn" value={latest.no} />
        <Hidden name="counterparty_type" value={type} />
        <div className="card mb-6 p-4 md:p-6">
          <TextArea name="reason" label="更正的原因" required rows={2} />
        </div>
        <RecordFields
          fields={fields}
          variant={COUNTERPARTY_OF[type] ?? 'organisation'}
          values={latest.content}
          sealedKept={latest.hasSealed}
        />
        <div className="flex flex-wrap items-center gap-3">
          <Submit>提交审核</Submit>
          <ButtonLink href={`/desk/records/${head.id}`} weight="plain">
            取消
          </ButtonLink>
        </div>
      </Form>
    </>
  )
}
