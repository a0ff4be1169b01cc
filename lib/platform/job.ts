import 'server-only'
import PgBoss from 'pg-boss'
import type { z } from 'zod'
import { env } from './env'
import { log } from './log'

/**
 * Queued work, run by any worker process (pg-boss: the queue is in PostgreSQL). A job may run twice: it must be
 * idempotent by nature. Periodic work runs in every worker; it takes a lock or compares and sets.
 */
export type Job<I = unknown> = {
  readonly name: string
  readonly perform: (data: unknown, signal: AbortSignal) => Promise<void>
  /** Only for the compiler: what the job is sent. */
  readonly accepts?: I
}
export type Periodic = { readonly name: string; readonly everySeconds: number; readonly run: () => Promise<void> }

export const defineJob = <I>(job: {
  name: string
  input: z.ZodType<I>
  run: (input: I, signal: AbortSignal) => Promise<void>
}): Job<I> => ({
  name: job.name,
  perform: (data, signal) => job.run(job.input.parse(data), signal),
})

let sender: Promise<PgBoss> | undefined

function queue(): Promise<PgBoss> {
  sender ??= open({ supervise: false, schedule: false }).catch((error) => {
    sender = undefined
    throw error
  })
  return sender
}

async function open(options: { supervise: boolean; schedule: boolean }): Promise<PgBoss> {
  const boss = new PgBoss({ connectionString: env().DATABASE_URL, max: 4, application_name: 'jobs', ...options })
  boss.on('error', (error) => log('jobs').error({ err: error }, 'queue error'))
  await boss.start()
  return boss
}

/** Asks for a job to be run soon. Call it after the commit: the work must be visible to whoever picks it up. */
export async function enqueue<I extends object>(job: Job<I>, input: I): Promise<void> {
  const boss = await queue()
  await boss.createQueue(job.name)
  await boss.send(job.name, input, { retryLimit: 3, retryDelay: 5, retryBackoff: true, expireInMinutes: 30 })
}

/** Runs jobs until `stop` is called: it lets the running ones end. */
export async function startWorker(
  jobs: readonly Job[],
  periodics: readonly Periodic[],
): Promise<{ stop: () => Promise<void> }> {
  const boss = await open({ supervise: true, schedule: false })
  const ending = new AbortController()
  for (const job of jobs) {
    await boss.createQueue(job.name)
    await boss.work(job.name, { pollingIntervalSeconds: 0.5, batchSize: 1 }, async ([task]) => {
      if (!task) return
      const started = Date.now()
      await job.perform(task.data, ending.signal)
      log('jobs').info({ job: job.name, id: task.id, ms: Date.now() - started }, 'done')
    })
  }
  const running = new Set<Promise<void>>()
  const timers = periodics.map((periodic) => {
    let busy = false
    const tick = async () => {
      if (busy) return
      busy = true
      try {
        await periodic.run()
      } catch (error) {
        log('jobs').error({ err: error, job: periodic.name }, 'periodic work failed')
      } finally {
        busy = false
      }
    }
    const start = () => {
      const work = tick().finally(() => running.delete(work))
      running.add(work)
    }
    start()
    return setInterval(start, periodic.everySeconds * 1000)
  })
  return {
    async stop() {
      for (const timer of timers) clearInterval(timer)
      ending.abort()
      await boss.stop({ graceful: true, wait: true, timeout: 8000 })
      await Promise.allSettled(running)
    },
  }
}

/** Closes the sending half. */
export async function closeQueue(): Promise<void> {
  await (await sender?.catch(() => undefined))?.stop({ graceful: false, wait: false })
  sender = undefined
}
