import { Buffer } from 'node:buffer'
import readSheets, { type CellValue, type Row, type Sheet as SheetRead } from 'read-excel-file/node'
import { AppError } from '#src/domain/errors.ts'
import {
  checkRows,
  cleanHeader,
  fileEmpty,
  type ReadOptions,
  refuseDataAsHeader,
  type Table,
  type TableRow,
} from './table.ts'

/** A workbook is opened whole: 64 MB of it are some millions of cells. */
const MOST_BYTES = 64 * 1024 * 1024

/** Excel keeps 15 digits of a number: the others of a longer one are gone from the file. */
const MOST_DIGITS = 15

type Cell = CellValue<string> | null

/** Whether a file begins as a ZIP archive does, which is what `.xlsx` is. */
export const isWorkbook = (head: Uint8Array): boolean =>
  Buffer.from(head.subarray(0, 4)).equals(Buffer.from('PK\x03\x04', 'latin1'))

/**
 * Reads a sheet of an Excel workbook (ECMA-376, `.xlsx`): the one that is named, else the first with a table in it. Titles
 * above the header are passed over; dates come as `2026-01-05`, with their time where they have one.
 * @throws AppError `workbook-too-large`, `workbook-broken`, `sheet-unknown`, `file-empty`, `file-without-header`
 */
export async function readWorkbook(
  source: AsyncIterable<Uint8Array>,
  { onBytes, sheet: wanted }: ReadOptions,
): Promise<Table> {
  const sheets = await sheetsOf(await wholeOf(source, onBytes))
  const sheet = chosen(sheets, wanted)
  const rows = rowsOf(sheet)
  const at = headerAt(rows)
  if (at < 0) throw fileEmpty()
  const header = cleanHeader(trimmed(rows[at]?.cells ?? []))
  refuseDataAsHeader(header)

  return {
    header,
    sheet: { name: sheet.sheet, others: sheets.filter(hasTable).flatMap((other) => nameBut(other, sheet)) },
    encoding: () => 'utf8',
    async *rows() {
      yield checkRows(rows.slice(at + 1), header.length)
    },
  }
}

async function wholeOf(source: AsyncIterable<Uint8Array>, onBytes: ReadOptions['onBytes']): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of source) {
    chunks.push(chunk)
    bytes += chunk.length
    onBytes?.(bytes)
    if (bytes > MOST_BYTES) throw tooLarge()
  }
  return Buffer.concat(chunks)
}

async function sheetsOf(bytes: Buffer): Promise<readonly SheetRead<string>[]> {
  try {
    // A number as it is written in the file: an amount of 0.1 stays 0.1.
    return await readSheets<string>(bytes, { parseNumber: (text) => text })
  } catch (error) {
    throw broken(error)
  }
}

const hasTable = ({ data }: SheetRead<string>): boolean =>
  data.filter((row) => row.some((cell) => cell !== null)).length > 1

const nameBut = ({ sheet }: SheetRead<string>, but: SheetRead<string>): string[] =>
  sheet === but.sheet ? [] : [sheet]

function chosen(sheets: readonly SheetRead<string>[], wanted: string | undefined): SheetRead<string> {
  const found =
    wanted === undefined ? sheets.find(hasTable) : sheets.find(({ sheet }) => sheet.trim() === wanted.trim())
  if (found) return found
  if (wanted === undefined) throw fileEmpty()
  throw new AppError({
    code: 'sheet-unknown',
    message: `This workbook has no sheet "${wanted}".`,
    remedy: `Name one of its sheets: ${sheets.map(({ sheet }) => sheet).join(', ')}.`,
  })
}

const rowsOf = ({ data }: SheetRead<string>): TableRow[] =>
  data.map((row, at) => {
    const line = { line: at + 1, cells: row.map(textOf) }
    return row.some(hasLostDigits) ? { ...line, problem: 'digits-lost' as const } : line
  })

/** The first row with more than one cell: above it stands a title, if anything. -1: nothing is there. */
function headerAt(rows: readonly TableRow[]): number {
  const filled = ({ cells }: TableRow) => cells.filter((cell) => cell !== '').length
  const wide = rows.findIndex((row) => filled(row) > 1)
  return wide >= 0 ? wide : rows.findIndex((row) => filled(row) > 0)
}

const trimmed = (cells: Row<string> | readonly string[]): string[] => {
  const last = cells.findLastIndex((cell) => cell !== '' && cell !== null)
  return cells.slice(0, last + 1).map(String)
}

function textOf(cell: Cell): string {
  if (cell === null) return ''
  if (cell instanceof Date) return dateText(cell)
  const text = String(cell).trim()
  return isPower(text) ? plainNumber(text) : text
}

/** Days in a workbook have no zone; they are read as if in UTC. */
function dateText(date: Date): string {
  const text = date.toISOString()
  const time = text.slice(11, 19)
  return time === '00:00:00' ? text.slice(0, 10) : `${text.slice(0, 10)} ${time}`
}

const isPower = (text: string): boolean => /^-?\d+(?:\.\d+)?e[+-]?\d+$/iu.test(text)

const plainNumber = (text: string): string =>
  Number(text).toLocaleString('en', { useGrouping: false, maximumFractionDigits: 12 })

/** 1.23456789012346E+17: an order number that was kept as a number. */
const hasLostDigits = (cell: Cell): boolean =>
  typeof cell === 'string' && isPower(cell.trim()) && Math.abs(Number(cell)) >= 10 ** MOST_DIGITS

const tooLarge = () =>
  new AppError({
    code: 'workbook-too-large',
    message: `This workbook has more than ${MOST_BYTES / 1024 / 1024} MB.`,
    remedy:
      'In Excel or WPS choose File → Save As → "CSV UTF-8 (comma delimited)": a CSV may have any length.',
  })

const broken = (cause: unknown) =>
  new AppError({
    code: 'workbook-broken',
    message: 'This workbook cannot be opened.',
    remedy: 'Open it in Excel or WPS and save it again as .xlsx without a password, or as "CSV UTF-8".',
    cause,
  })
