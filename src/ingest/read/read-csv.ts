import { parse } from 'csv-parse/sync'
import { createTextDecoding, decodeStream } from './decode-stream.ts'
import { createRecordJoiner, type RawRecord, splitLines } from './split-records.ts'
import { checkRows, cleanHeader, fileEmpty, refuseDataAsHeader, type Table, type TableRow } from './table.ts'

const delimiters = [',', ';', '\t'] as const

/**
 * Reads a CSV text of any of the known encodings with a header row, in constant memory. The delimiter is
 * guessed from the header row, or named by Excel's own first line `sep=;`.
 * @throws AppError `file-empty`, `file-without-header`, `file-is-a-workbook`, `file-not-text`, `line-too-long`.
 */
export async function readCsv(
  source: AsyncIterable<Uint8Array>,
  onBytes?: (bytesRead: number) => void,
): Promise<Table> {
  const decoding = createTextDecoding()
  const lines = splitLines(decodeStream(source, decoding, onBytes))[Symbol.asyncIterator]()
  const { head, ended } = await firstLines(lines)
  const separator = /^sep=(.)$/i.exec(head[0] ?? '')?.[1]
  const delimiter = separator ?? guessDelimiter(head.find((line) => line.trim() !== '') ?? '')
  const joiner = createRecordJoiner(delimiter)
  const first = [...joiner.push(head), ...(ended ? joiner.end() : [])].filter(
    ({ text }) => text.trim() !== '',
  )
  const [headerRecord, ...rest] = separator === undefined ? first : first.slice(1)
  if (headerRecord === undefined) throw fileEmpty()

  const header = cleanHeader(cellsOf([headerRecord], delimiter)[0]?.cells ?? [])
  refuseDataAsHeader(header)
  return {
    header,
    delimiter,
    encoding: decoding.encoding,
    async *rows() {
      const checked = (records: readonly RawRecord[]) => checkRows(cellsOf(records, delimiter), header.length)
      yield checked(rest)
      for (let next = await lines.next(); !next.done; next = await lines.next()) {
        yield checked(joiner.push(next.value))
      }
      yield checked(joiner.end())
    },
  }
}

/** Lines until the first record can be seen whole: a header may be a few quoted lines. */
async function firstLines(
  lines: AsyncIterator<readonly string[]>,
): Promise<{ head: string[]; ended: boolean }> {
  const head: string[] = []
  while (head.filter((line) => line.trim() !== '').length < 20) {
    const next = await lines.next()
    if (next.done) return { head, ended: true }
    head.push(...next.value)
  }
  return { head, ended: false }
}

/** The delimiter that the header row has most of, outside quotes. */
function guessDelimiter(headerLine: string): string {
  const bare = headerLine.replace(/"[^"]*"/g, '')
  const counted = delimiters.map((delimiter) => ({ delimiter, count: bare.split(delimiter).length }))
  return counted.reduce((best, each) => (each.count > best.count ? each : best)).delimiter
}

const csvOptions = (delimiter: string) => ({
  delimiter,
  record_delimiter: '\n',
  relax_column_count: true,
  relax_quotes: true,
  trim: true,
})

/** All records at once, which is quick; one by one where one of them is broken. */
function cellsOf(records: readonly RawRecord[], delimiter: string): TableRow[] {
  const whole = records.filter((record) => !record.quoteNotClosed)
  if (whole.length === records.length) {
    const rows = tryParse(records.map((record) => record.text).join('\n'), delimiter)
    if (rows?.length === records.length) {
      return records.map(({ line }, at) => ({ line, cells: rows[at] ?? [] }))
    }
  }
  return records.map((record) => cellsOfOne(record, delimiter))
}

function cellsOfOne({ line, text, quoteNotClosed }: RawRecord, delimiter: string): TableRow {
  const rows = quoteNotClosed ? undefined : tryParse(text, delimiter)
  const cells = rows?.length === 1 ? rows[0] : undefined
  return cells ? { line, cells } : { line, cells: [text], problem: 'quotes-broken' }
}

function tryParse(text: string, delimiter: string): string[][] | undefined {
  if (text === '') return [['']]
  try {
    return parse(text, csvOptions(delimiter)) as string[][]
  } catch (error) {
    // csv-parse's own refusals carry a code such as CSV_INVALID_CLOSING_QUOTE; the row goes to quarantine.
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('CSV_')) return undefined
    throw error
  }
}
