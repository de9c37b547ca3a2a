import { cellsOf, padCells } from '#src/cards/parts/text-width.ts'

const toRight = (cell: string, width: number): string =>
  `${' '.repeat(Math.max(0, width - cellsOf(cell)))}${cell}`

/** Lines of a table for a terminal: the first column to the left, figures to the right. */
export function textTable(header: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const all = [header, ...rows]
  const widths = header.map((_, at) => Math.max(...all.map((row) => cellsOf(row[at] ?? ''))))
  return all.map((row) =>
    row
      .map((cell, at) => (at === 0 ? padCells(cell, widths[at] ?? 0) : toRight(cell, widths[at] ?? 0)))
      .join('  ')
      .trimEnd(),
  )
}

export const percent = (share: number): string => (100 * share).toFixed(1)
export const signed = (share: number): string => `${share >= 0 ? '+' : ''}${percent(share)}`
export const whole = (value: number): string => Math.round(value).toLocaleString('en')
/** `76.3 … 79.6` */
export const interval = ({ low, high }: { readonly low: number; readonly high: number }): string =>
  `${percent(low)} … ${percent(high)}`
