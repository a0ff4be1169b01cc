/** What every command shares: where the project is, and how a command ends when it cannot go on. */
import path from 'node:path'

export const root = path.resolve(import.meta.dirname, '..')

/** Something the person at the keyboard can mend: one clear line, exit 1. */
export class CommandError extends Error {}

/** Runs a command. A CommandError or a wrong setting ends it with one line on stderr; anything else is a bug and shows its stack. */
export async function command(run: () => Promise<number | undefined>): Promise<void> {
  try {
    process.exitCode = (await run()) ?? 0
  } catch (error) {
    const known = error instanceof Error && (error instanceof CommandError || error.constructor.name === 'EnvError')
    if (known) process.stderr.write(`错误：${error.message}\n`)
    else if ((error as NodeJS.ErrnoException)?.code === 'ENOSPC')
      process.stderr.write('错误：磁盘空间不足，请清理后重试\n')
    else console.error(error)
    process.exitCode = 1
  }
}

/** The values of `--name value` and the flags `--name`; everything else is positional. Unknown options are an error. */
export function parseOptions(
  args: string[],
  valued: string[],
  flags: string[],
): { values: Record<string, string>; flags: Set<string>; rest: string[] } {
  const values: Record<string, string> = {}
  const set = new Set<string>()
  const rest: string[] = []
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] ?? ''
    if (!arg.startsWith('--')) {
      rest.push(arg)
      continue
    }
    const [name = '', inline] = arg.slice(2).split(/=(.*)/s)
    if (flags.includes(name)) set.add(name)
    else if (valued.includes(name)) {
      const value = inline ?? args[++i]
      if (value === undefined) throw new CommandError(`--${name} 后面缺少值`)
      values[name] = value
    } else throw new CommandError(`不认识的选项 --${name}`)
  }
  return { values, flags: set, rest }
}
