import 'server-only'
import { commitChange } from '@/lib/platform/commit'
import type { Periodic } from '@/lib/platform/job'
import { ok } from '@/lib/platform/result'
import { FORGET_AFTER_MS } from './rules'
import { deleteOldSessions, deleteOldThrottles } from './store'

const DAY_MS = 86_400_000

/** Sessions are kept for half a year after their end (网络安全法 art. 21: logs no shorter than six months), then forgotten. */
export const forgetSessions: Periodic = {
  name: 'forget-sessions',
  everySeconds: 3600,
  async run() {
    const now = Date.now()
    await commitChange(
      'account.forget',
      { id: 'system', role: 'system', departmentKey: null },
      new Date(),
      async (tx) => {
        await deleteOldSessions(tx, new Date(now - 183 * DAY_MS))
        await deleteOldThrottles(tx, new Date(now - FORGET_AFTER_MS))
        return ok({ value: null, audit: [] })
      },
    )
  },
}
