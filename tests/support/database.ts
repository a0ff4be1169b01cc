/** Databases for tests and benchmarks: each its own, cloned from a migrated template, dropped at the end. */
import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { migrate } from '@/scripts/database'

export const urlOf = (server: string, database: string): string => {
  const url = new URL(server)
  url.pathname = `/${database}`
  return url.toString()
}

async function withServer<T>(server: string, run: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: urlOf(server, 'postgres') })
  await client.connect()
  try {
    return await run(client)
  } finally {
    await client.end()
  }
}

export const newName = (what: string): string => `credit_${what}_${randomBytes(5).toString('hex')}`

/** An empty, migrated database; its address. */
export async function createDatabase(server: string, name: string): Promise<string> {
  await withServer(server, (client) => client.query(`CREATE DATABASE ${name}`))
  const url = urlOf(server, name)
  await migrate(url)
  return url
}

/** A copy of a database that nobody is connected to. */
export async function cloneDatabase(server: string, template: string, name: string): Promise<string> {
  await withServer(server, async (client) => {
    // Two copies of one template cannot be made at once.
    await client.query("SELECT pg_advisory_lock(hashtext('clone'))")
    await client.query(`CREATE DATABASE ${name} TEMPLATE ${template}`)
  })
  return urlOf(server, name)
}

export const dropDatabase = (server: string, name: string): Promise<unknown> =>
  withServer(server, (client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`))
