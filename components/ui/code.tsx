/** A code in groups for reading; the gaps are drawn, not typed, so that it is copied whole. */
export function Code({ children, groups = [2, 6, 9, 1] }: { children: string; groups?: readonly number[] }) {
  const parts: string[] = []
  let rest = children
  if (children.length === 18) {
    for (const size of groups) {
      parts.push(rest.slice(0, size))
      rest = rest.slice(size)
    }
  } else {
    for (; rest; rest = rest.slice(4)) parts.push(rest.slice(0, 4))
  }
  let at = 0
  return (
    <span className="font-mono text-[0.95em] whitespace-nowrap">
      {parts.filter(Boolean).map((part) => {
        at += part.length
        return (
          <span key={at} className="not-last:mr-[0.35em]">
            {part}
          </span>
        )
      })}
    </span>
  )
}

/** A document number: one piece, in the face of codes. */
export function DocumentNumber({ children }: { children: string }) {
  return <span className="text-[0.97em]">{children}</span>
}

/** A civil date. */
export function CivilDate({ children }: { children: string | null | undefined }) {
  if (!children) return null
  return (
    <time dateTime={children} className="whitespace-nowrap">
      {children}
    </time>
  )
}
