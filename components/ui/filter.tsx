import type { ReactNode } from 'react'
import { Button } from './button'

/** Filters of a list: a plain GET form, so that the address holds the whole state. */
export function FilterForm({
  action,
  children,
  resetHref,
  hidden = {},
}: {
  action: string
  children: ReactNode
  resetHref?: string
  hidden?: Record<string, string | null | undefined>
}) {
  return (
    <form
      action={action}
      method="get"
      className="card screen-only mb-4 grid items-end gap-3 p-4 sm:grid-cols-2 lg:grid-cols-4"
    >
      {Object.entries(hidden).map(([name, value]) =>
        value ? <input key={name} type="hidden" name={name} value={value} /> : null,
      )}
      {children}
      <div className="flex gap-2">
        <Button type="submit" weight="primary">
          筛选
        </Button>
        {resetHref ? (
          <a href={resetHref} className="self-center px-2">
            清除
          </a>
        ) : null}
      </div>
    </form>
  )
}

export function FilterInput({
  label,
  name,
  value,
  type = 'text',
  placeholder,
}: {
  label: string
  name: string
  value?: string | null | undefined
  type?: 'text' | 'date' | 'search'
  placeholder?: string
}) {
  return (
    <label className="block">
      <span className="mb-1 block text-[0.9rem] font-semibold">{label}</span>
      <input className="control" type={type} name={name} defaultValue={value ?? ''} placeholder={placeholder} />
    </label>
  )
}

export function FilterSelect({
  label,
  name,
  value,
  options,
  all = '全部',
}: {
  label: string
  name: string
  value?: string | null | undefined
  options: readonly { key: string; name: string }[]
  all?: string
}) {
  return (
    <label className="block">
      <span className="mb-1 block text-[0.9rem] font-semibold">{label}</span>
      <select className="control" name={name} defaultValue={value ?? ''}>
        <option value="">{all}</option>
        {options.map((option) => (
          <option key={option.key} value={option.key}>
            {option.name}
          </option>
        ))}
      </select>
    </label>
  )
}
