import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ButtonLink } from '@/components/ui/button'
import { Choices, Form, Hidden, Submit, TextArea } from '@/components/ui/form'
import { PageHeader } from '@/components/ui/page'
import { withdrawRecord } from '@/lib/records/actions'
import { showRecord } from '@/lib/records/queries'
import { WITHDRAWAL_BASES } from '@/lib/records/rules'

export const metadata: Metadata = { title: '撤销公示' }

export default async function WithdrawRecordPage({ params }: { params: Promise<{ id: string }> }) {
  const record = await showRecord((await params).id)
  const latest = record?.revisions.find((revision) => revision.state !== 'discarded')
  if (!record?.may.withdraw || !latest) notFound()
  const { head, item } = record
  return (
    <>
      <PageHeader
        crumbs={[
          { href: '/desk', label: '待办' },
          { href: `/desk/records/${head.id}`, label: head.docNo },
          { label: '撤销公示' },
        ]}
        title={`撤销公示：${item.name} ${head.docNo}`}
        lead={`${head.subjectName}。提出后由本部门另一人发布，发布时立即从所有公开页面和接口消失；内部仍保留记录。`}
      />
      <div className="card max-w-3xl p-4 md:p-6">
        <Form action={withdrawRecord} label="撤销公示">
          <Hidden name="recordId" value={head.id} />
          <Hidden name="basedOn" value={latest.no} />
          <Choices
            name="basis"
            label="依据"
            required
            options={Object.entries(WITHDRAWAL_BASES).map(([value, label]) => ({ value, label }))}
          />
          <TextArea name="reason" label="具体原因" required hint="例如：行政复议决定撤销，文号……" rows={3} />
          <div className="flex flex-wrap items-center gap-3">
            <Submit weight="danger">提出撤销</Submit>
            <ButtonLink href={`/desk/records/${head.id}`} weight="plain">
              取消
            </ButtonLink>
          </div>
        </Form>
      </div>
    </>
  )
}
