/**
 * Folding of typed text: what a keyboard, a phone or a spreadsheet puts in place of plain characters.
 * Pure. Used by every standard that reads codes, numbers or dates which people typed.
 */

const FULL_WIDTH = /[\uFF01-\uFF5E]/g
const INVISIBLE = /[\u200B-\u200F\u202A-\u202E\u2060\uFEFF\u00AD]/g
const BLANKS = /[\s\u00A0\u3000]+/g

/** Full-width forms (`Ａ１（`) become ASCII; ideographic and no-break blanks become a plain blank; invisible marks go. */
export function toHalfWidth(text: string): string {
  return text
    .replace(FULL_WIDTH, (ch) => String.fromCharCode(ch.charCodeAt(0) - 0xfee0))
    .replace(INVISIBLE, '')
    .replace(/[\u00A0\u3000]/g, ' ')
}

/** Half-width, without any blank, upper case: the form in which codes are compared. */
export function foldCode(text: string): string {
  return toHalfWidth(text).replace(BLANKS, '').toUpperCase()
}

/** Text as it is kept: invisible marks and outer blanks go, inner runs of blanks become one; Chinese punctuation stays. */
export function tidy(text: string): string {
  return text
    .replace(INVISIBLE, '')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/\u3000/g, ' ')
    .replace(/ *\n */g, '\n')
    .trim()
}

/**
 * A name as it is compared: half-width, brackets unified, no blanks, upper case.
 * `（郑州）` and `(郑州)` are one name; so are `ＡＢＣ` and `abc`.
 */
export function foldName(name: string): string {
  return toHalfWidth(name)
    .normalize('NFKC')
    .replace(BLANKS, '')
    .replace(/[〔【［[{]/g, '(')
    .replace(/[〕】］\]}]/g, ')')
    .replace(/[·•・‧∙]/g, '·')
    .toUpperCase()
}
