import { timingSafeEqual } from 'node:crypto'
import { env } from '@/lib/platform/env'
import { metricsText, metricsType } from '@/lib/platform/metrics'
import { clientAddress, problem } from '@/lib/platform/route'

const LOCAL = new Set(['127.0.0.1', '::1'])

function hasKey(request: Request): boolean {
  const key = Buffer.from(env().METRICS_KEY ?? '')
  const given = Buffer.from((request.headers.get('authorization') ?? '').replace(/^Bearer /, ''))
  return key.length > 0 && key.length === given.length && timingSafeEqual(key, given)
}

/** Prometheus metrics: from this machine, or with METRICS_KEY. */
export async function GET(request: Request): Promise<Response> {
  if (!LOCAL.has(clientAddress(request.headers)) && !hasKey(request)) {
    return problem(403, 'forbidden', '没有权限', '指标只能在本机读取，或者使用 METRICS_KEY')
  }
  return new Response(await metricsText(), { headers: { 'content-type': metricsType, 'cache-control': 'no-store' } })
}
