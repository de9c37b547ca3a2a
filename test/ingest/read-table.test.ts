import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readTable } from '#src/ingest/read/read-table.ts'
import { createRecordJoiner, splitLines } from '#src/ingest/read/split-records.ts'
import type { TableRow } from '#src/ingest/read/table.ts'

async function* chunked(text: string, size = 7): AsyncIterable<Uint8Array> {
  const bytes = Buffer.from(text)
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

async function read(
  text: string,
): Promise<{ header: readonly string[]; delimiter: string | undefined; rows: TableRow[] }> {
  const table = await readTable(chunked(text))
  const rows: TableRow[] = []
  for await (const batch of table.rows()) rows.push(...batch)
  return { header: table.header, delimiter: table.delimiter, rows }
}

const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`

describe('a CSV table', () => {
  it('numbers rows by the line they begin on, quoted line breaks included', async () => {
    const { rows } = await read('a,b\r\n1,"x\r\ny"\r\n\r\n2,z\r\n')

    expect(rows).toEqual([
      { line: 2, cells: ['1', 'x\ny'] },
      { line: 5, cells: ['2', 'z'] },
    ])
  })

  it('guesses commas, semicolons and tabs from the header', async () => {
    expect((await read('a,b\n1,2')).delimiter).toBe(',')
    expect((await read('a;b;"c,d,e,f"\n1;2;3')).delimiter).toBe(';')
    expect((await read('a\tb\n1\t2')).rows[0]?.cells).toEqual(['1', '2'])
    expect((await read('sep=|\na|b\n1|2')).rows).toEqual([{ line: 3, cells: ['1', '2'] }])
  })

  it('gives any cells back that were quoted', async () => {
    const cell = fc.string({
      unit: fc.constantFrom('a', '客', '"', ',', ';', '\n', ' ', "'", '1'),
      maxLength: 8,
    })
    const row = fc.array(cell, { minLength: 3, maxLength: 3 }).filter((cells) => cells.some((c) => c !== ''))

    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 6 }), async (table) => {
        const text = ['x,y,z', ...table.map((cells) => cells.map(quoted).join(','))].join('\n')

        expect((await read(text)).rows.map((r) => r.cells)).toEqual(table)
      }),
    )
  })

  it('marks a row with more cells than the header, and takes one with fewer', async () => {
    const { rows } = await read('a,b,c\n1,2,3,4\n5,6\n7,8,9,\n,,\n')

    expect(rows).toEqual([
      { line: 2, cells: ['1', '2', '3', '4'], problem: 'too-many-cells' },
      { line: 3, cells: ['5', '6'] },
      { line: 4, cells: ['7', '8', '9', ''] },
    ])
  })

  it('a quote that is never closed costs its own row only', async () => {
    const good = Array.from({ length: 300 }, (_, i) => `${i},ok`)
    const { rows } = await read(['a,b', '"broken,1', ...good, 'x,"open'].join('\n'))

    expect(rows.filter((row) => row.problem).map(({ line, problem }) => ({ line, problem }))).toEqual([
      { line: 2, problem: 'quotes-broken' },
      { line: 303, problem: 'quotes-broken' },
    ])
    expect(rows.filter((row) => !row.problem)).toHaveLength(300)
  })

  it('takes quotes inside a value as they are, and quarantines text behind a closing quote', async () => {
    const { rows } = await read('a,b\n6" pipe,1\n"abc"def,2\nok,3\n')

    expect(rows).toEqual([
      { line: 2, cells: ['6" pipe', '1'] },
      { line: 3, cells: ['"abc"def,2'], problem: 'quotes-broken' },
      { line: 4, cells: ['ok', '3'] },
    ])
  })

  it('names unnamed and repeated columns so that an option can name them', async () => {
    expect((await read('a,,a\n1,2,3')).header).toEqual(['a', 'column 2', 'a (2)'])
  })

  it('refuses an empty file and one whose first row is data', async () => {
    await expect(read('')).rejects.toMatchObject({ code: 'file-empty' })
    await expect(read(' \n\n')).rejects.toMatchObject({ code: 'file-empty' })
    await expect(read('00001,1997-01-01,11.77\n')).rejects.toMatchObject({ code: 'file-without-header' })
  })
})

describe('lines', () => {
  it('are the same wherever the text is cut', async () => {
    const text = fc.array(fc.constantFrom('a', 'b"', '\r\n', '\n', '\r', 'c'), { maxLength: 20 })

    await fc.assert(
      fc.asyncProperty(text, fc.array(fc.nat(), { maxLength: 5 }), async (parts, cuts) => {
        const whole = parts.join('')
        const points = [0, ...cuts.map((n) => n % (whole.length + 1)).sort((a, b) => a - b), whole.length]
        const pieces = points.slice(1).map((end, i) => whole.slice(points[i], end))

        expect(await linesOf(pieces)).toEqual(await linesOf([whole]))
      }),
    )
  })

  it('come out of the joiner with nothing lost', () => {
    const lines = fc.array(fc.stringMatching(/^[a"]?[ab",]{0,6}$/), { maxLength: 30 })

    fc.assert(
      fc.property(lines, (given) => {
        const joiner = createRecordJoiner(',')
        const records = [...joiner.push(given), ...joiner.end()]

        expect(records.flatMap((record) => record.text.split('\n'))).toEqual(given)
        expect(records.map((record) => record.line)).toEqual(
          records.map((_, at) => 1 + records.slice(0, at).flatMap((r) => r.text.split('\n')).length),
        )
      }),
    )
  })
})

async function linesOf(pieces: readonly string[]): Promise<string[]> {
  const chunks = (async function* () {
    yield* pieces
  })()
  const lines: string[] = []
  for await (const batch of splitLines(chunks)) lines.push(...batch)
  return lines
}
