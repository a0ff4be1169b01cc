import 'server-only'

/** What a sheet reader gives: rows with their number in the sheet (from 1), as the person sees it. */
export type Cell = string | number | boolean | null
export type SheetRow = { no: number; cells: Cell[]; hidden: boolean }

export type Sheet = {
  name: string
  /** Spreadsheets that count days from 1904. */
  epoch1904: boolean
  rows: () => AsyncGenerator<SheetRow, void, undefined>
}

/** The file cannot be read: the message says why and what to do, in Chinese, for the person who uploaded it. */
export class UnreadableFile extends Error {}
