import type { ReactNode } from 'react'

/** Colour never speaks alone: every tone has a shape, and the word stands beside it. */
export type Tone = 'neutral' | 'info' | 'done' | 'due' | 'danger'

const TONES: Record<Tone, { look: string; shape: ReactNode }> = {
  neutral: {
    look: 'bg-sunken text-soft border-line',
    shape: <circle cx="6" cy="6" r="3.5" fill="none" stroke="currentColor" strokeWidth="2" />,
  },
  info: { look: 'bg-brand-tint text-brand border-brand', shape: <circle cx="6" cy="6" r="4.5" fill="currentColor" /> },
  done: {
    look: 'bg-done-tint text-done border-done',
    shape: <path d="M1.5 6.5 4.8 9.8 10.5 2.8" fill="none" stroke="currentColor" strokeWidth="2.2" />,
  },
  due: { look: 'bg-due-tint text-due border-due', shape: <path d="M6 1 11.5 11H.5z" fill="currentColor" /> },
  danger: {
    look: 'bg-danger-tint text-danger border-danger',
    shape: <rect x="1.5" y="1.5" width="9" height="9" fill="currentColor" />,
  },
}

export function Badge({ tone = 'neutral', children }: { tone?: Tone; children: ReactNode }) {
  const { look, shape } = TONES[tone]
  return (
    <span
      className={`inline-flex items-center gap-1.5 rounded border px-2 py-0.5 text-[0.85rem] leading-snug font-semibold whitespace-nowrap ${look}`}
    >
      <svg width="0.7em" height="0.7em" viewBox="0 0 12 12" aria-hidden="true" className="shrink-0">
        {shape}
      </svg>
      {children}
    </span>
  )
}
