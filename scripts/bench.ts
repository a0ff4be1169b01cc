/** `npm run bench`: the benchmarks of tests/bench, each in a process and on a database of its own, printed with its limit. */
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { command, root } from './command'
import { openDatabase } from './database'

await command(async () => {
  const close = await openDatabase()
  const server = process.env.DATABASE_URL ?? ''
  const { createDatabase, dropDatabase, newName } = await import('../tests/support/database')
  let failed = 0
  try {
    for (const file of fs.readdirSync(path.join(root, 'tests/bench')).filter((name) => name.endsWith('.ts')).sort()) {
      const name = newName('bench')
      const url = await createDatabase(server, name)
      const run = spawnSync(process.execPath, ['--import', 'tsx', '--conditions=react-server', path.join(root, 'tests/bench', file)], {
        cwd: root,
        env: { ...process.env, DATABASE_URL: url, NODE_ENV: 'production', LOG_LEVEL: 'warn' },
        stdio: 'inherit',
      })
      if (run.status !== 0) failed++
      await dropDatabase(server, name)
    }
  } finally {
    close()
  }
  return failed > 0 ? 1 : 0
})
