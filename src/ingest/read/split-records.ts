import { AppError } from '#src/domain/errors.ts'

/** One record of a CSV text, line ends inside quotes included. `line` counts from 1 and is where it begins. */
export type RawRecord = { readonly line: number; readonly text: string; readonly quoteNotClosed?: true }

// A quoted text of more lines than this is a forgotten quote; without a limit it would swallow the file.
const MAX_QUOTED_LINES = 100
const MAX_LINE_CHARS = 1_000_000

/** Physical lines in batches, one batch a chunk; CRLF, LF and CR, across chunk boundaries. */
export async function* splitLines(chunks: AsyncIterable<string>): AsyncIterable<readonly string[]> {
  let rest = ''
  for await (const chunk of chunks) {
    const text = rest + chunk
    // A CR at the very end may be half of a CRLF.
    const held = text.endsWith('\r') ? '\r' : ''
    const lines = text.slice(0, text.length - held.length).split(/\r\n|\n|\r/)
    rest = (lines.pop() ?? '') + held
    if (rest.length > MAX_LINE_CHARS) throw lineTooLong()
    if (lines.length > 0) yield lines
  }
  const last = rest.endsWith('\r') ? rest.slice(0, -1) : rest
  if (last !== '') yield [last]
}

/** Does a line end inside a quoted field? Quotes open at the start of a field only; `""` is a quote. */
function endsInQuotes(line: string, delimiter: string, startsInside: boolean): boolean {
  if (!line.includes('"')) return startsInside

  const opening = new RegExp(`(?:^|[${delimiter === '\t' ? '\\t' : `\\${delimiter}`}]) *"`, 'g')
  let at = startsInside ? afterClosingQuote(line, 0) : 0
  while (at >= 0) {
    opening.lastIndex = at
    if (!opening.test(line)) return false
    at = afterClosingQuote(line, opening.lastIndex)
  }
  return true
}

/** Index behind the quote that closes the field whose text begins at `from`; -1 where none does. */
function afterClosingQuote(line: string, from: number): number {
  for (let at = line.indexOf('"', from); at >= 0; at = line.indexOf('"', at + 2)) {
    if (line[at + 1] !== '"') return at + 1
  }
  return -1
}

/**
 * Puts lines together to records. A quote that is never closed costs its own line, not the file: that line
 * comes out marked, and reading goes on with the next one.
 */
export function createRecordJoiner(delimiter: string): {
  push(lines: readonly string[]): RawRecord[]
  end(): RawRecord[]
} {
  let open: string[] = []
  let openAt = 1
  let inside = false

  const giveUp = (): RawRecord[] => {
    const [first = '', ...others] = open
    const broken: RawRecord = { line: openAt, text: first, quoteNotClosed: true }
    open = []
    inside = false
    openAt++
    return [broken, ...others.flatMap(take)]
  }
  function take(line: string): RawRecord[] {
    inside = endsInQuotes(line, delimiter, inside)
    open.push(line)
    if (inside) return open.length > MAX_QUOTED_LINES ? giveUp() : []

    const record: RawRecord = { line: openAt, text: open.join('\n') }
    openAt += open.length
    open = []
    return [record]
  }

  return {
    push: (lines) => lines.flatMap(take),
    end() {
      const rest: RawRecord[] = []
      while (open.length > 0) rest.push(...giveUp())
      return rest
    },
  }
}

const lineTooLong = (): AppError =>
  new AppError({
    code: 'line-too-long',
    message: 'A line of this file is longer than a million characters: it is no table.',
    remedy: 'Export the table as CSV with one row a line and import that file.',
  })
