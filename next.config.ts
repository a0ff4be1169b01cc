import type { NextConfig } from 'next'

const config: NextConfig = {
  poweredByHeader: false,
  outputFileTracingRoot: import.meta.dirname,
  turbopack: { root: import.meta.dirname },
  // Types are checked by `npm run check`; a second check would only make the first start slower.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: ['@node-rs/argon2', 'pg', 'pg-boss', 'pino', 'prom-client'],
  async headers() {
    return [
      {
        source: '/:path*',
        headers: [
          { key: 'x-content-type-options', value: 'nosniff' },
          { key: 'referrer-policy', value: 'same-origin' },
          { key: 'x-frame-options', value: 'DENY' },
          { key: 'permissions-policy', value: 'camera=(), geolocation=(), microphone=(), payment=()' },
          { key: 'cross-origin-opener-policy', value: 'same-origin' },
        ],
      },
    ]
  },
  experimental: {
    authInterrupts: true,
    // A sheet of 50,000 rows is about 10 MB; lib/imports/rules.ts refuses more than 30 MB with a reason.
    serverActions: { bodySizeLimit: '32mb' },
    proxyClientMaxBodySize: '32mb',
  },
}
export default config
