/** `npm run ledger:verify`: re-reads the whole ledger and every signed checkpoint; exit 1 and the first bad entry on any difference. */
import { command } from './command'
import { migrate, openDatabase } from './database'

await command(async () => {
  process.env.LOG_LEVEL ||= 'warn'
  const close = await openDatabase()
  try {
    await migrate(process.env.DATABASE_URL ?? '')
    const { verifyLedger } = await import('@/lib/ledger/verify')
    const { entries, waiting, checkpoints, fault } = await verifyLedger()
    if (fault) {
      process.stdout.write(`存证校验不通过：${fault}\n`)
      return 1
    }
    process.stdout.write(`存证校验通过：${entries} 条已排序，${waiting} 条等待排序，${checkpoints} 个签名检查点\n`)
    return 0
  } finally {
    const { disconnect } = await import('@/lib/platform/db')
    await disconnect()
    close()
  }
})
