/**
 * The database of a command: the one that DATABASE_URL names, else the embedded one; migrated before use.
 * Migrations are the SQL files of prisma/migrations, each applied once, in order, in a transaction of its own.
 */
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { CommandError, root } from './command'
import { embeddedUrl, secrets, startPostgres, stopPostgres } from './embedded-postgres'

/**
 * Fills in what the person did not set: secrets of this folder and the embedded database's address. A real installation
 * (production, no demo) must set its secrets itself: they are not made up.
 */
export function completeEnvironment(): void {
  process.env.DATABASE_URL ||= embeddedUrl()
  if (process.env.NODE_ENV === 'production' && /^(0|false)$/.test(process.env.DEMO ?? '')) return
  process.env.AUTH_SECRET ||= secrets().AUTH_SECRET
  process.env.DATA_KEY ||= secrets().DATA_KEY
}

const usesEmbedded = !process.env.DATABASE_URL

/** A connection, or one clear line about why not. */
export async function connectTo(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 8000 })
  client.on('error', () => {}) // the next query reports it
  try {
    await client.connect()
    return client
  } catch (error) {
    const { code, message } = error as { code?: string; message: string }
    const at = (() => {
      try {
        const parsed = new URL(url)
        return `${parsed.hostname}:${parsed.port || 5432}${parsed.pathname}`
      } catch {
        throw new CommandError('DATABASE_URL 不是有效的地址，应为 postgresql://用户:密码@主机:端口/数据库')
      }
    })()
    const why =
      code === '28P01' || code === '28000'
        ? '用户名或密码不对'
        : code === '3D000'
          ? '数据库不存在'
          : code === 'ECONNREFUSED'
            ? '没有服务器在监听'
            : code === 'ENOTFOUND' || code === 'EAI_AGAIN'
              ? '主机名不存在'
              : message
    throw new CommandError(`连接不上数据库 ${at}：${why}。请检查 DATABASE_URL`)
  }
}

/** Starts the embedded server when it is the one in use; answers how to stop what this call started. */
export async function openDatabase(): Promise<() => void> {
  if (!usesEmbedded) {
    completeEnvironment()
    const client = await connectTo(process.env.DATABASE_URL ?? '')
    await client.end()
    return () => {}
  }
  const started = await startPostgres()
  process.env.DATABASE_URL = embeddedUrl()
  completeEnvironment()
  const client = await connectTo(embeddedUrl('postgres'))
  const found = await client.query("SELECT 1 FROM pg_database WHERE datname = 'portal'")
  if (!found.rowCount) await client.query('CREATE DATABASE portal')
  await client.end()
  return started ? stopPostgres : () => {}
}

const LEDGER = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id varchar(36) PRIMARY KEY, checksum varchar(64) NOT NULL, finished_at timestamptz, migration_name varchar(255) NOT NULL,
  logs text, rolled_back_at timestamptz, started_at timestamptz NOT NULL DEFAULT now(), applied_steps_count integer NOT NULL DEFAULT 0)`

/** Applies what is missing; the names of what it applied. The table is Prisma's own, so that its tools agree. */
export async function migrate(url: string): Promise<string[]> {
  const folder = path.join(root, 'prisma/migrations')
  const client = await connectTo(url)
  const applied: string[] = []
  try {
    await client.query("SELECT pg_advisory_lock(hashtext('migrate'))")
    await client.query(LEDGER)
    const done = new Map<string, string>(
      (
        await client.query('SELECT migration_name, checksum FROM _prisma_migrations WHERE finished_at IS NOT NULL')
      ).rows.map((row) => [row.migration_name, row.checksum]),
    )
    for (const name of fs
      .readdirSync(folder)
      .filter((entry) => /^\d{4}_/.test(entry))
      .sort()) {
      const script = fs.readFileSync(path.join(folder, name, 'migration.sql'), 'utf8')
      const checksum = createHash('sha256').update(script).digest('hex')
      if (done.has(name)) {
        if (done.get(name) !== checksum)
          throw new CommandError(`迁移 ${name} 在执行后被改动：已执行的迁移不可修改，请新增迁移`)
        continue
      }
      await client.query('BEGIN')
      await client.query(script)
      await client.query(
        'INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count) VALUES (gen_random_uuid()::text, $1, $2, now(), 1)',
        [checksum, name],
      )
      await client.query('COMMIT')
      applied.push(name)
    }
    return applied
  } finally {
    await client.end()
  }
}
