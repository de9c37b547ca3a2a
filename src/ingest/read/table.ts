import { AppError } from '#src/domain/errors.ts'
import type { Encoding } from './sniff-encoding.ts'

/** A row as it stands in the file; `line` counts from 1. Missing trailing cells are empty. */
export type TableRow = {
  readonly line: number
  readonly cells: readonly string[]
  readonly problem?: 'quotes-broken' | 'too-many-cells' | 'digits-lost'
}

/** The sheet of a workbook that is read, and those that are not. */
export type Sheet = { readonly name: string; readonly others: readonly string[] }

/** A table that is being read: rows come in batches and can be read once. */
export type Table = {
  readonly header: readonly string[]
  /** Of a text: what stands between its cells. */
  readonly delimiter?: string
  readonly sheet?: Sheet
  encoding(): Encoding
  rows(): AsyncIterable<readonly TableRow[]>
}

/** How a table is read. */
export type ReadOptions = {
  readonly onBytes?: ((bytesRead: number) => void) | undefined
  /** The sheet of a workbook that is meant; default: the first with a table in it. */
  readonly sheet?: string | undefined
}

/** Blank rows go; cells beyond the header mean that a value holds an unquoted delimiter. */
export function checkRows(rows: readonly TableRow[], width: number): TableRow[] {
  return rows
    .filter((row) => row.cells.some((cell) => cell !== ''))
    .map((row) => {
      const extra = row.cells.slice(width).some((cell) => cell !== '')
      return extra && !row.problem ? { ...row, problem: 'too-many-cells' as const } : row
    })
}

/** Unnamed columns become `column 3`, a repeated name `amount (2)`, so that each can be named in an option. */
export function cleanHeader(cells: readonly string[]): string[] {
  const seen = new Map<string, number>()
  return cells.map((cell, at) => {
    const name = cell.normalize('NFKC').trim() || `column ${at + 1}`
    const times = (seen.get(name) ?? 0) + 1
    seen.set(name, times)
    return times === 1 ? name : `${name} (${times})`
  })
}

/** A first row with a date or an amount in it is data: nobody calls a column `2026-01-05` or `12.00`. */
export function refuseDataAsHeader(header: readonly string[]): void {
  const data = header.find((cell) => /^[¥$€£]?-?\d[\d,.]*$|^\d{1,4}[-/.年]\d{1,2}[-/.月]\d{1,4}/.test(cell))
  if (data === undefined) return

  throw new AppError({
    code: 'file-without-header',
    message: `The first row of this file is data ("${data}"), not the names of the columns.`,
    remedy: 'Put a first row with the names of the columns above it, such as customer,date,amount.',
  })
}

/** A file with nothing in it. */
export const fileEmpty = (): AppError =>
  new AppError({
    code: 'file-empty',
    message: 'This file is empty.',
    remedy: 'Check that the export has finished, and import a file with a header row and at least one row.',
  })
