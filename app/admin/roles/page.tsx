import type { Metadata } from 'next'
import { PageHeader } from '@/components/ui/page'
import { showMatrix } from '@/lib/accounts/queries'

export const metadata: Metadata = { title: '权限' }

export default async function RolesPage() {
  const { roles, rows } = await showMatrix()
  return (
    <>
      <PageHeader
        crumbs={[{ href: '/admin', label: '概况' }, { label: '权限' }]}
        title="角色和权限"
        lead="这张表就是系统检查权限所用的表。部门人员只能看到和办理本部门的事项；同一条记录的录入和审核不得为同一人。"
      />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1) */}
      <section className="card overflow-x-auto" tabIndex={0} aria-label="角色和权限">
        <table className="w-full border-collapse text-[0.95rem]">
          <caption className="sr-only">每个角色有哪些权限</caption>
          <thead>
            <tr>
              <th scope="col" className="sticky left-0 min-w-44 border-b border-line bg-sunken px-3 py-2 text-left">
                权限
              </th>
              {roles.map(([role, name]) => (
                <th key={role} scope="col" className="min-w-20 border-b border-line bg-sunken px-2 py-2">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.permission}>
                <th
                  scope="row"
                  className="sticky left-0 border-b border-line bg-surface px-3 py-2 text-left font-normal"
                >
                  {row.label}
                  <span className="block font-mono text-[0.8rem] text-soft">{row.permission}</span>
                </th>
                {row.granted.map((granted, index) => (
                  <td key={roles[index]?.[0]} className="border-b border-line px-2 py-2 text-center">
                    {granted ? (
                      <span className="font-bold text-done">
                        ✓<span className="sr-only">有</span>
                      </span>
                    ) : (
                      <span className="sr-only">没有</span>
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  )
}
