import { defineConfig } from 'prisma/config'

// The client is generated without Prisma's schema engine, yet the command wants a path to one and would try to download
// it. Migrations are plain SQL that scripts/database.ts applies (docs/decisions/0003-migrations.md).
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath

export default defineConfig({
  schema: 'prisma/schema',
  migrations: { path: 'prisma/migrations' },
  datasource: { url: process.env.DATABASE_URL ?? 'postgresql://none@127.0.0.1:1/none' },
})
