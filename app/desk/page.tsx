import { ButtonLink } from '@/components/ui/button'
import { PageHeader, Section } from '@/components/ui/page'
import { Stat } from '@/components/ui/stat'
import { showDesk } from '@/lib/records/queries'
import { chineseDate } from '@/lib/standards/dates'

export default async function DeskPage() {
  const { counts, today, roles, department } = await showDesk()
  const officer = roles.includes('officer')
  const reviewer = roles.includes('reviewer')
  return (
    <>
      <PageHeader
        title={`${department} · 待办`}
        lead={`今天是${chineseDate(today)}。行政决定须在7个工作日内公示，下面按期限排列还没有公示的决定。`}
        actions={
          officer ? (
            <>
              <ButtonLink href="/desk/imports/new" weight="primary">
                批量导入
              </ButtonLink>
              <ButtonLink href="/desk/records/new">录入一条</ButtonLink>
            </>
          ) : null
        }
      />
      <Section title="公示期限" id="due">
        <div className="grid gap-3 sm:grid-cols-3">
          <Stat
            label="已超期，尚未公示"
            value={counts.overdue}
            href="/desk/records?queue=overdue"
            tone={counts.overdue > 0 ? 'danger' : 'done'}
            note="先办这些"
          />
          <Stat
            label="今天到期"
            value={counts.today}
            href="/desk/records?queue=today"
            tone={counts.today > 0 ? 'due' : 'neutral'}
          />
          <Stat label="本周内到期" value={counts.week} href="/desk/records?queue=week" tone="info" />
        </div>
      </Section>
      {reviewer ? (
        <Section title="等我审核" id="review">
          <div className="grid gap-3 sm:grid-cols-3">
            <Stat
              label="同事录入，等待审核发布"
              value={counts.review}
              href="/desk/records?queue=review"
              tone={counts.review > 0 ? 'info' : 'neutral'}
              note="本人录入的须由他人审核"
            />
          </div>
        </Section>
      ) : null}
      {officer ? (
        <Section title="我录入的" id="mine">
          <div className="grid gap-3 sm:grid-cols-3">
            <Stat
              label="退回给我修改"
              value={counts.myReturned}
              href="/desk/records?queue=returned&mine=1"
              tone={counts.myReturned > 0 ? 'due' : 'neutral'}
            />
            <Stat label="待审核" value={counts.myDraft} href="/desk/records?queue=draft&mine=1" />
          </div>
        </Section>
      ) : null}
      <Section title="全部门" id="department">
        <div className="grid gap-3 sm:grid-cols-3">
          <Stat label="待审核" value={counts.draft} href="/desk/records?queue=draft" />
          <Stat label="已退回" value={counts.returned} href="/desk/records?queue=returned" />
        </div>
      </Section>
    </>
  )
}
