import 'server-only'
import { db } from './db'

let known: { demo: boolean; until: number } | undefined

/** Whether this database holds synthetic data: then every page says so. Asked at most every half minute. */
export async function holdsDemoData(): Promise<boolean> {
  if (!known || known.until < Date.now()) {
    const row = await db.setting.findUnique({ where: { key: 'demo' } })
    known = { demo: row !== null, until: Date.now() + 30_000 }
  }
  return known.demo
}
