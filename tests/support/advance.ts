/** A worker with one import to do, in a process of its own: `node … tests/support/advance.ts <import id>`. Made to be killed. */
import { advanceImport } from '@/lib/imports/work'
import { disconnect } from '@/lib/platform/db'

await advanceImport(process.argv[2] ?? '')
await disconnect()
