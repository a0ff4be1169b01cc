import type { AnchorHTMLAttributes, ButtonHTMLAttributes } from 'react'

/** What a button weighs: one primary a page; danger for what cannot be undone. */
export type Weight = 'primary' | 'secondary' | 'danger' | 'plain'

const LOOKS: Record<Weight, string> = {
  primary: 'bg-brand text-on-brand border-brand hover:bg-brand-strong',
  secondary: 'bg-surface text-brand border-brand hover:bg-brand-tint',
  danger: 'bg-surface text-danger border-danger hover:bg-danger-tint',
  plain: 'bg-transparent text-brand border-transparent hover:bg-brand-tint',
}
const shape =
  'inline-flex items-center justify-center gap-2 min-h-11 px-4 py-2 rounded border font-semibold no-underline cursor-pointer disabled:opacity-60 disabled:cursor-not-allowed'

/** For a client component that draws its own button. */
export const buttonClass = (weight: Weight = 'secondary', extra = ''): string => `${shape} ${LOOKS[weight]} ${extra}`

export function Button({
  weight = 'secondary',
  className = '',
  type = 'button',
  ...rest
}: ButtonHTMLAttributes<HTMLButtonElement> & { weight?: Weight }) {
  return <button type={type} className={buttonClass(weight, className)} {...rest} />
}

export function ButtonLink({
  weight = 'secondary',
  className = '',
  children,
  ...rest
}: AnchorHTMLAttributes<HTMLAnchorElement> & { weight?: Weight }) {
  return (
    <a className={buttonClass(weight, className)} {...rest}>
      {children}
    </a>
  )
}
