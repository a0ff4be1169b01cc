import 'server-only'
import { PrismaPg } from '@prisma/adapter-pg'
import { Prisma, PrismaClient } from '@/generated/prisma/client'
import { env } from './env'

declare global {
  var prismaOfThisProcess: PrismaClient | undefined
}

/** One client a process; Next's development server keeps it across reloads. */
function connect(): PrismaClient {
  globalThis.prismaOfThisProcess ??= new PrismaClient({
    adapter: new PrismaPg({
      connectionString: env().DATABASE_URL,
      max: env().DATABASE_POOL,
      // The adapter writes and reads instants as text without a zone and means UTC: any other session zone would shift
      // every instant. Civil dates are made in lib/standards/dates.ts, never by casting an instant in SQL.
      options: '-c timezone=UTC',
    }),
    transactionOptions: { maxWait: 15_000, timeout: 120_000 },
  })
  return globalThis.prismaOfThisProcess
}

type ReadOperation = 'findUnique' | 'findUniqueOrThrow' | 'findFirst' | 'findMany' | 'count' | 'aggregate' | 'groupBy'
type Models = Uncapitalize<Prisma.ModelName>
/** Reads only: a write does not type-check here. */
export type ReadDb = { readonly [M in Models]: Pick<PrismaClient[M], ReadOperation & keyof PrismaClient[M]> } & Pick<
  PrismaClient,
  '$queryRaw'
>

/** The database for reading. Connects at the first use, so that a build needs no database. */
export const db: ReadDb = new Proxy({} as ReadDb, {
  get: (_target, property) => Reflect.get(connect(), property),
})

declare const audited: unique symbol
/** A transaction that may write. Only lib/platform/write.ts makes one. */
export type WriteTx = Prisma.TransactionClient & { readonly [audited]: true }

/** Where a store reads: the pool, or the transaction it is part of. */
export type Reader = ReadDb | WriteTx

/** For lib/platform/write.ts alone. */
export const prismaForWrites = (): PrismaClient => connect()

/** Closes the connections of this process. */
export async function disconnect(): Promise<void> {
  await globalThis.prismaOfThisProcess?.$disconnect()
  globalThis.prismaOfThisProcess = undefined
}

/** Composable SQL for stores; every value in it is a parameter. */
export const sql = Prisma.sql
export const sqlJoin = Prisma.join
export const sqlEmpty = Prisma.empty
export type Sql = Prisma.Sql
