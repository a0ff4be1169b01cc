/** The production build, made anew only when its sources changed. */
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { CommandError, root } from './command'

const SOURCES = [
  'app',
  'components',
  'lib',
  'public',
  'prisma/schema',
  'proxy.ts',
  'next.config.ts',
  'postcss.config.mjs',
  'tsconfig.json',
  'package-lock.json',
]
const stamp = path.join(root, '.next', 'sources')

function* filesOf(at: string): Generator<string> {
  const full = path.join(root, at)
  if (!fs.existsSync(full)) return
  if (!fs.statSync(full).isDirectory()) return void (yield at)
  for (const entry of fs.readdirSync(full).sort()) yield* filesOf(path.join(at, entry))
}

function sourcesHash(): string {
  const hash = createHash('sha256')
  for (const source of SOURCES)
    for (const file of filesOf(source)) hash.update(`${file}\0`).update(fs.readFileSync(path.join(root, file)))
  return hash.digest('hex')
}

/** Whether the build is older than its sources. */
export const isStale = (): boolean =>
  !fs.existsSync(path.join(root, '.next', 'BUILD_ID')) ||
  !fs.existsSync(stamp) ||
  fs.readFileSync(stamp, 'utf8') !== sourcesHash()

/** Builds; the output is shown only when it fails. */
export async function build(): Promise<void> {
  const sources = sourcesHash()
  fs.rmSync(stamp, { force: true })
  const child = spawn(process.execPath, [path.join(root, 'node_modules/next/dist/bin/next'), 'build'], {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk))
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve))
  if (code !== 0) {
    process.stderr.write(output)
    throw new CommandError(/ENOSPC/.test(output) ? '磁盘空间不足，构建失败' : '构建失败，原因见上')
  }
  fs.writeFileSync(stamp, sources)
}
