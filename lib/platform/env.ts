/**
 * The environment, read and checked in one place. Every setting of the portal is here, with its default;
 * docs/operations.md explains them. No other file reads `process.env`.
 */
import { z } from 'zod'

const flag = (fallback: '0' | '1') =>
  z
    .enum(['0', '1', 'true', 'false'], { error: '应为 0 或 1' })
    .default(fallback)
    .transform((value) => value === '1' || value === 'true')
const count = (fallback: number, min: number, max: number) =>
  z.coerce
    .number({ error: '应为数字' })
    .int('应为整数')
    .min(min, `不小于 ${min}`)
    .max(max, `不大于 ${max}`)
    .default(fallback)
const secret = z
  .string()
  .min(32, '至少 32 个字符')
  .refine(
    (value) => !/^(change|default|secret|example|password)/i.test(value) && new Set(value).size >= 8,
    '不能是默认值或示例值',
  )

const schema = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).default('development'),
  DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\/\S+$/, '应为 postgresql://用户:密码@主机:端口/数据库'),
  DATABASE_POOL: count(10, 2, 100),
  HOST: z.string().default('0.0.0.0'),
  PORT: count(3000, 1, 65_535),
  PUBLIC_URL: z.url({ error: '应为完整网址，例如 https://credit.example.gov.cn' }).optional(),
  /** Signs session cookies. */
  AUTH_SECRET: secret,
  /** Wraps the keys that encrypt personal data, and keys the hashes that find it. Never change it on a live database. */
  DATA_KEY: secret,
  DEMO: flag('1'),
  DEMO_PASSWORD: z.string().min(8, '至少 8 个字符').default('erqi-demo-2026'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
  /** How many proxies in front of the portal may be believed about the caller's address. */
  TRUSTED_PROXIES: count(0, 0, 5),
  /** Requests a minute that one address may make to the API without a key. */
  API_RATE_PER_MINUTE: count(600, 1, 1_000_000),
  /** Reads /metrics from elsewhere than this machine. */
  METRICS_KEY: z.string().min(16, '至少 16 个字符').optional(),
  // The footer that the government-site guide asks for; blank in the demo.
  SITE_SPONSOR: z.string().default(''),
  SITE_OPERATOR: z.string().default(''),
  SITE_PHONE: z.string().default(''),
  SITE_CODE: z.string().default(''),
  SITE_ICP: z.string().default(''),
  SITE_POLICE: z.string().default(''),
})

export type Env = z.output<typeof schema>

/** A setting is missing or wrong: `message` is one line for the person who starts the portal. */
export class EnvError extends Error {}

/** Checks a set of variables. @throws EnvError that names every wrong setting, in one line. */
export function readEnv(variables: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''))
  const result = schema.safeParse(given)
  if (result.success) return result.data
  const faults = result.error.issues.map((issue) => {
    const name = String(issue.path[0])
    return given[name] === undefined ? `缺少 ${name}` : `${name} ${issue.message}`
  })
  throw new EnvError(`配置有误：${faults.join('；')}。见 docs/operations.md`)
}

let cached: Env | undefined
export const env = (): Env => {
  cached ??= readEnv(process.env)
  return cached
}

/** The address under which people reach the portal. */
export const publicUrl = (): string => (env().PUBLIC_URL ?? `http://localhost:${env().PORT}`).replace(/\/+$/, '')
