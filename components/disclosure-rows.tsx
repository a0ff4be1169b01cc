import type { Disclosure } from '@/lib/disclosure/queries'
import { Badge } from './ui/badge'
import { CivilDate, DocumentNumber } from './ui/code'
import { Table, type TableColumn } from './ui/table'

const severityTone = { 轻微: 'neutral', 一般: 'due', 严重: 'danger' } as const

export function SeverityBadge({ severity }: { severity: string | null }) {
  if (!severity) return null
  return <Badge tone={severityTone[severity as keyof typeof severityTone] ?? 'neutral'}>{severity}</Badge>
}

/** On time or late, in words. */
export function TimelinessBadge({ record }: { record: Pick<Disclosure, 'workdaysUsed' | 'onTime'> }) {
  if (record.workdaysUsed === null) return null
  return (
    <Badge tone={record.onTime ? 'done' : 'due'}>
      {record.onTime ? `${record.workdaysUsed}个工作日` : `超期，用了${record.workdaysUsed}个工作日`}
    </Badge>
  )
}

/** Disclosures as a list: what, about whom, by whom, when. */
export function DisclosureRows({
  items,
  withSubject = true,
  caption,
}: {
  items: readonly Disclosure[]
  withSubject?: boolean
  caption: string
}) {
  const columns: TableColumn<Disclosure>[] = [
    {
      header: '事项',
      head: true,
      cell: (record) => (
        <>
          <a href={`/disclosures/${record.id}`}>{record.headline}</a>
          <span className="mt-0.5 block text-[0.92rem] font-normal text-soft">
            <DocumentNumber>{record.documentNo}</DocumentNumber>
          </span>
        </>
      ),
    },
    {
      header: '种类',
      cell: (record) => (
        <span className="inline-flex flex-wrap gap-1.5">
          {record.typeName} <SeverityBadge severity={record.severity} />
        </span>
      ),
    },
    ...(withSubject
      ? [
          {
            header: '相对人',
            cell: (record: Disclosure) => <a href={`/subjects/${record.subject.code}`}>{record.subject.name}</a>,
          },
        ]
      : []),
    { header: '决定机关', cell: (record) => record.authority },
    { header: '决定日期', cell: (record) => <CivilDate>{record.decidedOn}</CivilDate> },
    { header: '公示用时', cell: (record) => <TimelinessBadge record={record} /> },
  ]
  return <Table caption={caption} columns={columns} rows={items} rowKey={(record) => record.id} />
}
