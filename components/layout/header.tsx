import { DisplayToolbar } from './toolbar'

export type NavItem = { href: string; label: string }

const PUBLIC_NAV: readonly NavItem[] = [
  { href: '/', label: '首页' },
  { href: '/disclosures', label: '信用公示' },
  { href: '/search', label: '主体查询' },
  { href: '/catalog', label: '采集目录' },
  { href: '/about', label: '关于' },
]

type Person = { name: string; home: string } | null

/** Top of every page: who runs it, settings for older readers, where one can go. */
export function SiteHeader({
  person,
  flags,
  path,
  demo,
  nav = PUBLIC_NAV,
  area,
}: {
  person: Person
  flags: readonly string[]
  path: string
  demo: boolean
  nav?: readonly NavItem[]
  area?: string
}) {
  const current = nav
    .filter((item) => path === item.href || (item.href !== '/' && path.startsWith(item.href)))
    .sort((a, b) => b.href.length - a.href.length)[0]
  return (
    <header className="site border-b border-line bg-surface">
      <a
        href="#main"
        className="sr-only bg-focus px-4 py-2 font-bold text-black focus:not-sr-only focus:absolute focus:z-10"
      >
        跳到正文
      </a>
      {demo ? (
        <p className="bg-due-tint px-4 py-1 text-center text-[0.9rem] font-semibold text-due">
          演示数据：本站主体、记录和人员均为虚构，不对应任何真实企业或个人
        </p>
      ) : null}
      <div className="screen-only border-b border-line bg-sunken text-[0.88rem]">
        <div className="measure flex flex-wrap items-center justify-between gap-x-4 py-0.5">
          <DisplayToolbar flags={flags} back={path} />
          <div className="flex items-center gap-x-3">
            {person ? (
              <>
                <a href={person.home} className="inline-flex min-h-9 items-center">
                  {person.name}
                </a>
                <a href="/account" className="inline-flex min-h-9 items-center">
                  账号
                </a>
              </>
            ) : (
              <a href="/sign-in" className="inline-flex min-h-9 items-center">
                登录
              </a>
            )}
          </div>
        </div>
      </div>
      <div className="measure flex flex-wrap items-center justify-between gap-x-8 gap-y-2 py-3">
        <a href="/" className="flex items-center gap-3 text-ink no-underline">
          <svg width="44" height="44" viewBox="0 0 64 64" aria-hidden="true" className="shrink-0 text-brand">
            <rect width="64" height="64" rx="10" fill="currentColor" />
            <path
              d="M18 16h8v32h-8zM32 16h14v6H32zM30 27h18v5H30zM32 37h14v11H32zm5 4v3h4v-3z"
              className="fill-on-brand"
            />
          </svg>
          <span>
            <span className="block text-[1.35rem] leading-tight font-bold tracking-wide">
              信用二七{area ? <span className="ml-2 text-[1rem] font-semibold text-soft">{area}</span> : null}
            </span>
            <span className="block text-[0.82rem] text-soft">郑州市二七区公共信用信息平台</span>
          </span>
        </a>
        <nav aria-label="主导航" className="-mx-2">
          <ul className="flex flex-wrap">
            {nav.map((item) => (
              <li key={item.href}>
                <a
                  href={item.href}
                  aria-current={item === current ? 'page' : undefined}
                  className="inline-flex min-h-11 items-center border-b-3 border-transparent px-2.5 font-semibold text-ink no-underline hover:text-brand aria-[current]:border-brand aria-[current]:text-brand"
                >
                  {item.label}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      </div>
    </header>
  )
}
