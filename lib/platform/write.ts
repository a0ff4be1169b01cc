import 'server-only'
import { prismaForWrites, type WriteTx } from './db'

/** PostgreSQL ended one of two transactions that waited for each other, or that could not both be true. */
const LOST_RACE = /40P01|40001|P2034|deadlock detected/

/**
 * Opens the only kind of transaction that can write. Doors call it (action, route, job, ledger), rooms never. A
 * transaction that lost a race is run again: `run` must do nothing outside of it.
 */
export async function inWriteTx<T>(run: (tx: WriteTx) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await prismaForWrites().$transaction((tx) => run(tx as WriteTx))
    } catch (error) {
      if (attempt >= 4 || !LOST_RACE.test(`${(error as { code?: string }).code} ${(error as Error).message}`))
        throw error
      await new Promise((resolve) => setTimeout(resolve, 20 * attempt + Math.random() * 60))
    }
  }
}
