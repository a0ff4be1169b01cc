import type { Metadata } from 'next'
import { PageHeader } from '@/components/ui/page'
import { Table } from '@/components/ui/table'

export const metadata: Metadata = { title: '关于本站' }

const PERIODS = [
  {
    kind: '轻微',
    what: '简易程序的处罚，警告、通报批评，较低数额罚款',
    shortest: '无，义务履行完毕即可申请修复',
    longest: '原则上不公示；确有必要的最长3个月',
  },
  {
    kind: '一般',
    what: '较大数额罚款，没收违法所得、非法财物，暂扣许可证件，降低资质等级',
    shortest: '3个月',
    longest: '1年',
  },
  {
    kind: '严重',
    what: '巨额罚款，吊销许可证件，限制开展生产经营活动，责令停产停业、关闭，限制从业',
    shortest: '1年',
    longest: '3年',
  },
]

export default function AboutPage() {
  return (
    <>
      <PageHeader crumbs={[{ href: '/', label: '首页' }, { label: '关于本站' }]} title="关于信用二七" />
      <div className="prose-cn">
        <p>
          信用二七是郑州市二七区的公共信用信息平台，依据《二七区加快推进社会信用体系建设构建以信用为基础的新型监管机制实施方案》（二七政〔2020〕5号）建设，由区发展和改革委员会（区信用办）主管。
        </p>
        <p>
          在这里可以不登录就查询行政许可、行政处罚和其他八类行政行为的公示信息；每条信息都写明由谁作出、何时公示、公示到什么时候。
        </p>

        <h2 id="source">信息从哪里来</h2>
        <p>
          信息由作出决定的部门、镇（街道）和管委会录入或批量报送，系统逐项校验，并由本单位另一人审核后才公示。以统一社会信用代码为标识；自然人不显示证件号码，姓名只显示姓。目录以外的信息不记入，见
          <a href="/catalog">采集目录</a>。
        </p>

        <h2 id="clock">7个工作日</h2>
        <p>
          行政决定作出之日起7个工作日内公示。决定当日不计，从次日起数；按国务院办公厅公布的放假和调休安排计算，调休上班的周末算工作日。每条信息的页面上都可以看到期限是怎样一天一天数出来的。
        </p>

        <h2 id="period">公示期限</h2>
        <p>
          2026年4月1日起作出的行政处罚决定，按《信用修复管理办法》（国家发展改革委令第36号）分级公示，自决定之日起计算，到期自动停止：
        </p>
      </div>
      <div className="my-4 max-w-4xl">
        <Table
          caption="失信信息的公示期限"
          rows={PERIODS}
          rowKey={(row) => row.kind}
          columns={[
            { header: '程度', head: true, cell: (row) => row.kind },
            { header: '包括', cell: (row) => row.what },
            { header: '最短公示期', cell: (row) => row.shortest },
            { header: '最长公示期', cell: (row) => row.longest },
          ]}
        />
      </div>
      <div className="prose-cn">
        <p>
          2026年3月31日以前的决定，适用当时的规定（国家发展改革委令第58号：最短3个月，食品、药品、特种设备、安全生产、消防领域最短1年，最长3年）。罚款数额的分级标准尚待省级主管部门公布，现行数值为区级设定。
        </p>
        <p>
          行政许可在有效期内公示。满最短公示期、纠正了失信行为并履行完义务的，可以申请信用修复，不收取任何费用，也没有授权任何中介代办。
        </p>

        <h2 id="report">我要找错</h2>
        <p>
          认为公示信息与事实不符、主体认错、超过公示期仍在显示的，请记下该条信息的网址和文号，向页面上写明的提供单位提出；也可以到区政务服务大厅信用窗口办理。经核实有误的，及时更正或撤销。网站本身的差错，请告知区信用办。
        </p>

        <h2 id="api">开放接口</h2>
        <p>
          公示信息可以通过接口获取，不需要密钥，只限制频率：<a href="/api/openapi.json">接口说明（OpenAPI 3.1）</a>。
        </p>
      </div>
    </>
  )
}
