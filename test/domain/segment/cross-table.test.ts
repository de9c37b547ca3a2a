import { expect, it } from 'vitest'
import { crossTable } from '#src/domain/segment/cross-table.ts'
import type { Segment } from '#src/domain/segment/segment.ts'
import { aSubject } from './a-subject.ts'

const aSegment = (code: string, where: string): Segment => ({ code, name: { en: code, zh: code }, where })
const customer = (region: string, orders: number, valueMinor: number) =>
  aSubject({ attrs: { region }, numbers: { orders }, valueMinor })

const rows = [aSegment('east', 'region = east'), aSegment('west', 'region = west')]
const columns = [aSegment('buys', 'orders >= 1'), aSegment('often', 'orders >= 5')]
const customers = [
  customer('east', 0, 1),
  customer('east', 6, 10),
  customer('west', 2, 100),
  customer('north', 9, 1_000),
]

const cell = (count: number, valueMinor: number) => ({ count, valueMinor })

it('a cross table counts customers and adds their value, with a line for those in none', () => {
  const { cells, rows: lines, columns: heads } = crossTable(rows, columns, customers)

  expect([lines, heads]).toEqual([
    ['east', 'west'],
    ['buys', 'often'],
  ])
  expect(cells).toEqual([
    [cell(1, 10), cell(1, 10), cell(1, 1)],
    [cell(1, 100), cell(0, 0), cell(0, 0)],
    [cell(1, 1_000), cell(1, 1_000), cell(0, 0)],
  ])
})

it('its totals count each customer once, though columns overlap', () => {
  const { rowTotals, columnTotals, total } = crossTable(rows, columns, customers)

  expect(rowTotals).toEqual([cell(2, 11), cell(1, 100), cell(1, 1_000)])
  expect(columnTotals).toEqual([cell(3, 1_110), cell(2, 1_010), cell(1, 1)])
  expect(total).toEqual(cell(4, 1_111))
})

it('without segments everyone is in none', () => {
  const { cells, total } = crossTable([], [], customers)

  expect(cells).toEqual([[cell(4, 1_111)]])
  expect(total).toEqual(cell(4, 1_111))
})
