import { testOf } from './matches.ts'
import { parseWhere } from './parse-where.ts'
import type { Segment } from './segment.ts'
import type { Subject } from './subject.ts'

/** Customers, and their value now in base-currency minor units. */
type Cell = { readonly count: number; readonly valueMinor: number }

export type CrossTable = {
  /** Codes; behind them one line more, for those that belong to none. */
  readonly rows: readonly string[]
  readonly columns: readonly string[]
  /** `cells[row][column]`, the last of each for those in none. */
  readonly cells: readonly (readonly Cell[])[]
  /** All of a row or a column. Segments may overlap, so these need not add up to `total`. */
  readonly rowTotals: readonly Cell[]
  readonly columnTotals: readonly Cell[]
  readonly total: Cell
}

type Sum = { count: number; valueMinor: number }

const zeros = (length: number): Sum[] => Array.from({ length }, () => ({ count: 0, valueMinor: 0 }))

/**
 * Two sets of segments against each other, the customers read once. A customer counts in every segment it
 * belongs to, and once in each total.
 * @throws AppError `where-invalid` for a segment whose rule does not read.
 */
export function crossTable(
  rows: readonly Segment[],
  columns: readonly Segment[],
  subjects: Iterable<Subject>,
): CrossTable {
  const [rowsOf, columnsOf] = [placer(rows), placer(columns)]
  const cells = Array.from({ length: rows.length + 1 }, () => zeros(columns.length + 1))
  const [rowTotals, columnTotals, total] = [zeros(rows.length + 1), zeros(columns.length + 1), zeros(1)]

  for (const subject of subjects) {
    const [inRows, inColumns] = [rowsOf(subject), columnsOf(subject)]
    add(total, [0], subject)
    add(rowTotals, inRows, subject)
    add(columnTotals, inColumns, subject)
    for (const row of inRows) add(cells[row], inColumns, subject)
  }

  return {
    rows: rows.map(({ code }) => code),
    columns: columns.map(({ code }) => code),
    cells,
    rowTotals,
    columnTotals,
    total: total[0] ?? { count: 0, valueMinor: 0 },
  }
}

/** The indexes of the segments a subject belongs to; the one behind the last where it is none. */
function placer(segments: readonly Segment[]): (subject: Subject) => readonly number[] {
  const tests = segments.map(({ where }) => testOf(parseWhere(where)))
  return (subject) => {
    const places = tests.flatMap((test, i) => (test(subject) ? [i] : []))
    return places.length > 0 ? places : [tests.length]
  }
}

function add(sums: readonly Sum[] = [], places: readonly number[], { valueMinor }: Subject): void {
  for (const place of places) {
    const sum = sums[place]
    if (sum === undefined) continue
    sum.count++
    sum.valueMinor += valueMinor
  }
}
