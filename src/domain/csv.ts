/** A value of a CSV cell. Numbers stand as they are; whatever else is text. */
export type CsvValue = string | number | undefined

// A spreadsheet takes a cell that begins so for a formula, and runs it (OWASP: CSV injection).
const formulaStart = /^[\s\p{Cc}]*[=+\-@＝＋－＠]/u
// Excel turns long digits into 1.23E+17 and drops leading zeros.
const idLike = /^(?:0\d+|\d{12,})$/

/**
 * One cell. Text that a spreadsheet would run, and an id that it would take for a number, get an apostrophe in front,
 * which spreadsheets read as "this is text".
 */
export function csvCell(value: CsvValue): string {
  if (value === undefined) return ''
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : ''

  const safe = formulaStart.test(value) || idLike.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** An RFC 4180 file with a UTF-8 byte order mark, without which Excel reads Chinese as Latin-1. */
export const csvText = (columns: readonly string[], rows: readonly (readonly CsvValue[])[]): string =>
  `\uFEFF${[columns, ...rows].map((row) => `${row.map(csvCell).join(',')}\r\n`).join('')}`
