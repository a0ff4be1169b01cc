import 'server-only'
import fs from 'node:fs'
import path from 'node:path'
import { db } from './db'
import { log } from './log'

/** Whether requests can be served. */
export async function readiness(): Promise<{ ready: boolean; database: boolean; migrations: boolean }> {
  try {
    const rows = await db.$queryRaw<
      { name: string }[]
    >`SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL`
    const applied = new Set(rows.map((row) => row.name))
    const known = fs.readdirSync(path.join(process.cwd(), 'prisma/migrations')).filter((entry) => /^\d{4}_/.test(entry))
    const migrations = known.every((name) => applied.has(name))
    return { ready: migrations, database: true, migrations }
  } catch (error) {
    log('web').warn({ err: error }, 'not ready')
    return { ready: false, database: false, migrations: false }
  }
}
