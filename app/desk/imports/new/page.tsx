import type { Metadata } from 'next'
import { FileField, Form, SelectField, Submit } from '@/components/ui/form'
import { PageHeader } from '@/components/ui/page'
import { uploadSheet } from '@/lib/imports/actions'
import { listSheetKinds } from '@/lib/imports/queries'
import { MAX_FILE_BYTES, MAX_ROWS } from '@/lib/imports/rules'
import { requireDepartment } from '@/lib/platform/guard'

export const metadata: Metadata = { title: '上传表格' }

export default async function NewImportPage() {
  await requireDepartment('imports.upload')
  const kinds = await listSheetKinds()
  return (
    <>
      <PageHeader
        crumbs={[{ href: '/desk', label: '待办' }, { href: '/desk/imports', label: '批量导入' }, { label: '上传表格' }]}
        title="上传表格"
        lead="检查之后、您确认之前，不会写入任何内容；可以关掉页面，稍后再来看结果。"
      />
      <div className="grid gap-6 lg:grid-cols-[1fr_22rem]">
        <div className="card p-4 md:p-6">
          <Form action={uploadSheet} label="上传表格">
            <SelectField
              name="kind"
              label="表格的种类"
              required
              value="penalty"
              options={kinds.map(({ key, name }) => ({ value: key, label: name }))}
            />
            <FileField
              name="file"
              label="文件"
              required
              accept=".xlsx,.csv,.txt"
              hint={`.xlsx 或 .csv（UTF-8、GB18030），不超过${MAX_FILE_BYTES / 1024 / 1024}MB、${MAX_ROWS.toLocaleString('zh-CN')}行`}
            />
            <Submit waiting="正在上传…">上传并检查</Submit>
          </Form>
          <h2 className="mt-8 mb-2 text-lg">表格怎么填</h2>
          <ul className="list-disc space-y-1 pl-5 text-[0.97rem]">
            <li>列名用国家标准的中文名称或字段代码（如 CF_WSH）都可以，次序不限，前面可以有标题行。</li>
            <li>日期写成 2026/03/05、2026-3-5、2026.3.5、2026年3月5日、20260305 都能识别。</li>
            <li>金额以万元计；列名写明“(元)”或单元格写“5000元”的，自动换算。</li>
            <li>同一单位、同一文号、同一相对人的，视为同一条记录：内容相同不重复写入，内容不同作为新版本。</li>
            <li>一行有问题，不影响其他行；有问题的行可以单独下载，改好再传。</li>
          </ul>
        </div>
        <section aria-labelledby="templates">
          <h2 id="templates" className="mb-2 text-lg">
            下载模板
          </h2>
          <ul className="card divide-y divide-line">
            {kinds.map(({ key, name }) => (
              <li key={key}>
                <a href={`/desk/templates/${key}`} className="block px-4 py-2.5" download>
                  {name}
                </a>
              </li>
            ))}
          </ul>
        </section>
      </div>
    </>
  )
}
