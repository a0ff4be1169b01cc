/**
 * `npm run account -- --username admin --name 系统管理员 --role admin [--department scjg]`
 * Opens an account and prints its one-time password: the first administrator of an installation without demo data.
 */
import { CommandError, command, parseOptions } from './command'
import { migrate, openDatabase } from './database'

const USAGE = '用法：npm run account -- --username admin --name 系统管理员 --role admin [--department scjg] [--subject 代码]'

await command(async () => {
  const { values } = parseOptions(process.argv.slice(2), ['username', 'name', 'role', 'department', 'subject'], [])
  if (!values.username || !values.name || !values.role) throw new CommandError(USAGE)
  process.env.LOG_LEVEL ||= 'warn'
  const close = await openDatabase()
  try {
    await migrate(process.env.DATABASE_URL ?? '')
    const { createAccountInput } = await import('@/lib/accounts/rules')
    const { openAccounts } = await import('@/lib/accounts/effects')
    const { makePassword } = await import('@/lib/accounts/passwords')
    const { commitChange } = await import('@/lib/platform/commit')
    const { explainRefusal, ok, refuse } = await import('@/lib/platform/result')
    const input = createAccountInput.safeParse({ username: values.username, name: values.name, departmentKey: values.department ?? '', subjectCode: values.subject ?? '', roles: [values.role] })
    if (!input.success) throw new CommandError(input.error.issues.map((issue) => issue.message).join('；'))
    const { username, name, departmentKey, subjectCode, roles } = input.data
    const password = makePassword()
    const result = await commitChange('accounts.create', { id: 'command', role: 'system', departmentKey: null }, new Date(), async (tx) => {
      const [id] = await openAccounts(tx, [{ username, name, departmentKey: departmentKey || null, subjectCode: subjectCode || null, roles }], password, true)
      return id ? ok({ value: id, audit: { target: { type: 'account', id }, facts: { roles } } }) : refuse({ code: 'conflict', message: `账号 ${username} 已经存在` })
    })
    if (!result.ok) throw new CommandError(explainRefusal(result.refusal))
    process.stdout.write(`账号 ${username}，一次性密码 ${password}（首次登录时更换）\n`)
    return 0
  } finally {
    const { disconnect } = await import('@/lib/platform/db')
    await disconnect()
    close()
  }
})
