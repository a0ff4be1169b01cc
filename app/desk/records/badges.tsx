import { Badge } from '@/components/ui/badge'
import { CivilDate } from '@/components/ui/code'
import { PUBLICITIES, type Publicity } from '@/lib/disclosure/rules'
import { REVISION_KINDS, REVISION_STATES, type RevisionKind, type RevisionState } from '@/lib/records/rules'
import { SEVERITIES, type Severity } from '@/lib/records/rules-severity'

const STATE_TONES = {
  draft: 'info',
  returned: 'due',
  released: 'done',
  superseded: 'neutral',
  discarded: 'neutral',
} as const

export function StateBadge({ state, kind }: { state: RevisionState; kind: RevisionKind }) {
  return (
    <Badge tone={STATE_TONES[state]}>
      {kind === 'entry' ? REVISION_STATES[state] : `${REVISION_KINDS[kind]} · ${REVISION_STATES[state]}`}
    </Badge>
  )
}

/** How it will be (or is) shown to the public. */
export function PublicityBadge({ publicity, severity }: { publicity: string; severity: string | null }) {
  const name = severity ? SEVERITIES[severity as Severity] : null
  if (publicity === 'open') return name ? <Badge tone={severity === 'serious' ? 'danger' : 'due'}>{name}</Badge> : null
  return <Badge tone="neutral">{PUBLICITIES[publicity as Publicity]}</Badge>
}

/** The publication deadline with the working days left. */
export function DueBadge({ due, left, open }: { due: string | null; left: number | null; open: boolean }) {
  if (!due) return <span className="text-soft">不公示或期限待算</span>
  if (!open) return <CivilDate>{due}</CivilDate>
  const tone = left === null ? 'neutral' : left < 0 ? 'danger' : left <= 1 ? 'due' : 'info'
  const word =
    left === null ? '期限待算' : left < 0 ? `超期${-left}个工作日` : left === 0 ? '今天到期' : `还有${left}个工作日`
  return (
    <span className="inline-flex flex-wrap items-center gap-1.5">
      <CivilDate>{due}</CivilDate>
      <Badge tone={tone}>{word}</Badge>
    </span>
  )
}
