import type { Metadata } from 'next'
import { PageHeader } from '@/components/ui/page'
import { listDepartmentOptions } from '@/lib/departments/queries'
import { requireActor } from '@/lib/platform/guard'
import { CreateAccount } from './create-account'

export const metadata: Metadata = { title: '开立账号' }

export default async function NewAccountPage() {
  await requireActor('accounts.manage')
  return (
    <>
      <PageHeader
        crumbs={[{ href: '/admin', label: '概况' }, { href: '/admin/accounts', label: '账号' }, { label: '开立账号' }]}
        title="开立账号"
        lead="系统生成一次性密码，本人首次登录时更换。"
      />
      <CreateAccount departments={await listDepartmentOptions()} />
    </>
  )
}
