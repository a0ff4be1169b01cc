'use client'

import { Notice } from '@/components/ui/notice'

/** Shown once: a page that is loaded again does not have it any more. */
export function OneTimePassword({ username, password }: { username: string; password: string }) {
  return (
    <Notice tone="done" live title="请把密码当面交给本人，只显示这一次">
      <dl className="mt-1">
        <div className="flex gap-3">
          <dt className="w-20 text-soft">账号</dt>
          <dd className="font-mono">{username}</dd>
        </div>
        <div className="flex gap-3">
          <dt className="w-20 text-soft">密码</dt>
          <dd className="font-mono text-lg">{password}</dd>
        </div>
      </dl>
      <p className="mt-2">
        <a href="/admin/accounts">回到账号列表</a>
      </p>
    </Notice>
  )
}
