/** Once for all integration tests: a migrated template with the law and a few accounts; dropped at the end. */
import type { TestProject } from 'vitest/node'
import { openDatabase } from '@/scripts/database'
import { createDatabase, dropDatabase, newName } from './database'

declare module 'vitest' {
  export interface ProvidedContext {
    server: string
    template: string
  }
}

export default async function setup(project: TestProject) {
  Object.assign(process.env, {
    AUTH_SECRET: 'only-for-tests-0123456789-abcdefghij',
    DATA_KEY: 'only-for-tests-abcdefghij-0123456789',
    LOG_LEVEL: 'silent',
    DEMO: '1',
  })
  const close = await openDatabase()
  const server = process.env.DATABASE_URL ?? ''
  const template = newName('template')
  process.env.DATABASE_URL = await createDatabase(server, template)
  const { loadBase } = await import('./base-data')
  await loadBase()
  process.env.DATABASE_URL = server
  project.provide('server', server)
  project.provide('template', template)
  return async () => {
    await dropDatabase(server, template)
    close()
  }
}
