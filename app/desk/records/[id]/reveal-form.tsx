'use client'

import { Form, Hidden, Submit, TextField } from '@/components/ui/form'
import { revealIdentity } from '@/lib/records/actions'

const LABELS: Record<string, string> = { person_id_no: '证件号码', legal_rep_id_no: '法定代表人证件号码' }

/** Identity numbers, for a stated purpose; the look is recorded. */
export function RevealForm({ recordId }: { recordId: string }) {
  return (
    <details className="card p-4">
      <summary className="font-semibold text-brand">查看证件号码</summary>
      <p className="mt-2 text-[0.95rem] text-soft">证件号码加密保存。查看须写明用途，每次查看都记入操作日志。</p>
      <div className="mt-3 max-w-xl">
        <Form
          action={revealIdentity}
          label="查看证件号码"
          done={(value) => (
            <dl>
              {Object.entries(value.numbers).map(([key, number]) => (
                <div key={key} className="flex gap-3">
                  <dt className="text-soft">{LABELS[key] ?? key}</dt>
                  <dd className="font-mono">{number}</dd>
                </div>
              ))}
            </dl>
          )}
        >
          <Hidden name="recordId" value={recordId} />
          <TextField name="purpose" label="用途" required hint="例如：核对原始文书" />
          <Submit weight="secondary">查看</Submit>
        </Form>
      </div>
    </details>
  )
}
