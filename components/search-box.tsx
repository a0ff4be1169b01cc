/** The search field. One for everything; plain GET, so that it works anywhere. */
export function SearchBox({ value = '', large = false }: { value?: string; large?: boolean }) {
  return (
    <search>
      <form action="/search" method="get" className="flex gap-2">
        <input
          className={`control ${large ? 'min-h-13 text-lg' : ''}`}
          type="search"
          name="q"
          defaultValue={value}
          maxLength={200}
          aria-label="名称、统一社会信用代码或文号"
          placeholder="名称、统一社会信用代码或文号"
          enterKeyHint="search"
        />
        <button
          type="submit"
          className="min-h-11 cursor-pointer rounded bg-brand px-6 font-semibold whitespace-nowrap text-on-brand hover:bg-brand-strong"
        >
          查询
        </button>
      </form>
    </search>
  )
}
