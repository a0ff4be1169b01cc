import type { Metadata } from 'next'
import { ButtonLink } from '@/components/ui/button'
import { homeOf } from '@/lib/accounts/rules'
import { ROLES } from '@/lib/platform/access'
import { currentActor } from '@/lib/platform/session'
import { SiteShell } from './site-shell'

export const metadata: Metadata = { title: '没有权限' }

export default async function Forbidden() {
  const actor = await currentActor()
  return (
    <SiteShell>
      <div className="prose-cn">
        <h1 className="text-[1.8rem]">您没有打开这个页面的权限</h1>
        {actor ? (
          <p>
            当前账号是“{actor.name}”，角色：{actor.roles.map((role) => ROLES[role]).join('、') || '无'}
            。这次访问已记入操作日志。
          </p>
        ) : null}
        <p>如果工作需要，请联系本单位的系统管理员授予相应角色。</p>
        <p className="flex gap-2">
          <ButtonLink href={actor ? homeOf(actor.roles) : '/sign-in'} weight="primary">
            {actor ? '回到工作首页' : '登录'}
          </ButtonLink>
        </p>
      </div>
    </SiteShell>
  )
}
