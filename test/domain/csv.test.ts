import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { csvCell, csvText } from '#src/domain/csv.ts'

describe('a CSV cell', () => {
  it.each(['=1+1', '+86', '-2', '@sum', ' =1', '\t=1', '\n+1', '＝1'])(
    '%j runs nothing in a spreadsheet',
    (text) => {
      expect(csvCell(text).replace(/^"/, '')).toMatch(/^'/)
    },
  )

  it.each(['00004', '202611230000000001'])('%s stays an id', (text) => {
    expect(csvCell(text)).toBe(`'${text}`)
  })

  it('leaves numbers and plain text as they are, and quotes what needs it', () => {
    expect([
      csvCell(-12.5),
      csvCell('Acme'),
      csvCell('a "b", c'),
      csvCell(undefined),
      csvCell(Number.NaN),
    ]).toEqual(['-12.5', 'Acme', '"a ""b"", c"', '', ''])
  })
})

describe('a CSV file', () => {
  it('begins with a byte order mark and has one line a row', () => {
    expect(csvText(['名称', 'n'], [['阿里', 1]])).toBe('\uFEFF名称,n\r\n阿里,1\r\n')
  })

  it('is read back cell by cell, whatever is in it', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.string(), fc.string()), { maxLength: 20 }), (rows) => {
        const read: string[][] = parse(csvText(['a', 'b'], rows), { bom: true, record_delimiter: '\r\n' })

        expect(read.slice(1).map((row) => row.map((cell) => cell.replace(/^'/, '')))).toEqual(
          rows.map((row) => row.map((cell) => cell.replace(/^'/, ''))),
        )
      }),
    )
  })
})
