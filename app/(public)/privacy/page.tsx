import type { Metadata } from 'next'
import { PageHeader } from '@/components/ui/page'

export const metadata: Metadata = { title: '隐私' }

export default function PrivacyPage() {
  return (
    <>
      <PageHeader
        crumbs={[{ href: '/', label: '首页' }, { label: '隐私' }]}
        title="隐私说明"
        lead="只处理办理信用事务所必需的个人信息，公开时遮去。"
      />
      <div className="prose-cn">
        <h2>您来查询时</h2>
        <p>查询不需要登录，也不要求填写个人信息。我们不使用统计脚本，不投放广告，不与其他网站共享浏览记录。</p>
        <p>
          只有两种 Cookie：记住大字、高对比度等显示设置的 display；工作人员和企业登录后的会话
          Cookie，关闭或退出后失效。为防止滥用，服务器会短暂统计每个网络地址的访问频率。
        </p>
        <h2>公示信息中的个人</h2>
        <p>
          自然人的公示信息只显示姓，证件号码、电话、家庭住址从不公开；含有这些内容的文本在录入时就会被拦下。自然人的页面不允许搜索引擎收录，也不能按姓名查找。
        </p>
        <h2>怎样保存</h2>
        <p>
          证件号码和电话加密保存，只作为确认同一个人的依据；工作人员因工作需要查看的，必须填写用途，每次查看都有记录。操作日志不可删改，其中不含个人信息。
        </p>
        <h2>您的权利</h2>
        <p>
          您可以查询、复制、更正与自己有关的信息，对处理规则提出疑问。信息有误的，按<a href="/about#report">我要找错</a>
          提出；15个工作日内答复（待核实）。
        </p>
        <p>依据：《中华人民共和国个人信息保护法》《河南省社会信用条例》。</p>
      </div>
    </>
  )
}
