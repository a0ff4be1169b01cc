import 'server-only'
import { z } from 'zod'
import { fieldErrors } from './action'
import { env, publicUrl } from './env'
import { log } from './log'
import { takeToken } from './rate-limit'
import { explainRefusal, type Refusal, type Result } from './result'

/**
 * Routes of the HTTP API. One definition gives the handler, the checks and the OpenAPI description.
 * Errors are RFC 9457 problem documents with a Chinese `detail`.
 */
export type RouteDefinition<P extends z.ZodType, Q extends z.ZodType, O extends z.ZodType> = {
  /** `public`: no key needed, public data only, rate-limited by address. */
  permission: 'public'
  /** As in the address: `/subjects/{code}`. */
  path: string
  summary: string
  params: P
  query: Q
  output: O
  run: (context: { params: z.output<P>; query: z.output<Q>; now: Date }) => Promise<Result<z.input<O>>>
}

type AnyDefinition = Omit<RouteDefinition<z.ZodType, z.ZodType, z.ZodType>, 'run'>
export type Route = ((request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>) & {
  readonly definition: AnyDefinition
}

export const problemSchema = z
  .object({
    type: z.string().meta({ description: '错误类型' }),
    title: z.string(),
    status: z.int(),
    detail: z.string().meta({ description: '中文说明：哪里不对、如何改正' }),
    errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  })
  .meta({ id: 'Problem', description: 'RFC 9457 problem details' })

const STATUS: Record<Refusal['code'], [number, string]> = {
  invalid: [400, '请求内容有误'],
  unauthenticated: [401, '需要密钥'],
  forbidden: [403, '没有权限'],
  not_found: [404, '没有找到'],
  conflict: [409, '状态冲突'],
  rule: [422, '规则不允许'],
}

const HEADERS = {
  'access-control-allow-origin': '*',
  // A withdrawn record must be gone by the next request: no cache may answer for us.
  'cache-control': 'no-store',
}

/** A problem document. */
export function problem(
  status: number,
  type: string,
  title: string,
  detail: string,
  extra: { errors?: { path: string; message: string }[]; headers?: Record<string, string> } = {},
): Response {
  const body = {
    type: `urn:credit-erqi:problem:${type}`,
    title,
    status,
    detail,
    ...(extra.errors ? { errors: extra.errors } : {}),
  }
  return Response.json(body, {
    status,
    headers: { ...HEADERS, ...extra.headers, 'content-type': 'application/problem+json; charset=utf-8' },
  })
}

function refusalResponse(refusal: Refusal): Response {
  const [status, title] = STATUS[refusal.code]
  const errors =
    refusal.code === 'invalid'
      ? Object.entries(refusal.fields).flatMap(([path, messages]) => messages.map((message) => ({ path, message })))
      : undefined
  const detail = errors?.length
    ? errors.map((error) => (error.path ? `${error.path}：${error.message}` : error.message)).join('；')
    : explainRefusal(refusal)
  return problem(status, refusal.code.replace('_', '-'), title, detail, errors ? { errors } : {})
}

/** Makes the handler of a GET route. */
export function defineRoute<P extends z.ZodType, Q extends z.ZodType, O extends z.ZodType>(
  definition: RouteDefinition<P, Q, O>,
): Route {
  const handler = async (request: Request, context: { params: Promise<Record<string, string>> }): Promise<Response> => {
    const wait = takeToken(`api ${clientAddress(request.headers)}`, env().API_RATE_PER_MINUTE)
    if (wait > 0) {
      return problem(
        429,
        'too-many-requests',
        '请求过于频繁',
        `每分钟最多 ${env().API_RATE_PER_MINUTE} 次，请在 ${wait} 秒后再试`,
        { headers: { 'retry-after': String(wait) } },
      )
    }
    const query: Record<string, string> = {}
    for (const [key, value] of new URL(request.url).searchParams) if (value !== '') query[key] = value
    const params = definition.params.safeParse(decodeParams((await context.params) ?? {}))
    const parsed = definition.query.safeParse(query)
    if (!params.success) return refusalResponse({ code: 'invalid', fields: fieldErrors(params.error) })
    if (!parsed.success) return refusalResponse({ code: 'invalid', fields: fieldErrors(parsed.error) })
    try {
      const result = await definition.run({ params: params.data, query: parsed.data, now: new Date() })
      return result.ok ? Response.json(result.value, { headers: HEADERS }) : refusalResponse(result.refusal)
    } catch (error) {
      log('api').error({ err: error, route: definition.path }, 'route failed')
      return problem(500, 'internal', '系统出错', '系统暂时无法处理这个请求，请稍后再试')
    }
  }
  return Object.assign(handler, { definition })
}

function decodeParams(params: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(params).map(([key, value]) => {
      try {
        return [key, decodeURIComponent(value)]
      } catch {
        return [key, value]
      }
    }),
  )
}

/** Who is calling: scripts/server.ts puts the address there and lets no caller set it. */
export const clientAddress = (headers: Headers): string => headers.get('x-client-address') ?? 'unknown'

/** The OpenAPI 3.1 document of the given routes. */
export function describeApi(routes: readonly Route[]): Record<string, unknown> {
  const json = (schema: z.ZodType, io: 'input' | 'output') => {
    const { $schema: _, ...rest } = z.toJSONSchema(schema, {
      io,
      unrepresentable: 'any',
      target: 'draft-2020-12',
    }) as Record<string, unknown>
    return rest
  }
  const parameters = (schema: z.ZodType, place: 'path' | 'query') => {
    const shape = json(schema, 'input') as { properties?: Record<string, Record<string, unknown>>; required?: string[] }
    return Object.entries(shape.properties ?? {}).map(([name, property]) => {
      const { description, ...type } = property
      return {
        name,
        in: place,
        required: place === 'path' || (shape.required ?? []).includes(name),
        ...(description ? { description } : {}),
        schema: type,
      }
    })
  }
  const failure = (description: string) => ({
    description,
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  })
  const paths: Record<string, unknown> = {}
  for (const { definition } of routes) {
    paths[definition.path] = {
      get: {
        summary: definition.summary,
        parameters: [...parameters(definition.params, 'path'), ...parameters(definition.query, 'query')],
        responses: {
          200: { description: '成功', content: { 'application/json': { schema: json(definition.output, 'output') } } },
          400: failure('请求内容有误'),
          404: failure('没有找到'),
          422: failure('规则不允许，例如日期超出已导入的工作日日历'),
          429: failure('请求过于频繁，见 Retry-After'),
        },
      },
    }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: '信用二七 开放接口',
      version: '1',
      description:
        '日期为北京时间的民用日期（YYYY-MM-DD），时刻为 UTC 的 ISO 8601。不带密钥时只提供公开信息并限制频率。错误按 RFC 9457 返回。',
    },
    servers: [{ url: `${publicUrl()}/api/v1` }],
    paths,
    components: { schemas: { Problem: json(problemSchema, 'output') } },
  }
}
