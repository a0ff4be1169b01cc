import { Badge } from '@/components/ui/badge'
import { Facts } from '@/components/ui/facts'
import { Notice } from '@/components/ui/notice'
import { PageHeader, Section } from '@/components/ui/page'
import { Stat } from '@/components/ui/stat'
import { Table } from '@/components/ui/table'
import { listCalendarYearsCovered } from '@/lib/calendar/queries'
import { showTimeliness } from '@/lib/disclosure/queries'
import { showLedgerState } from '@/lib/ledger/queries'
import { countUnverified } from '@/lib/records/queries'
import { chineseTime, civilDate } from '@/lib/standards/dates'

export default async function AdminPage() {
  const [timeliness, ledger, unverified, years] = await Promise.all([
    showTimeliness(),
    showLedgerState(),
    countUnverified(),
    listCalendarYearsCovered(),
  ])
  const today = civilDate(new Date())
  const lastYear = Math.max(...years)
  const late = timeliness.reduce((sum, row) => sum + row.overdue, 0)
  return (
    <>
      <PageHeader title="全区概况" lead="公示及时性、待核实的规则、日历和存证。" />
      {lastYear <= Number(today.slice(0, 4)) && today.slice(5) >= '10-15' ? (
        <div className="mb-5">
          <Notice tone="due" title={`${lastYear + 1}年的工作日日历尚未导入`}>
            跨年的期限暂不能计算。国务院办公厅放假通知发布后，请在
            <a href={`/admin/calendar?year=${lastYear + 1}`}>日历</a>导入。
          </Notice>
        </div>
      ) : null}
      <div className="grid gap-3 sm:grid-cols-3">
        <Stat label="已超期、尚未公示" value={late} tone={late > 0 ? 'danger' : 'done'} note="各部门合计" />
        <Stat
          label="待核实的规则"
          value={unverified.rules}
          href="/admin/rules"
          tone={unverified.rules > 0 ? 'due' : 'done'}
        />
        <Stat
          label="待核实的目录项"
          value={unverified.items}
          href="/catalog"
          tone={unverified.items > 0 ? 'due' : 'done'}
        />
      </div>

      <Section title="各部门公示及时性（近一年作出的决定）" id="timeliness">
        <Table
          caption="各部门公示及时性"
          rows={timeliness}
          rowKey={(row) => row.key}
          columns={[
            { header: '单位', head: true, cell: (row) => row.name },
            { header: '已公示', end: true, cell: (row) => row.published },
            {
              header: '按时',
              end: true,
              cell: (row) => (row.published > 0 ? `${((row.onTime / row.published) * 100).toFixed(1)}%` : '—'),
            },
            { header: '待办', end: true, cell: (row) => row.waiting },
            {
              header: '已超期',
              end: true,
              cell: (row) => (row.overdue > 0 ? <Badge tone="danger">{row.overdue}</Badge> : 0),
            },
          ]}
        />
      </Section>

      <Section title="存证" id="ledger">
        <Facts
          facts={[
            { label: '已排序的存证', value: `${ledger.size.toLocaleString('zh-CN')} 条` },
            { label: '等待排序', value: `${ledger.waiting} 条` },
            { label: '最近签名', value: ledger.at ? chineseTime(ledger.at) : '尚未签名' },
            { label: '根', value: ledger.root ? <span className="font-mono text-[0.85em]">{ledger.root}</span> : null },
          ]}
        />
      </Section>
    </>
  )
}
