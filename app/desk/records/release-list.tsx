'use client'

import type { ReactNode } from 'react'
import { Form, Submit } from '@/components/ui/form'
import { releaseRecords } from '@/lib/records/actions'

export type ReleaseRow = {
  id: string
  canRelease: boolean
  cells: { subject: ReactNode; decided: ReactNode; due: ReactNode; state: ReactNode; by: string }
}

/** Records in a list; a reviewer ticks those to release together. */
export function ReleaseList({ rows, releasable }: { rows: readonly ReleaseRow[]; releasable: boolean }) {
  const tick = releasable && rows.some((row) => row.canRelease)
  const table = (
    <div className="card overflow-hidden">
      <table className="rows">
        <caption className="sr-only">信用记录</caption>
        <thead>
          <tr>
            {tick ? <th scope="col">选择</th> : null}
            <th scope="col">相对人和文号</th>
            <th scope="col">决定日期</th>
            <th scope="col">最迟公示</th>
            <th scope="col">状态</th>
            <th scope="col">录入人</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={row.id}>
              {tick ? (
                <td data-label="选择">
                  <span>
                    {row.canRelease ? (
                      <input
                        type="checkbox"
                        name="revisionIds[]"
                        value={row.id}
                        aria-label={`选择第${index + 1}条`}
                        className="h-5 w-5 accent-brand"
                      />
                    ) : (
                      <span className="text-[0.85rem] text-soft">不可选</span>
                    )}
                  </span>
                </td>
              ) : null}
              <th scope="row" className="font-semibold">
                {row.cells.subject}
              </th>
              <td data-label="决定日期">
                <span>{row.cells.decided}</span>
              </td>
              <td data-label="最迟公示">
                <span>{row.cells.due}</span>
              </td>
              <td data-label="状态">
                <span>{row.cells.state}</span>
              </td>
              <td data-label="录入人">
                <span>{row.cells.by}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
  if (!tick) return table
  return (
    <Form action={releaseRecords} label="审核发布">
      {table}
      <div className="mt-3 flex flex-wrap items-center gap-3">
        <SelectAll />
        <Submit waiting="正在发布…">发布所选</Submit>
        <span className="text-soft">发布前请逐条核对；发布后立即向社会公开。</span>
      </div>
    </Form>
  )
}

function SelectAll() {
  return (
    <label className="flex min-h-11 items-center gap-2">
      <input
        type="checkbox"
        className="h-5 w-5 accent-brand"
        onChange={(event) => {
          const { checked, form } = event.currentTarget
          for (const box of form?.querySelectorAll<HTMLInputElement>('input[name="revisionIds[]"]') ?? [])
            box.checked = checked
        }}
      />
      全选本页
    </label>
  )
}
