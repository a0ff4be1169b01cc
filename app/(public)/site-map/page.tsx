import type { Metadata } from 'next'
import { PageHeader } from '@/components/ui/page'
import { listRecordTypes } from '@/lib/records/queries'

export const metadata: Metadata = { title: '网站地图' }

export default async function SiteMapPage() {
  const types = await listRecordTypes()
  const groups = [
    {
      title: '查询',
      links: [
        { href: '/', label: '首页' },
        { href: '/search', label: '主体查询' },
        { href: '/disclosures', label: '信用公示' },
      ],
    },
    { title: '公示种类', links: types.map(({ key, name }) => ({ href: `/disclosures?type=${key}`, label: name })) },
    {
      title: '规则',
      links: [
        { href: '/catalog', label: '采集目录' },
        { href: '/about#clock', label: '7个工作日' },
        { href: '/about#period', label: '公示期限' },
      ],
    },
    {
      title: '网站',
      links: [
        { href: '/about', label: '关于本站' },
        { href: '/about#report', label: '我要找错' },
        { href: '/privacy', label: '隐私' },
        { href: '/accessibility', label: '无障碍声明' },
        { href: '/api/openapi.json', label: '开放接口' },
        { href: '/sign-in', label: '登录' },
      ],
    },
  ]
  return (
    <>
      <PageHeader crumbs={[{ href: '/', label: '首页' }, { label: '网站地图' }]} title="网站地图" />
      <div className="grid gap-6 sm:grid-cols-2 lg:grid-cols-4">
        {groups.map((group) => (
          <section key={group.title}>
            <h2 className="mb-2 text-lg">{group.title}</h2>
            <ul>
              {group.links.map((link) => (
                <li key={link.href} className="py-0.5">
                  <a href={link.href}>{link.label}</a>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </>
  )
}
