import type { ReactNode } from 'react'

export type TimelineEntry = { key: string; date: string; content: ReactNode }

/** What happened, newest first, along a line. */
export function Timeline({ entries, label }: { entries: readonly TimelineEntry[]; label: string }) {
  return (
    <ol aria-label={label} className="relative ml-2 border-l-2 border-line">
      {entries.map((entry) => (
        <li key={entry.key} className="relative pb-5 pl-6 last:pb-0">
          <span
            aria-hidden="true"
            className="absolute top-2 -left-[7px] h-3 w-3 rounded-full border-2 border-surface bg-brand"
          />
          <time dateTime={entry.date} className="text-[0.92rem] text-soft">
            {entry.date}
          </time>
          <div className="mt-0.5">{entry.content}</div>
        </li>
      ))}
    </ol>
  )
}
