import type { ReactNode } from 'react'
import type { Tone } from './badge'

const LOOKS: Record<Tone, string> = {
  neutral: 'border-line bg-surface',
  info: 'border-brand bg-brand-tint',
  done: 'border-done bg-done-tint',
  due: 'border-due bg-due-tint',
  danger: 'border-danger bg-danger-tint',
}

/** A message about the page: what happened, or what to mind. `role="status"` for what just happened. */
export function Notice({
  tone = 'info',
  title,
  children,
  live = false,
}: {
  tone?: Tone
  title?: string
  children?: ReactNode
  live?: boolean
}) {
  return (
    <div className={`rounded border border-l-8 px-4 py-3 ${LOOKS[tone]}`} {...(live ? { role: 'status' } : {})}>
      {title ? <p className="font-bold">{title}</p> : null}
      {children ? <div className={title ? 'mt-1' : ''}>{children}</div> : null}
    </div>
  )
}

/** What stands where a list has nothing: why, and what to do. */
export function Empty({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="card px-6 py-10 text-center">
      <p className="text-lg font-semibold">{title}</p>
      {children ? <div className="mt-2 text-soft">{children}</div> : null}
    </div>
  )
}
