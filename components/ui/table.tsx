import type { ReactNode } from 'react'

export type TableColumn<T> = {
  header: string
  cell: (row: T) => ReactNode
  /** Numbers stand to the right. */
  end?: boolean
  /** The cell that names the row. */
  head?: boolean
}

/** A table on a wide screen, cards on a phone. `caption` says what the rows are; it is read, not shown. */
export function Table<T>({
  caption,
  columns,
  rows,
  rowKey,
}: {
  caption: string
  columns: TableColumn<T>[]
  rows: readonly T[]
  rowKey: (row: T) => string
}) {
  return (
    <div className="card overflow-hidden">
      <table className="rows">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.header} scope="col" className={column.end ? 'end' : undefined}>
                {column.header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)}>
              {columns.map((column) =>
                column.head ? (
                  <th key={column.header} scope="row" className="font-semibold">
                    {column.cell(row)}
                  </th>
                ) : (
                  <td key={column.header} data-label={column.header} className={column.end ? 'end' : undefined}>
                    {/* one box a cell, so that the card's grid has two columns */}
                    <span className="min-w-0">{column.cell(row)}</span>
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
