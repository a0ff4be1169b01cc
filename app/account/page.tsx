import { z } from 'zod'
import { ButtonLink } from '@/components/ui/button'
import { Facts } from '@/components/ui/facts'
import { Form, Submit, TextField } from '@/components/ui/form'
import { Notice } from '@/components/ui/notice'
import { PageHeader, Section } from '@/components/ui/page'
import { changePassword, removeTotp, signOut, signOutEverywhere, startTotp } from '@/lib/accounts/actions'
import { type SessionView, showOwnAccount } from '@/lib/accounts/queries'
import { homeOf } from '@/lib/accounts/rules'
import { ROLES } from '@/lib/platform/access'
import { readParams, type SearchParams } from '@/lib/platform/params'
import { chineseTime } from '@/lib/standards/dates'

const DONE: Record<string, string> = {
  password: '密码已更换，其他设备上的登录已退出',
  totp: '动态口令已启用，下次登录时需要输入',
  'totp-removed': '动态口令已停用',
}

export default async function AccountPage({ searchParams }: { searchParams: SearchParams }) {
  const { actor, totp, totpRequired, passwordChangedAt, sessions } = await showOwnAccount()
  const { done } = (await readParams(searchParams, { done: z.string().max(20) })).params
  return (
    <>
      <PageHeader
        title={actor.name}
        lead={`账号 ${actor.username}，${actor.roles.map((role) => ROLES[role]).join('、') || '没有角色'}`}
        actions={
          <>
            {actor.pending || homeOf(actor.roles) === '/account' ? null : (
              <ButtonLink href={homeOf(actor.roles)} weight="primary">
                进入工作页面
              </ButtonLink>
            )}
            <Form action={signOut} label="退出登录">
              <Submit weight="secondary" waiting="正在退出…">
                退出登录
              </Submit>
            </Form>
          </>
        }
      />
      {done && DONE[done] ? <Notice tone="done" live title={DONE[done]} /> : null}
      {actor.pending === 'password' ? (
        <Notice tone="due" title="请先更换密码">
          您正在使用一次性的初始密码，更换后才能继续使用。
        </Notice>
      ) : null}
      {actor.pending === 'totp' ? (
        <Notice tone="due" title="请先启用动态口令">
          管理员要求这个账号使用动态口令，启用后才能继续使用。
        </Notice>
      ) : null}

      <Section title="更换密码" id="password">
        <div className="card max-w-xl p-5">
          <Form action={changePassword} label="更换密码">
            <TextField
              name="currentPassword"
              label="当前密码"
              type="password"
              required
              autoComplete="current-password"
            />
            <TextField
              name="password"
              label="新密码"
              type="password"
              required
              autoComplete="new-password"
              hint="至少10个字符，含大写、小写、数字、符号中的三种；或不少于16个字符"
            />
            <TextField
              name="passwordAgain"
              label="再输入一次新密码"
              type="password"
              required
              autoComplete="new-password"
            />
            <Submit>更换密码</Submit>
          </Form>
          {passwordChangedAt ? (
            <p className="mt-3 text-[0.92rem] text-soft">上次更换：{chineseTime(passwordChangedAt)}</p>
          ) : null}
        </div>
      </Section>

      <Section title="动态口令" id="totp">
        <div className="card max-w-xl p-5">
          {totp === 'on' ? (
            <>
              <p className="mb-3">已启用。登录时除密码外，还要输入手机上的6位数字。</p>
              {totpRequired ? (
                <p className="text-soft">管理员要求这个账号使用动态口令，不能停用。更换手机请联系管理员重置。</p>
              ) : (
                <Form action={removeTotp} label="停用动态口令">
                  <TextField
                    name="currentPassword"
                    label="当前密码"
                    type="password"
                    required
                    autoComplete="current-password"
                  />
                  <Submit weight="danger">停用动态口令</Submit>
                </Form>
              )}
            </>
          ) : (
            <>
              <p className="mb-3">未启用。启用后，即使密码泄露，他人也不能登录。需要一个支持 TOTP 的手机应用。</p>
              <Form action={startTotp} label="启用动态口令">
                <Submit weight="secondary">启用动态口令</Submit>
              </Form>
            </>
          )}
        </div>
      </Section>

      <Section title="登录在哪里" id="sessions">
        <Sessions sessions={sessions} />
        <div className="mt-3">
          <Form action={signOutEverywhere} label="在所有设备上退出">
            <Submit weight="danger" waiting="正在退出…">
              在所有设备上退出
            </Submit>
          </Form>
        </div>
      </Section>
    </>
  )
}

function Sessions({ sessions }: { sessions: readonly SessionView[] }) {
  return (
    <div className="space-y-3">
      {sessions.map((session) => (
        <Facts
          key={session.id}
          facts={[
            { label: session.current ? '当前设备' : '其他设备', value: session.agent || '未知' },
            { label: '登录时间', value: chineseTime(session.createdAt) },
            { label: '最近使用', value: chineseTime(session.seenAt) },
          ]}
        />
      ))}
    </div>
  )
}
