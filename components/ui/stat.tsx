import type { ReactNode } from 'react'
import type { Tone } from './badge'

const EDGES: Record<Tone, string> = {
  neutral: 'border-l-line',
  info: 'border-l-brand',
  done: 'border-l-done',
  due: 'border-l-due',
  danger: 'border-l-danger',
}

/** A figure that opens its rows. */
export function Stat({
  label,
  value,
  href,
  tone = 'neutral',
  note,
}: {
  label: string
  value: number
  href?: string
  tone?: Tone
  note?: ReactNode
}) {
  const body = (
    <>
      <span className="block text-[0.95rem] text-soft">{label}</span>
      <span className="figures block text-[1.9rem] leading-tight font-bold text-ink">
        {value.toLocaleString('zh-CN')}
      </span>
      {note ? <span className="block text-[0.85rem] text-soft">{note}</span> : null}
    </>
  )
  const look = `card block border-l-8 px-4 py-3 ${EDGES[tone]}`
  return href ? (
    <a href={href} className={`${look} no-underline hover:bg-brand-tint`}>
      {body}
    </a>
  ) : (
    <div className={look}>{body}</div>
  )
}
