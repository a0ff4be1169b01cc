'use client'

import { Form, Hidden, Submit } from '@/components/ui/form'
import { resetPassword } from '@/lib/accounts/actions-admin'
import { OneTimePassword } from '../one-time-password'

export function ResetPassword({ accountId }: { accountId: string }) {
  return (
    <Form action={resetPassword} label="重置密码" done={(value) => <OneTimePassword {...value} />}>
      <Hidden name="accountId" value={accountId} />
      <Submit weight="secondary">重置密码和动态口令</Submit>
    </Form>
  )
}
