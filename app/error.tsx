'use client'

import { useEffect } from 'react'

/** A bug or a broken connection: a neutral page; what happened is in the log. */
export default function ErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  useEffect(() => document.getElementById('error-title')?.focus(), [])
  return (
    <main id="main" className="measure prose-cn py-12">
      <h1 id="error-title" tabIndex={-1} className="text-[1.8rem]">
        系统暂时不能处理
      </h1>
      <p>您刚才的操作没有写入任何内容。请稍等片刻再试；若仍不行，请把下面的编号告诉管理员。</p>
      {error.digest ? <p className="font-mono">编号：{error.digest}</p> : null}
      <p className="flex gap-3">
        <button
          type="button"
          onClick={reset}
          className="min-h-11 cursor-pointer rounded bg-brand px-5 font-semibold text-on-brand"
        >
          再试一次
        </button>
        <a href="/" className="self-center">
          回到首页
        </a>
      </p>
    </main>
  )
}
