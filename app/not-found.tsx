import type { Metadata } from 'next'
import { ButtonLink } from '@/components/ui/button'
import { SiteShell } from './site-shell'

export const metadata: Metadata = { title: '没有找到' }

export default function NotFound() {
  return (
    <SiteShell>
      <div className="prose-cn">
        <h1 className="text-[1.8rem]">没有找到这个页面</h1>
        <p>可能是地址有误，或者这条信息已经不再公示。</p>
        <p>您可以按名称、统一社会信用代码或文号查询：</p>
        <form action="/search" method="get" className="flex max-w-xl gap-2" aria-label="查询">
          <input className="control" type="search" name="q" aria-label="名称、代码或文号" />
          <button type="submit" className="rounded bg-brand px-5 font-semibold whitespace-nowrap text-on-brand">
            查询
          </button>
        </form>
        <p className="flex gap-2">
          <ButtonLink href="/">回到首页</ButtonLink>
        </p>
      </div>
    </SiteShell>
  )
}
