/**
 * The web server: Next behind a plain HTTP server that settles who is calling, counts what is answered, and ends cleanly.
 * Started by scripts/up.ts; it ends when its parent does.
 */
import { createServer, type IncomingMessage } from 'node:http'
import next from 'next'
import { env } from '@/lib/platform/env'
import { log } from '@/lib/platform/log'
import { requestSeconds } from '@/lib/platform/metrics'
import { root } from './command'

const dev = process.argv.includes('--dev')
const MAX_BODY_BYTES = 34 * 1024 * 1024

const { HOST, PORT, TRUSTED_PROXIES } = env()

/** The caller's address: the socket's, or what the nearest trusted proxies say. Callers cannot set it. */
function callerAddress(request: IncomingMessage): string {
  const socket = (request.socket.remoteAddress ?? 'unknown').replace(/^::ffff:/, '')
  if (TRUSTED_PROXIES === 0) return socket
  const hops = String(request.headers['x-forwarded-for'] ?? '')
    .split(',')
    .map((hop) => hop.trim())
    .filter(Boolean)
  return hops[hops.length - TRUSTED_PROXIES] ?? hops[0] ?? socket
}

const kindOf = (url: string): string => (url.startsWith('/_next/') ? 'asset' : url.startsWith('/api/') ? 'api' : 'page')

const server = createServer()
const app = next({ dev, dir: root, hostname: HOST, port: PORT, httpServer: server })
await app.prepare()
const handle = app.getRequestHandler()

server.on('request', (request, response) => {
  const started = process.hrtime.bigint()
  const address = callerAddress(request)
  request.headers['x-client-address'] = address
  if (TRUSTED_PROXIES === 0) {
    for (const name of ['x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-forwarded-port'])
      delete request.headers[name]
  }
  response.on('finish', () => {
    requestSeconds.observe(
      { kind: kindOf(request.url ?? ''), status: String(response.statusCode) },
      Number(process.hrtime.bigint() - started) / 1e9,
    )
  })
  if (Number(request.headers['content-length'] ?? 0) > MAX_BODY_BYTES) {
    response
      .writeHead(413, { 'content-type': 'text/plain; charset=utf-8', connection: 'close' })
      .end('上传的内容超过 30MB，请拆分后再上传\n')
    return
  }
  handle(request, response).catch((error: unknown) => {
    log('web').error({ err: error }, 'request failed')
    if (!response.headersSent) response.writeHead(500, { 'content-type': 'text/plain; charset=utf-8' })
    response.end('系统出错，请稍后再试\n')
  })
})
server.keepAliveTimeout = 65_000
server.listen(PORT, HOST, () => log('web').info({ port: PORT, dev }, 'listening'))

let stopping = false
function stop(): void {
  if (stopping) return
  stopping = true
  server.close(() => process.exit(0))
  server.closeIdleConnections()
  // Keep-alive connections that are in use get a moment to finish; then they are cut.
  setTimeout(() => server.closeAllConnections(), 5000).unref()
  setTimeout(() => process.exit(0), 8000).unref()
}
process.on('SIGTERM', stop)
process.on('SIGINT', () => {}) // the whole process group gets it; the parent decides
process.on('disconnect', stop)
