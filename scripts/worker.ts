/** The job worker: queued and periodic work of every room. Started by scripts/up.ts; it ends when its parent does. */
import { forgetSessions } from '@/lib/accounts/jobs'
import { forgetImportFiles, importWork, recoverImports } from '@/lib/imports/jobs'
import { sequenceLedger } from '@/lib/ledger/sequence'
import { disconnect } from '@/lib/platform/db'
import { startWorker } from '@/lib/platform/job'
import { log } from '@/lib/platform/log'

const worker = await startWorker([importWork], [recoverImports, sequenceLedger, forgetImportFiles, forgetSessions])
log('jobs').info('worker ready')
process.send?.('ready')

let stopping = false
async function stop(): Promise<void> {
  if (stopping) return
  stopping = true
  setTimeout(() => process.exit(1), 9000).unref()
  await worker.stop()
  await disconnect()
  process.exit(0)
}
process.on('SIGTERM', stop)
process.on('SIGINT', () => {}) // the whole process group gets it; the parent decides
process.on('disconnect', stop)
