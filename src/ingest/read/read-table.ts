import { Buffer } from 'node:buffer'
import { readCsv } from './read-csv.ts'
import { isWorkbook, readWorkbook } from './read-workbook.ts'
import type { ReadOptions, Table } from './table.ts'

/**
 * Reads a table with a header row: a CSV text in constant memory, or a sheet of an Excel workbook (`.xlsx`).
 * @throws AppError as `readCsv` and `readWorkbook` do
 */
export async function readTable(
  source: AsyncIterable<Uint8Array>,
  { onBytes, sheet }: ReadOptions = {},
): Promise<Table> {
  const { head, whole } = await peek(source)
  return isWorkbook(head) ? readWorkbook(whole, { onBytes, sheet }) : readCsv(whole, onBytes)
}

/** As many bytes as a signature has, and all of them. */
async function peek(source: AsyncIterable<Uint8Array>) {
  const chunks = source[Symbol.asyncIterator]()
  const first: Uint8Array[] = []
  while (Buffer.concat(first).length < 4) {
    const next = await chunks.next()
    if (next.done) break
    first.push(next.value)
  }
  async function* whole(): AsyncIterable<Uint8Array> {
    yield* first
    for (let next = await chunks.next(); !next.done; next = await chunks.next()) yield next.value
  }
  return { head: Buffer.concat(first), whole: whole() }
}
