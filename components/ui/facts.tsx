import type { ReactNode } from 'react'

export type Fact = { label: string; value: ReactNode; wide?: boolean }

/** Names and values. Empty values are left out: a page says what is known. */
export function Facts({ facts }: { facts: readonly (Fact | null | false)[] }) {
  const shown = facts.filter(
    (fact): fact is Fact => !!fact && fact.value !== null && fact.value !== undefined && fact.value !== '',
  )
  return (
    <dl className="card divide-y divide-line">
      {shown.map((fact) => (
        <div key={fact.label} className="grid gap-x-6 gap-y-0.5 px-4 py-2.5 md:grid-cols-[12rem_1fr]">
          <dt className="text-[0.95rem] text-soft">{fact.label}</dt>
          <dd className={fact.wide ? 'max-w-[44em] whitespace-pre-line' : ''}>{fact.value}</dd>
        </div>
      ))}
    </dl>
  )
}
