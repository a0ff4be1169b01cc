import type { ReactNode } from 'react'

export type Crumb = { href?: string; label: string }

/** Top of a page: where one is, what it is, what it says in one sentence, what can be done here. */
export function PageHeader({
  crumbs = [],
  title,
  lead,
  children,
  actions,
}: {
  crumbs?: Crumb[]
  title: ReactNode
  lead?: ReactNode
  children?: ReactNode
  actions?: ReactNode
}) {
  return (
    <div className="mb-6">
      {crumbs.length > 0 ? (
        <nav aria-label="当前位置" className="screen-only mb-3 text-[0.9rem]">
          <ol className="flex flex-wrap gap-x-2">
            {crumbs.map((crumb, index) => (
              <li key={crumb.label} className="flex gap-x-2">
                {index > 0 ? (
                  <span aria-hidden="true" className="text-soft">
                    ›
                  </span>
                ) : null}
                {crumb.href ? <a href={crumb.href}>{crumb.label}</a> : <span aria-current="page">{crumb.label}</span>}
              </li>
            ))}
          </ol>
        </nav>
      ) : null}
      <div className="flex flex-wrap items-start justify-between gap-4">
        <div className="min-w-0 flex-1 basis-80">
          <h1 className="text-[1.65rem] md:text-[2rem]">{title}</h1>
          {lead ? <p className="mt-2 max-w-[40em] text-soft">{lead}</p> : null}
        </div>
        {actions ? <div className="screen-only flex flex-wrap gap-2">{actions}</div> : null}
      </div>
      {children}
    </div>
  )
}

export function Section({
  title,
  id,
  children,
  aside,
}: {
  title: string
  id?: string
  children: ReactNode
  aside?: ReactNode
}) {
  return (
    <section className="mt-8" {...(id ? { 'aria-labelledby': id } : {})}>
      <div className="mb-3 flex flex-wrap items-baseline justify-between gap-2">
        <h2 className="text-xl" {...(id ? { id } : {})}>
          {title}
        </h2>
        {aside}
      </div>
      {children}
    </section>
  )
}
