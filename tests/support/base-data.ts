/** What every integration test starts from: the law, and accounts of two departments. */
import { type NewAccount, openAccounts } from '@/lib/accounts/effects'
import { disconnect } from '@/lib/platform/db'
import { inWriteTx } from '@/lib/platform/write'
import { loadLaw } from '@/prisma/seed/law'

export const PASSWORD = 'Only-for-tests-2026'

const account = (
  username: string,
  roles: NewAccount['roles'],
  departmentKey: string | null = null,
  subjectCode: string | null = null,
): NewAccount => ({ username, name: username, roles, departmentKey, subjectCode })

export const ACCOUNTS: NewAccount[] = [
  account('scjg.officer', ['officer'], 'scjg'),
  account('scjg.officer2', ['officer'], 'scjg'),
  account('scjg.reviewer', ['reviewer'], 'scjg'),
  account('scjg.both', ['officer', 'reviewer'], 'scjg'),
  account('sthj.officer', ['officer'], 'sthj'),
  account('sthj.reviewer', ['reviewer'], 'sthj'),
  account('credit-office', ['credit-office'], 'fgw'),
  account('auditor', ['auditor']),
  account('admin', ['admin']),
  account('enterprise1', ['enterprise'], null, '91410103MA40QH5C2J'),
  account('association', ['association']),
  account('agency', ['agency']),
]

export async function loadBase(): Promise<void> {
  await inWriteTx(loadLaw)
  await inWriteTx((tx) => openAccounts(tx, ACCOUNTS, PASSWORD, false))
  await disconnect()
}
