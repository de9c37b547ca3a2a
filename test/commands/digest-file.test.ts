import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aCustomer, aMoment } from '../helpers/builders/a-customer.ts'
import { aProblem } from '../helpers/builders/a-problem.ts'
import { openDesk } from './desk.ts'

const names = ['=1+1', '+86', '-2', '@SUM(A1)', '\t=1', '\r=1', '＝1', 'a "b", c\nd']

describe('the file of a digest', () => {
  let desk: Awaited<ReturnType<typeof openDesk>>
  let rows: string[][]
  beforeAll(async () => {
    desk = await openDesk({
      customers: [
        aCustomer(),
        aCustomer({ ref: 'late', name: 'Late', lifecycle: 'slipping' }),
        aCustomer({ ref: 'rests', name: 'Rests', lifecycle: 'dormant' }),
        ...names.map((name, n) => aCustomer({ ref: `00${n + 1}`, name })),
      ],
    })
    const { store } = desk
    await store.problems.open(aProblem({ customerId: 'c-001' }))
    const base = { customerId: 'c-acme-robotics', source: 'chat', at: aMoment, bookedAt: aMoment }
    await store.events.insertNew([
      { ...base, _id: 'chat|1', kind: 'feedback', topic: 'overall', rating: 4, receivedAt: aMoment },
      { ...base, _id: 'chat|2', kind: 'note', text: 'Price', reason: 'price', receivedAt: aMoment },
    ])
    const { files } = await desk.say('周报', 'bao')
    rows = parse(String(files?.[0]?.content), { bom: true })
  })
  afterAll(() => desk.close())
  const cellsOf = (ref: string) => rows.find(([first]) => first === ref) ?? []

  it('is run by no spreadsheet, whatever a customer is called, and keeps ids as text', () => {
    expect(rows.flat().filter((cell) => /^\s*[=+\-@＝]/u.test(cell))).toEqual([])
    expect(names.map((_, n) => cellsOf(`'00${n + 1}`)[1])).toEqual([
      ...names.slice(0, -1).map((name) => `'${name}`),
      'a "b", c\nd',
    ])
  })

  it('has problems, marks and reasons of the last four weeks', () => {
    expect(rows[0]?.slice(-4)).toEqual([
      'Problems (four weeks)',
      'Problems open',
      'Newest rating (1 to 5)',
      'Why they stopped buying',
    ])
    expect(cellsOf("'001").slice(-4)).toEqual(['1', '1', '', ''])
    expect(cellsOf('acme-robotics').slice(-4)).toEqual(['', '', '4', 'Price'])
  })

  it('has value at risk where it is, so that the column adds up to the line', () => {
    const at = rows[0]?.indexOf('Value at risk') ?? -1

    expect(Number(cellsOf('late')[at])).toBeGreaterThan(0)
    expect(cellsOf('rests')[at]).toBe('0')
  })
})
