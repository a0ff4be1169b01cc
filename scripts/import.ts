/**
 * `npm run import -- --kind penalty --department scjg [--release-by scjg.reviewer] [--dry-run] [--json] FILE`
 * Imports a sheet as the desk does: in the name of the department's officer, released by a reviewer when one is named.
 * Exit 2 when rows were rejected.
 */
import fs from 'node:fs'
import path from 'node:path'
import { CommandError, command, parseOptions } from './command'
import { migrate, openDatabase } from './database'

const USAGE = '用法：npm run import -- --kind penalty --department scjg [--release-by scjg.reviewer] [--dry-run] [--json] 文件'

await command(async () => {
  const { values, flags, rest } = parseOptions(process.argv.slice(2), ['kind', 'department', 'release-by'], ['dry-run', 'json'])
  const [file, extra] = rest
  const { kind, department } = values
  if (!kind || !department || !file || extra) throw new CommandError(USAGE)
  if (!fs.existsSync(file)) throw new CommandError(`没有这个文件：${file}`)
  process.env.LOG_LEVEL ||= 'warn'
  const close = await openDatabase()
  try {
    await migrate(process.env.DATABASE_URL ?? '')
    const { findImportActors, importFile } = await import('@/lib/imports/jobs')
    const { explainRefusal } = await import('@/lib/platform/result')
    const actors = await findImportActors(department, values['release-by'] ?? null)
    if (!actors.ok) throw new CommandError(explainRefusal(actors.refusal))
    const result = await importFile({ kind, departmentKey: department, fileName: path.basename(file), bytes: fs.readFileSync(file), ...actors.value, dryRun: flags.has('dry-run') })
    if (!result.ok) throw new CommandError(explainRefusal(result.refusal))
    const report = result.value
    if (flags.has('json')) process.stdout.write(`${JSON.stringify(report)}\n`)
    else {
      process.stdout.write(`${flags.has('dry-run') ? '预览，未写入：' : ''}共 ${report.rows} 行：新增 ${report.created}，更新 ${report.updated}，无变化 ${report.unchanged}，有问题 ${new Set(report.rejected.map(({ row }) => row)).size}\n`)
      for (const { row, column, value, message } of report.rejected) process.stdout.write(`第${row}行 ${column}${value ? ` “${value}”` : ''}：${message}\n`)
    }
    return report.rejected.length > 0 ? 2 : 0
  } finally {
    const { disconnect } = await import('@/lib/platform/db')
    await disconnect()
    close()
  }
})
