import { DisclosureRows } from '@/components/disclosure-rows'
import { SearchBox } from '@/components/search-box'
import { Section } from '@/components/ui/page'
import { listDisclosures, showPublicTotals } from '@/lib/disclosure/queries'
import { chineseTime } from '@/lib/standards/dates'

export default async function HomePage() {
  const [totals, latest] = await Promise.all([showPublicTotals(), listDisclosures({ limit: 6 })])
  const rate = totals.timed > 0 ? (totals.onTime / totals.timed) * 100 : null
  return (
    <>
      <section aria-labelledby="search-title" className="-mt-6 mb-8 pt-10 pb-2 md:-mt-8 md:pt-14">
        <h1 id="search-title" className="text-[1.7rem] md:text-[2.3rem]">
          查一查：这家企业的公共信用信息
        </h1>
        <p className="mt-2 max-w-[40em] text-soft">
          输入企业名称的一部分、统一社会信用代码，或者决定书文号。不用登录，免费查询。
        </p>
        <div className="mt-5 max-w-3xl">
          <SearchBox large />
        </div>
        <p className="mt-3 text-[0.95rem] text-soft">
          现有 <b className="figures text-ink">{totals.subjects.toLocaleString('zh-CN')}</b> 个主体、
          <b className="figures text-ink">{totals.records.toLocaleString('zh-CN')}</b> 条公示信息
          {totals.latest ? `，最近更新于 ${chineseTime(totals.latest)}` : ''}
          {rate === null ? '' : `；${rate.toFixed(1)}% 在7个工作日内公示`}。
        </p>
      </section>

      <Section title="按种类查看公示" id="kinds">
        <ul className="grid grid-cols-2 gap-3 sm:grid-cols-3 lg:grid-cols-5">
          {totals.types.map((type) => (
            <li key={type.itemKey}>
              <a
                href={`/disclosures?type=${type.itemKey}`}
                className="card block px-4 py-3 no-underline hover:bg-brand-tint"
              >
                <span className="block font-semibold">{type.itemName}</span>
                <span className="figures block text-[0.95rem] text-soft">{type.count.toLocaleString('zh-CN')} 条</span>
              </a>
            </li>
          ))}
        </ul>
      </Section>

      <Section title="最近作出的决定" id="latest" aside={<a href="/disclosures">全部公示</a>}>
        <DisclosureRows items={latest.items} caption="最近作出的决定" />
      </Section>

      <Section title="看懂这些信息" id="guide">
        <div className="grid gap-4 md:grid-cols-3">
          {GUIDE.map((item) => (
            <div key={item.title} className="card p-5">
              <h3 className="text-lg">{item.title}</h3>
              <p className="mt-1.5 text-soft">{item.text}</p>
              <p className="mt-2">
                <a href={item.href}>{item.link}</a>
              </p>
            </div>
          ))}
        </div>
      </Section>
    </>
  )
}

const GUIDE = [
  {
    title: '信息从哪里来',
    text: '由作出决定的单位录入，经另一人审核后公示。每条都写明来源、文号，以及从决定到公示用了几个工作日。',
    href: '/catalog',
    link: '采集目录',
  },
  {
    title: '会公示多久',
    text: '处罚信息按严重程度公示：一般的3个月至1年，严重的1年至3年，轻微的原则上不公示。到期自动停止。',
    href: '/about#period',
    link: '公示期限',
  },
  {
    title: '发现有误怎么办',
    text: '信息与事实不符的，向提供信息的单位提出，核实后及时更正或撤销。办理不收费，没有授权任何中介。',
    href: '/about#report',
    link: '我要找错',
  },
]
