import 'server-only'
import { requireActor } from '@/lib/platform/guard'
import { PAGE_SIZE, type Page, toPage } from '@/lib/platform/paging'
import { countWaiting, findLastCheckpoint, findLog, type LogFilter, type LogRow } from './store'

/** The operation log: who did what to what, when; with the place of each entry in the ledger. */
export async function listLog(filter: LogFilter, after: string | null): Promise<Page<LogRow>> {
  await requireActor('audit.view')
  return toPage(await findLog(filter, after, PAGE_SIZE + 1), PAGE_SIZE, (row) => [row.id])
}

export type LedgerState = { size: number; root: string; at: Date | null; waiting: number }

export async function showLedgerState(): Promise<LedgerState> {
  await requireActor('overview.view')
  const [checkpoint, waiting] = await Promise.all([findLastCheckpoint(), countWaiting()])
  return {
    size: Number(checkpoint?.size ?? 0),
    root: checkpoint ? Buffer.from(checkpoint.root).toString('hex') : '',
    at: checkpoint?.at ?? null,
    waiting,
  }
}
