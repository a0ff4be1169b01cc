import { ReadAloud } from './read-aloud'

/** Flags that a reader may set; kept in a cookie and applied to the whole page. */
export const DISPLAY_FLAGS = { 'text-large': '大字', contrast: '高对比度', 'cursor-large': '大鼠标' } as const
export type DisplayFlag = keyof typeof DISPLAY_FLAGS

/** The bar for older readers (适老化): buttons of a plain form, so that it works without script. */
export function DisplayToolbar({ flags, back }: { flags: readonly string[]; back: string }) {
  return (
    <form
      action="/preferences"
      method="post"
      aria-label="适老化和无障碍设置"
      className="flex flex-wrap items-center gap-x-1"
    >
      <input type="hidden" name="back" value={back} />
      {Object.entries(DISPLAY_FLAGS).map(([flag, label]) => {
        const on = flags.includes(flag)
        return (
          <button
            key={flag}
            type="submit"
            name="toggle"
            value={flag}
            aria-pressed={on}
            className="min-h-9 cursor-pointer rounded px-2 hover:bg-brand-tint hover:text-brand aria-pressed:bg-brand aria-pressed:text-on-brand"
          >
            {on ? `✓ ${label}` : label}
          </button>
        )
      })}
      <ReadAloud />
    </form>
  )
}
