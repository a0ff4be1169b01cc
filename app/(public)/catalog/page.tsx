import type { Metadata } from 'next'
import { Badge } from '@/components/ui/badge'
import { PageHeader } from '@/components/ui/page'
import { listCatalogue } from '@/lib/records/queries'
import { CATALOGUE_CLASSES, PUBLICITY_NAMES } from '@/lib/records/rules-catalogue'
import { TEMPLATES } from '@/lib/records/rules-templates'
import { SUBJECT_KINDS } from '@/lib/standards/uscc'

export const metadata: Metadata = { title: '采集目录' }

export default async function CatalogPage() {
  const items = await listCatalogue()
  const classes = Object.entries(CATALOGUE_CLASSES).map(([no, name]) => ({
    no: Number(no),
    name,
    items: items.filter((item) => item.classNo === Number(no)),
  }))
  return (
    <>
      <PageHeader
        crumbs={[{ href: '/', label: '首页' }, { label: '采集目录' }]}
        title="公共信用信息采集目录"
        lead={`哪些信息会记入信用记录、由谁提供、给谁看、存多久，都在目录里写明；目录以外的信息不记入。共13类，${items.length}项。`}
      />
      <nav aria-label="目录分类" className="screen-only card mb-6 p-4">
        <ol className="grid gap-x-6 gap-y-1 sm:grid-cols-2 lg:grid-cols-3">
          {classes.map(({ no, name, items }) => (
            <li key={no}>
              <a href={`#class-${no}`}>
                {no}. {name}
              </a>
              <span className="text-soft">（{items.length}项）</span>
            </li>
          ))}
        </ol>
      </nav>
      {classes.map(({ no, name, items }) => (
        <section key={no} aria-labelledby={`class-${no}`} className="mt-8">
          <h2 id={`class-${no}`} className="mb-3 text-xl">
            {no}. {name}
          </h2>
          <div className="grid gap-3">
            {items.map((item) => (
              <article key={item.key} className="card p-4 md:p-5">
                <div className="flex flex-wrap items-baseline justify-between gap-2">
                  <h3 className="text-lg">{item.name}</h3>
                  <p className="flex flex-wrap gap-2">
                    <Badge tone={item.publicity === 'public' ? 'info' : 'neutral'}>
                      {PUBLICITY_NAMES[item.publicity]}
                    </Badge>
                    {item.verified ? null : <Badge tone="due">待核实</Badge>}
                  </p>
                </div>
                <dl className="mt-2 grid gap-x-8 gap-y-1 text-[0.95rem] md:grid-cols-2">
                  <Line label="提供单位" value={item.departments} />
                  <Line label="主体" value={kindsText(item.subjectKinds)} />
                  <Line
                    label="报送时限"
                    value={item.timeLimitWorkdays ? `${item.timeLimitWorkdays}个工作日` : item.updateFrequency}
                  />
                  <Line label="共享范围" value={item.shareScope} />
                  <Line label="依据" value={item.legalBasis} />
                  <Line label="保存期限" value={item.retention} />
                  <Line label="目录编码" value={item.code} />
                </dl>
                <details className="mt-2 text-[0.95rem]">
                  <summary className="text-brand">记录哪些字段</summary>
                  <ul className="mt-1 columns-1 gap-8 pl-5 sm:columns-2 lg:columns-3">
                    {TEMPLATES[item.template].fields.map((field) => (
                      <li key={field.key} className="list-disc">
                        {field.label}
                        {field.exposure === 'public' ? null : (
                          <span className="text-soft">
                            （{field.exposure === 'sealed' ? '加密，不公开' : '不公开'}）
                          </span>
                        )}
                      </li>
                    ))}
                  </ul>
                </details>
              </article>
            ))}
          </div>
        </section>
      ))}
    </>
  )
}

function kindsText(kinds: readonly (keyof typeof SUBJECT_KINDS)[]): string {
  const every = Object.keys(SUBJECT_KINDS).length
  if (kinds.length === every) return '各类主体'
  if (kinds.length === every - 1 && !kinds.includes('natural_person')) return '各类法人、非法人组织和个体工商户'
  return kinds.map((kind) => SUBJECT_KINDS[kind]).join('、')
}

function Line({ label, value }: { label: string; value: string }) {
  return value ? (
    <div className="flex gap-3">
      <dt className="w-20 shrink-0 text-soft">{label}</dt>
      <dd className="min-w-0">{value}</dd>
    </div>
  ) : null
}
