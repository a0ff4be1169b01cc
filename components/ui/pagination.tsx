import { ButtonLink } from './button'

export type ListTotal = { value: number; exact: boolean }

export const totalText = ({ value, exact }: ListTotal): string => (exact ? `共 ${value} 条` : `约 ${value} 条以上`)

/** Pages by cursor: onwards, and back to the first. The count is the same on every page. */
export function Pagination({
  total,
  nextHref,
  firstHref,
}: {
  total: ListTotal
  nextHref: string | null
  firstHref: string | null
}) {
  if (!nextHref && !firstHref) return null
  return (
    <nav aria-label="翻页" className="screen-only mt-4 flex flex-wrap items-center justify-between gap-3">
      <span className="text-soft">{totalText(total)}</span>
      <span className="flex gap-2">
        {firstHref ? <ButtonLink href={firstHref}>回到第一页</ButtonLink> : null}
        {nextHref ? (
          <ButtonLink href={nextHref} rel="next">
            下一页
          </ButtonLink>
        ) : null}
      </span>
    </nav>
  )
}

/** The address of a list with some parameters changed; empty ones are left out, so that addresses stay short. */
export function withParams(path: string, params: Record<string, string | null | undefined>): string {
  const query = new URLSearchParams(Object.entries(params).filter((entry): entry is [string, string] => !!entry[1]))
  return query.size > 0 ? `${path}?${query}` : path
}
