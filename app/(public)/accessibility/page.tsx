import type { Metadata } from 'next'
import { PageHeader } from '@/components/ui/page'

export const metadata: Metadata = { title: '无障碍声明' }

export default function AccessibilityPage() {
  return (
    <>
      <PageHeader
        crumbs={[{ href: '/', label: '首页' }, { label: '无障碍声明' }]}
        title="无障碍声明"
        lead="让每个人都能查到、看懂、办成。"
      />
      <div className="prose-cn">
        <h2>我们做到的</h2>
        <ul>
          <li>
            按《网页内容无障碍指南》（WCAG）2.2 的 AA 级和 GB/T 37668-2019
            制作；每个页面用自动化工具检查，发现问题不发布。
          </li>
          <li>只用键盘就能完成全部操作；按 Tab 键时，第一个出现的是“跳到正文”。</li>
          <li>文字与背景的对比度不低于 7:1；颜色从不单独表示含义，状态都有文字和图形。</li>
          <li>放大到 200% 不丢内容；手机上表格变成卡片。</li>
          <li>关闭脚本仍然可以查询、登录、填报。</li>
        </ul>
        <h2>适老化设置</h2>
        <p>
          每页最上方有“大字”“高对比度”“大鼠标”“朗读”。设置会记住，下次打开仍然有效。朗读使用浏览器自带的语音，没有语音的浏览器不显示这个按钮。
        </p>
        <h2>还做不到的</h2>
        <p>读屏软件的人工测试和第三方无障碍测评尚未进行，因此本声明是自我声明。</p>
        <h2>遇到困难</h2>
        <p>请告诉区信用办您要办什么事、用的是什么设备和软件；也可以到区政务服务大厅信用窗口，由工作人员协助办理。</p>
      </div>
    </>
  )
}
