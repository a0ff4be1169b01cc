import { readiness } from '@/lib/platform/readiness'

/** The database can be reached and has every migration that this build knows. */
export async function GET(): Promise<Response> {
  const { ready, ...checks } = await readiness()
  return Response.json(
    { status: ready ? 'ready' : 'not ready', ...checks },
    { status: ready ? 200 : 503, headers: { 'cache-control': 'no-store' } },
  )
}
