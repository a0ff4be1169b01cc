import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { renderSVG } from 'uqr'
import { Form, Submit, TextField } from '@/components/ui/form'
import { PageHeader } from '@/components/ui/page'
import { finishTotp } from '@/lib/accounts/actions'
import { showPendingTotp } from '@/lib/accounts/queries'

export const metadata: Metadata = { title: '启用动态口令' }

export default async function TotpPage() {
  const pending = await showPendingTotp()
  if (!pending) redirect('/account')
  const picture = `data:image/svg+xml;base64,${Buffer.from(renderSVG(pending.uri, { border: 2 })).toString('base64')}`
  return (
    <>
      <PageHeader crumbs={[{ href: '/account', label: '账号' }, { label: '启用动态口令' }]} title="启用动态口令" />
      <ol className="prose-cn list-decimal">
        <li>
          <p>用手机上的动态口令应用扫描二维码：</p>
          {/* biome-ignore lint/performance/noImgElement: a picture made for this very request, never optimised or cached */}
          <img
            src={picture}
            alt="动态口令密钥的二维码；不能扫描时请手工输入下面的密钥"
            width={220}
            height={220}
            className="my-3 rounded border border-line bg-white"
          />
          <p>
            不能扫描的，手工输入密钥：<span className="font-mono">{pending.secret}</span>
          </p>
        </li>
        <li>
          <p>输入应用里显示的6位数字：</p>
        </li>
      </ol>
      <div className="card mt-3 max-w-md p-5">
        <Form action={finishTotp} label="确认动态口令">
          <TextField name="otp" label="6位数字" required inputMode="numeric" autoComplete="one-time-code" />
          <Submit>确认启用</Submit>
        </Form>
      </div>
    </>
  )
}
