'use client'

import { Form, Submit, TextField } from '@/components/ui/form'
import { createAccount } from '@/lib/accounts/actions-admin'
import { AccountFields } from '../account-fields'
import { OneTimePassword } from '../one-time-password'

export function CreateAccount({ departments }: { departments: readonly { key: string; name: string }[] }) {
  return (
    <div className="card max-w-2xl p-5">
      <Form action={createAccount} label="开立账号" done={(value) => <OneTimePassword {...value} />}>
        <TextField name="username" label="账号" required hint="小写字母、数字、点和短横线，例如 scjg.zhang" />
        <AccountFields departments={departments} />
        <Submit>开立账号</Submit>
      </Form>
    </div>
  )
}
