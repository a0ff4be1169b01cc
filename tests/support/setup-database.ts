/** Before each file of integration tests: a database of its own, cloned from the template; dropped afterwards. */
import { afterAll, inject } from 'vitest'
import { cloneDatabase, dropDatabase, newName } from './database'

const server = inject('server')
const name = newName('test')
process.env.DATABASE_URL = await cloneDatabase(server, inject('template'), name)

afterAll(async () => {
  const { disconnect } = await import('@/lib/platform/db')
  await disconnect()
  await dropDatabase(server, name)
})
