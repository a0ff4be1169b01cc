import { Badge, type Tone } from '@/components/ui/badge'
import { IMPORT_STATES, type ImportState } from '@/lib/imports/rules'

const TONES: Record<ImportState, Tone> = {
  received: 'info',
  checking: 'info',
  checked: 'due',
  refused: 'danger',
  writing: 'info',
  written: 'due',
  releasing: 'info',
  released: 'done',
  cancelled: 'neutral',
}

export const ImportStateBadge = ({ state }: { state: ImportState }) => (
  <Badge tone={TONES[state]}>{IMPORT_STATES[state]}</Badge>
)
