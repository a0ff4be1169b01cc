import type { Metadata } from 'next'
import { Badge } from '@/components/ui/badge'
import { Form, Hidden, Submit, TextField } from '@/components/ui/form'
import { PageHeader } from '@/components/ui/page'
import { setDepartmentCode } from '@/lib/departments/actions'
import { listDepartments } from '@/lib/departments/queries'
import { DEPARTMENT_KINDS } from '@/lib/departments/rules'
import { may } from '@/lib/platform/access'
import { currentActor } from '@/lib/platform/session'

export const metadata: Metadata = { title: '部门' }

export default async function DepartmentsPage() {
  const departments = await listDepartments()
  const changes = may(await currentActor(), 'departments.change')
  return (
    <>
      <PageHeader
        crumbs={[{ href: '/admin', label: '概况' }, { label: '部门' }]}
        title="部门和职责"
        lead="名称和职责出自二七政〔2020〕5号；文件没有点名的，标为待核实。登记了代码的部门，报送时机关名称与代码必须配对。"
      />
      <ul className="grid gap-3">
        {departments.map((department) => (
          <li key={department.key} className="card p-4">
            <div className="flex flex-wrap items-baseline justify-between gap-2">
              <h2 className="text-lg">
                {department.name}{' '}
                <span className="ml-1 font-mono text-[0.85rem] font-normal text-soft">{department.key}</span>
              </h2>
              <p className="flex flex-wrap gap-2">
                <Badge>{DEPARTMENT_KINDS[department.kind]}</Badge>
                {department.verified ? null : <Badge tone="due">待核实</Badge>}
              </p>
            </div>
            <p className="mt-1 text-[0.95rem] text-soft">
              {department.fullName}；{department.source}
              {department.leadArticles.length > 0 ? `；牵头第${department.leadArticles.join('、')}条` : ''}
              {department.supportArticles.length > 0 ? `；配合第${department.supportArticles.join('、')}条` : ''}
            </p>
            <p className="mt-1 flex flex-wrap items-center gap-2 text-[0.95rem]">
              统一社会信用代码：{department.uscc ? <span className="font-mono">{department.uscc}</span> : '未登记'}
              {department.uscc && !department.usccVerified ? <Badge tone="due">待核实</Badge> : null}
            </p>
            {changes ? (
              <details className="mt-1 text-[0.95rem]">
                <summary className="text-brand">登记代码</summary>
                <div className="mt-2 max-w-md">
                  <Form action={setDepartmentCode} label={`登记${department.name}的代码`}>
                    <Hidden name="key" value={department.key} />
                    <TextField
                      name="uscc"
                      label="统一社会信用代码"
                      mono
                      value={department.uscc ?? ''}
                      hint="以1开头的18位代码；清空表示未登记"
                    />
                    <Submit weight="secondary">保存</Submit>
                  </Form>
                </div>
              </details>
            ) : null}
          </li>
        ))}
      </ul>
    </>
  )
}
