import fs from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { db } from '@/lib/platform/db'
import { migrate } from '@/scripts/database'

type Column = { table: string; name: string; type: string; nullable: boolean }

const TYPES: Record<string, string[]> = {
  String: ['text', 'uuid', 'character varying'],
  Int: ['integer'],
  BigInt: ['bigint'],
  Boolean: ['boolean'],
  DateTime: ['timestamp with time zone', 'date'],
  Json: ['jsonb'],
  Bytes: ['bytea'],
  Decimal: ['numeric'],
}

/** The tables as prisma/schema says they are. */
function* declared(): Generator<Column> {
  const folder = path.join(process.cwd(), 'prisma/schema')
  const source = fs
    .readdirSync(folder)
    .map((file) => fs.readFileSync(path.join(folder, file), 'utf8'))
    .join('\n')
  const models = [...source.matchAll(/model (\w+) \{([\s\S]*?)\n\}/g)]
  const names = new Set(models.map(([, name]) => name))
  for (const [, , body = ''] of models) {
    const table = /@@map\("(\w+)"\)/.exec(body)?.[1] ?? ''
    for (const line of body.split('\n')) {
      const match = /^\s+(\w+)\s+(\w+)(\[\])?(\?)?(.*)$/.exec(line)
      if (!match || names.has(match[2] ?? '')) continue
      const [, field = '', type = '', list, optional, rest = ''] = match
      yield {
        table,
        name: /@map\("(\w+)"\)/.exec(rest)?.[1] ?? field,
        type: list ? 'ARRAY' : type,
        nullable: optional === '?',
      }
    }
  }
}

test('the Prisma schema and the migrations describe the same tables', async () => {
  const rows = await db.$queryRaw<
    { table_name: string; column_name: string; data_type: string; is_nullable: string }[]
  >`
    SELECT c.table_name, c.column_name, c.data_type, c.is_nullable FROM information_schema.columns c
    JOIN information_schema.tables t USING (table_schema, table_name)
    WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE' AND c.table_name <> '_prisma_migrations'`
  const real = new Map(rows.map((row) => [`${row.table_name}.${row.column_name}`, row]))
  const said = new Set<string>()
  for (const column of declared()) {
    const key = `${column.table}.${column.name}`
    said.add(key)
    const row = real.get(key)
    expect(row, `${key} is in the database`).toBeDefined()
    expect(column.type === 'ARRAY' ? ['ARRAY'] : TYPES[column.type], `${key} has the type`).toContain(row?.data_type)
    expect(row?.is_nullable === 'YES', `${key} may be null`).toBe(column.nullable)
  }
  expect(
    [...real.keys()].filter((key) => !said.has(key)),
    'columns that the schema does not know',
  ).toEqual([])
})

test('migrating again does nothing', async () => {
  expect(await migrate(process.env.DATABASE_URL ?? '')).toEqual([])
})

test('two starts at once migrate once', async () => {
  const results = await Promise.all([migrate(process.env.DATABASE_URL ?? ''), migrate(process.env.DATABASE_URL ?? '')])
  expect(results.flat()).toEqual([])
})
