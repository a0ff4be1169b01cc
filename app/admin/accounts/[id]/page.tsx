import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { z } from 'zod'
import { Badge } from '@/components/ui/badge'
import { Facts } from '@/components/ui/facts'
import { Form, Hidden, Submit } from '@/components/ui/form'
import { Notice } from '@/components/ui/notice'
import { PageHeader, Section } from '@/components/ui/page'
import { changeAccount, requireTotp, revokeSessions, switchAccount } from '@/lib/accounts/actions-admin'
import { showAccount } from '@/lib/accounts/queries'
import { listDepartmentOptions } from '@/lib/departments/queries'
import { may, ROLES } from '@/lib/platform/access'
import { isId } from '@/lib/platform/ids'
import { readParams, type SearchParams } from '@/lib/platform/params'
import { currentActor } from '@/lib/platform/session'
import { chineseTime } from '@/lib/standards/dates'
import { AccountFields } from '../account-fields'
import { ResetPassword } from './reset-password'

export const metadata: Metadata = { title: '账号' }

export default async function AccountPage({
  params,
  searchParams,
}: {
  params: Promise<{ id: string }>
  searchParams: SearchParams
}) {
  const { id } = await params
  const account = isId(id) ? await showAccount(id) : null
  if (!account) notFound()
  const { done } = (await readParams(searchParams, { done: z.string().max(5) })).params
  const manages = may(await currentActor(), 'accounts.manage')
  const departments = await listDepartmentOptions()
  return (
    <>
      <PageHeader
        crumbs={[
          { href: '/admin', label: '概况' },
          { href: '/admin/accounts', label: '账号' },
          { label: account.username },
        ]}
        title={account.name}
        lead={`账号 ${account.username}`}
      >
        <p className="mt-2 flex gap-2">
          {account.disabledAt ? <Badge tone="danger">已停用</Badge> : <Badge tone="done">正常</Badge>}
        </p>
      </PageHeader>
      {done ? <Notice tone="done" live title="已保存" /> : null}
      <Section title="基本情况" id="facts">
        <Facts
          facts={[
            { label: '部门', value: departments.find(({ key }) => key === account.departmentKey)?.name },
            { label: '绑定主体', value: account.subjectCode },
            { label: '角色', value: account.roles.map((role) => ROLES[role]).join('、') },
            {
              label: '动态口令',
              value: account.totpConfirmedAt
                ? `已启用（${chineseTime(account.totpConfirmedAt)}）`
                : account.totpRequired
                  ? '要求启用，尚未启用'
                  : '未启用',
            },
            { label: '开立时间', value: chineseTime(account.createdAt) },
            { label: '密码更换', value: chineseTime(account.passwordChangedAt) },
            { label: '有效会话', value: `${account.sessions.length} 个` },
          ]}
        />
      </Section>
      {manages && !account.own ? (
        <>
          <Section title="安全" id="security">
            <div className="flex flex-wrap items-start gap-3">
              <ResetPassword accountId={account.id} />
              <Form action={requireTotp} label="动态口令">
                <Hidden name="accountId" value={account.id} />
                <Hidden name="required" value={account.totpRequired ? '0' : '1'} />
                <Submit weight="secondary">{account.totpRequired ? '不再要求动态口令' : '要求动态口令'}</Submit>
              </Form>
              <Form action={revokeSessions} label="在所有设备上退出">
                <Hidden name="accountId" value={account.id} />
                <Submit weight="secondary">在所有设备上退出</Submit>
              </Form>
              <Form action={switchAccount} label="停用或启用">
                <Hidden name="accountId" value={account.id} />
                <Submit weight={account.disabledAt ? 'secondary' : 'danger'}>
                  {account.disabledAt ? '重新启用' : '停用账号'}
                </Submit>
              </Form>
            </div>
          </Section>
          <Section title="变更" id="change">
            <div className="card max-w-2xl p-5">
              <Form action={changeAccount} label="变更账号">
                <Hidden name="accountId" value={account.id} />
                <AccountFields departments={departments} values={account} />
                <Submit>保存</Submit>
              </Form>
            </div>
          </Section>
        </>
      ) : null}
    </>
  )
}
