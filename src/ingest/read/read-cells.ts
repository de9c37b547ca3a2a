import type { HeldFact } from '#src/ports/imports.ts'
import type { Columns } from './match-columns.ts'
import type { TableRow } from './table.ts'

/** Why a cell or a row was not taken; i18n words each (`quarantine.*`). */
export type Reason =
  | 'empty'
  | 'not-a-date'
  | 'ambiguous-date'
  | 'excel-date'
  | 'date-out-of-range'
  | 'in-the-future'
  | 'not-an-amount'
  | 'amount-too-large'
  | 'no-rate'
  | 'not-a-rate'
  | 'not-a-currency'
  | 'same-currency'
  | 'parent-unknown'
  | 'parent-cycle'
  | 'not-a-quantity'
  | 'too-long'
  | 'unreadable'
  | 'quotes-broken'
  | 'too-many-cells'
  | 'digits-lost'
  | 'several-customers'
  | 'customer-erased'
  | 'not-a-phone'
  | 'not-an-email'
  | 'not-a-kind'
  | 'not-a-channel'
  | 'not-a-direction'
  | 'not-an-outcome'
  | 'not-a-role'
  | 'not-a-language'
  | 'not-a-zone'
  | 'not-a-handle'
  | 'not-an-identity'
  | 'identity-taken'
  | 'user-unknown'
  | 'manager-cycle'
  | 'twice-in-file'

/**
 * One thing that is wrong with a row. The value of a contact, and of a row that could not be taken apart, is
 * left out: contacts are not stored in the clear.
 */
export type Problem = {
  readonly column: string
  readonly value: string
  readonly reason: Reason
  /** Where the row lacks nothing but a rate: what it says, to be taken up later. */
  readonly held?: HeldFact
}

const MAX_CHARS = 200
const confidential: ReadonlySet<string> = new Set(['phone', 'email'])

/** The cells of one row by field, with what is wrong about them gathered on the way. */
export type RowReader<Field extends string> = {
  /** Trimmed; empty where there is no such column. */
  text(field: Field, maxChars?: number): string
  required(field: Field): string
  /** Reads a filled cell; what cannot be read is a problem of the row, or with `leaveOut` of the cell alone. */
  read<T>(
    field: Field,
    read: (text: string) => T | undefined,
    reason: Reason,
    leaveOut?: boolean,
  ): T | undefined
  fail(field: Field, reason: Reason, leaveOut?: boolean): void
  readonly problems: readonly Problem[]
  readonly leftOut: readonly Problem[]
}

export function readCells<Field extends string>(row: TableRow, columns: Columns<Field>): RowReader<Field> {
  const problems: Problem[] = row.problem
    ? [
        {
          column: '',
          value: row.problem === 'too-many-cells' ? `${row.cells.length}` : '',
          reason: row.problem,
        },
      ]
    : []
  const leftOut: Problem[] = []
  const raw = (field: Field): string => row.cells[columns.get(field)?.index ?? -1] ?? ''
  const fail = (field: Field, reason: Reason, leaveOut = false): void => {
    // The cells of a row that could not be taken apart say nothing.
    if (row.problem) return
    const column = columns.get(field)?.column ?? field
    const list = leaveOut ? leftOut : problems
    list.push({ column, value: confidential.has(field) ? '' : raw(field), reason })
  }
  const text = (field: Field, maxChars = MAX_CHARS): string => {
    const cell = raw(field).trim()
    if (cell.includes('\uFFFD')) fail(field, 'unreadable')
    else if (cell.length > maxChars) fail(field, 'too-long')
    return cell
  }

  return {
    text,
    required(field) {
      const cell = text(field)
      if (cell === '') fail(field, 'empty')
      return cell
    },
    read(field, read, reason, leaveOut = false) {
      const cell = text(field)
      if (cell === '') return undefined
      const value = read(cell)
      if (value === undefined) fail(field, reason, leaveOut)
      return value
    },
    fail,
    problems,
    leftOut,
  }
}
