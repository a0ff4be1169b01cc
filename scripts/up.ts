/**
 * `npm run up` and `npm run dev`: the whole portal. Database, migrations, demo data when the database is empty, a build when
 * it is stale, the web server and the job worker; watches over them, and ends all of them cleanly.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import fs from 'node:fs'
import net from 'node:net'
import path from 'node:path'
import { build, isStale } from './build'
import { CommandError, command, root } from './command'
import { connectTo, migrate, openDatabase } from './database'
import { dataFolder, isRunning, startPostgres, stopPostgres } from './embedded-postgres'

const dev = process.argv.includes('--dev')
Object.assign(process.env, { NODE_ENV: dev ? 'development' : 'production', NEXT_TELEMETRY_DISABLED: '1' })
const embedded = !process.env.DATABASE_URL
const parent = process.ppid

const say = (line: string) => process.stdout.write(`${line}\n`)
async function timed<T>(what: string, run: () => Promise<T>): Promise<T> {
  const started = Date.now()
  const value = await run()
  say(`  ${what}  ${((Date.now() - started) / 1000).toFixed(1)} 秒`)
  return value
}

function checkPort(host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = net.createServer()
    probe.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        new CommandError(
          error.code === 'EADDRINUSE'
            ? `端口 ${port} 已被占用：请先停止占用它的程序，或用 PORT=3001 npm run up 换一个端口`
            : `不能在 ${host}:${port} 上监听：${error.message}`,
        ),
      ),
    )
    probe.listen(port, host, () => probe.close(() => resolve()))
  })
}

function checkDisk(): void {
  fs.mkdirSync(dataFolder, { recursive: true })
  const { bavail, bsize } = fs.statfsSync(dataFolder)
  const megabytes = (bavail * bsize) / 1024 / 1024
  if (megabytes < 500)
    throw new CommandError(`磁盘空间不足：${dataFolder} 所在磁盘只剩 ${Math.floor(megabytes)} MB，至少需要 500 MB`)
}

/** The law at every start; demo data when wanted and the database is empty. */
async function loadData(): Promise<void> {
  const { db } = await import('@/lib/platform/db')
  const { env } = await import('@/lib/platform/env')
  const { inWriteTx } = await import('@/lib/platform/write')
  const { loadLaw } = await import('@/prisma/seed/law')
  await inWriteTx(loadLaw)
  const isDemo = (await db.setting.findUnique({ where: { key: 'demo' } })) !== null
  if (!env().DEMO) {
    if (isDemo) throw new CommandError('这个数据库里是演示数据，不能用 DEMO=0 启动：请改用空的数据库')
    return
  }
  if (isDemo || (await db.account.count()) > 0) return
  const { loadDemo } = await import('@/prisma/seed/demo')
  await timed('载入演示数据', () => inWriteTx((tx) => loadDemo(tx, { now: new Date(), password: env().DEMO_PASSWORD })))
}

const children = new Map<string, ChildProcess>()
let stopping = false

/** Starts a part and starts it again when it dies: a part that dies five times in a minute is given up. */
function keepRunning(name: string, args: string[]): void {
  const deaths: number[] = []
  const start = () => {
    const child = spawn(process.execPath, args, {
      cwd: root,
      env: process.env,
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    })
    children.set(name, child)
    child.on('exit', (code, signal) => {
      children.delete(name)
      if (stopping) return
      const now = Date.now()
      deaths.push(now)
      const recent = deaths.filter((at) => now - at < 60_000).length
      process.stderr.write(`${name} 意外退出（${signal ?? code}），正在重新启动\n`)
      if (recent >= 5) void stop(`${name} 一分钟内退出${recent}次，放弃重启`)
      else setTimeout(() => !stopping && start(), 300 * recent)
    })
  }
  start()
}

/** Watches the embedded database, which may be killed like anything else. */
async function watchDatabase(): Promise<void> {
  const client = await connectTo(process.env.DATABASE_URL ?? '').catch(() => null)
  const again = async () => {
    if (stopping) return
    if (!isRunning()) {
      process.stderr.write('数据库意外退出，正在重新启动\n')
      await startPostgres().catch((error: Error) => process.stderr.write(`${error.message}\n`))
    }
    setTimeout(() => void watchDatabase(), 1000)
  }
  if (client) client.once('end', () => void again())
  else setTimeout(() => void again(), 1000)
}

async function stopDatabase(): Promise<void> {
  const client = await connectTo(process.env.DATABASE_URL ?? '').catch(() => null)
  const others = await client?.query(
    "SELECT count(*)::int AS n FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid() AND datname <> current_database()",
  )
  await client?.end()
  // Another command (a test run) may be using databases of its own on the same server.
  if ((others?.rows[0]?.n ?? 0) === 0) stopPostgres()
}

async function stop(failure?: string): Promise<void> {
  if (stopping) return
  stopping = true
  say('\n正在停止 …')
  const ends = [...children.values()].map(
    (child) =>
      new Promise<void>((resolve) => {
        child.once('exit', () => resolve())
        child.kill('SIGTERM')
        setTimeout(() => child.kill('SIGKILL'), 12_000).unref()
      }),
  )
  await Promise.all(ends)
  const { disconnect } = await import('@/lib/platform/db')
  await disconnect()
  if (embedded) await stopDatabase()
  say('已停止')
  if (failure) process.stderr.write(`错误：${failure}\n`)
  process.exit(failure ? 1 : 0)
}

async function waitUntilReady(port: number): Promise<void> {
  const deadline = Date.now() + 60_000
  while (Date.now() < deadline) {
    const response = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => null)
    if (response?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 150))
  }
  throw new CommandError('服务器没有在 60 秒内就绪')
}

await command(async () => {
  process.on('SIGINT', () => void stop())
  process.on('SIGTERM', () => void stop())
  // npm or the shell in between may be killed without telling us.
  setInterval(() => process.ppid !== parent && void stop(), 1000).unref()

  say('信用二七 正在启动')
  checkDisk()
  const port = Number(process.env.PORT ?? 3000)
  await checkPort(process.env.HOST ?? '0.0.0.0', port)
  const stopOnFailure = await timed(embedded ? '启动内置数据库' : '连接数据库', openDatabase)
  try {
    const { env, publicUrl } = await import('@/lib/platform/env')
    process.env.NEXTAUTH_URL = publicUrl()
    process.env.NEXTAUTH_SECRET = env().AUTH_SECRET
    const applied = await timed('检查数据库结构', () => migrate(env().DATABASE_URL))
    if (applied.length > 0) say(`  已执行 ${applied.length} 个数据库迁移`)
    const stale = !dev && isStale()
    if (stale) say('  正在构建（首次约需一分钟）…')
    await Promise.all([loadData(), stale ? timed('构建', build) : undefined])
    const node = ['--import', 'tsx']
    keepRunning('网页服务器', [...node, path.join(root, 'scripts/server.ts'), ...(dev ? ['--dev'] : [])])
    keepRunning('后台任务', [...node, '--conditions=react-server', path.join(root, 'scripts/worker.ts')])
    if (embedded) void watchDatabase()
    await timed('启动服务器', () => waitUntilReady(port))
    await announce(publicUrl(), env().DEMO ? env().DEMO_PASSWORD : null)
  } catch (error) {
    for (const child of children.values()) child.kill('SIGKILL')
    stopping = true
    stopOnFailure()
    throw error
  }
  return undefined
})

async function announce(url: string, password: string | null): Promise<void> {
  say(`\n  已就绪：${url}\n`)
  if (!password) return
  const { db } = await import('@/lib/platform/db')
  if ((await db.setting.findUnique({ where: { key: 'demo' } })) === null) return
  say(`  演示账号（密码均为 ${password}）：`)
  say('    scjg.officer     区市场监管局 经办      scjg.reviewer    区市场监管局 审核')
  say('    credit-office    区信用办              auditor          审计')
  say('    admin            系统管理              enterprise1 … enterprise5   企业')
  say('    其他部门、镇（街道）：<部门代号>.officer、<部门代号>.reviewer\n')
  say('  按 Ctrl-C 停止')
}
