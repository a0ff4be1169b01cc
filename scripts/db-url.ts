/** `npm run -s db:url`: the address of the database in use, and nothing else. */
import { command } from './command'
import { completeEnvironment } from './database'

await command(async () => {
  completeEnvironment()
  process.stdout.write(`${process.env.DATABASE_URL}\n`)
  return 0
})
