import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { Form, Hidden, Submit, TextField } from '@/components/ui/form'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page'
import { signInWithPassword } from '@/lib/accounts/actions'
import { homeOf, safeNext } from '@/lib/accounts/rules'
import { readParams, type SearchParams } from '@/lib/platform/params'
import { currentActor } from '@/lib/platform/session'

export const metadata: Metadata = { title: '登录', robots: { index: false } }

const shape = {
  next: z.string().max(500),
  callbackUrl: z.string().max(500),
  'signed-out': z.string(),
  error: z.string().max(100),
} as const

export default async function SignInPage({ searchParams }: { searchParams: SearchParams }) {
  const { params } = await readParams(searchParams, shape)
  const next = safeNext(params.next ?? '')
  const actor = await currentActor()
  if (actor) redirect(next ?? homeOf(actor.roles))
  return (
    <div className="mx-auto max-w-md">
      <PageHeader title="登录" lead="供部门、信用办和企业使用。查询公示信息不需要登录。" />
      {params['signed-out'] ? (
        <div className="mb-4">
          <Notice tone="done" live title="已在所有设备上退出登录" />
        </div>
      ) : null}
      {params.error ? (
        <div className="mb-4">
          <Notice tone="danger" live title="没有登录成功，请核对账号、密码和动态口令" />
        </div>
      ) : null}
      <div className="card p-5 md:p-6">
        <Form action={signInWithPassword} label="登录">
          <Hidden name="next" value={next ?? ''} />
          <TextField name="username" label="账号" required autoComplete="username" />
          <TextField name="password" label="密码" type="password" required autoComplete="current-password" />
          <TextField
            name="otp"
            label="动态口令"
            hint="账号启用了动态口令时，填手机上的6位数字"
            autoComplete="one-time-code"
            inputMode="numeric"
          />
          <Submit waiting="正在登录…">登录</Submit>
        </Form>
      </div>
      <p className="mt-4 text-[0.95rem] text-soft">忘记密码请联系本单位的系统管理员重置。连续输错会暂时锁定。</p>
    </div>
  )
}
