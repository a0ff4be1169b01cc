import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page'

/** Never there, or no longer shown: the page does not tell which, nor what it was. */
export default function DisclosureNotFound() {
  return (
    <>
      <PageHeader
        crumbs={[{ href: '/', label: '首页' }, { href: '/disclosures', label: '信用公示' }, { label: '没有这条信息' }]}
        title="没有这条信息，或者它已不再公示"
      />
      <Notice tone="neutral">
        <p>公示期已满、已经修复、更正或撤销的信息，依法不再显示，也不说明原来的内容。</p>
        <p className="mt-1">
          <a href="/disclosures">查看正在公示的信息</a>，或者了解<a href="/about#period">公示期限</a>。
        </p>
      </Notice>
    </>
  )
}
