import { env } from '@/lib/platform/env'

/** What the government-site guide (国办发〔2017〕47号) asks of a footer; lines that are not set are left out. */
export function SiteFooter() {
  const site = env()
  const facts = [
    ['主办单位', site.SITE_SPONSOR],
    ['承办单位', site.SITE_OPERATOR],
    ['联系电话', site.SITE_PHONE],
    ['政府网站标识码', site.SITE_CODE],
    ['ICP备案', site.SITE_ICP],
    ['公安备案', site.SITE_POLICE],
  ].filter(([, value]) => value)
  return (
    <footer className="site mt-auto border-t border-line bg-surface">
      <div className="measure py-6 text-[0.92rem]">
        <nav aria-label="网站信息">
          <ul className="flex flex-wrap gap-x-5 gap-y-1">
            <li>
              <a href="/site-map">网站地图</a>
            </li>
            <li>
              <a href="/about#report">我要找错</a>
            </li>
            <li>
              <a href="/privacy">隐私</a>
            </li>
            <li>
              <a href="/accessibility">无障碍声明</a>
            </li>
            <li>
              <a href="/api/openapi.json">开放接口</a>
            </li>
          </ul>
        </nav>
        {facts.length > 0 ? (
          <dl className="mt-3 flex flex-wrap gap-x-6 gap-y-1 text-soft">
            {facts.map(([label, value]) => (
              <div key={label} className="flex gap-1">
                <dt>{label}：</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        ) : null}
        <p className="mt-3 text-soft">信息由各单位依法提供，以提供单位的原始文书为准。</p>
      </div>
    </footer>
  )
}
