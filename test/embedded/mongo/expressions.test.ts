import { Decimal128, Double, Long } from 'bson'
import { describe, expect, it } from 'vitest'
import { embeddedServer } from './embedded-server.ts'

const server = embeddedServer()

const evaluate = async (expression: unknown, doc: object = {}): Promise<unknown> => {
  const collection = await server.collection({ _id: 1, ...doc })
  const [row] = await collection
    .aggregate([{ $project: { _id: 0, x: expression } }], { promoteValues: false })
    .toArray()
  return row?.['x']
}

const utc = (text: string) => new Date(`${text}Z`)

describe('expressions, by what MongoDB documents', () => {
  it.each([
    ['a double as text has 16 digits and C exponents', { $toString: { $add: [0.1, 0.2] } }, '0.3'],
    ['a small one', { $toString: 1e-7 }, '1e-07'],
    ['a large one', { $toString: 1e16 }, '1e+16'],
    ['a tie rounds to the even neighbour', { $toString: { $round: [2.5, 0] } }, '2'],
    ['before the point too', { $toString: { $round: [1250, -2] } }, '1200'],
    [
      'the week starts on Sunday unless told',
      { $dateTrunc: { date: utc('2023-11-14T22:13:20'), unit: 'week' } },
      utc('2023-11-12T00:00:00'),
    ],
    [
      'on Monday if told',
      { $dateTrunc: { date: utc('2023-11-14T22:13:20'), unit: 'week', startOfWeek: 'monday' } },
      utc('2023-11-13T00:00:00'),
    ],
    [
      'a day is the zone’s',
      { $dateTrunc: { date: utc('2023-11-14T22:13:20'), unit: 'day', timezone: 'Asia/Shanghai' } },
      utc('2023-11-14T16:00:00'),
    ],
    [
      'a month later is the last day where the month is shorter',
      { $dateAdd: { startDate: utc('2024-01-31T10:00:00'), unit: 'month', amount: 1 } },
      utc('2024-02-29T10:00:00'),
    ],
    [
      'a day later keeps the wall clock over a change of time',
      {
        $dateAdd: {
          startDate: utc('2024-03-09T17:00:00'),
          unit: 'day',
          amount: 1,
          timezone: 'America/New_York',
        },
      },
      utc('2024-03-10T16:00:00'),
    ],
    [
      'a day of 24 hours does not',
      {
        $dateAdd: {
          startDate: utc('2024-03-09T17:00:00'),
          unit: 'hour',
          amount: 24,
          timezone: 'America/New_York',
        },
      },
      utc('2024-03-10T17:00:00'),
    ],
    [
      'dates are written in the zone',
      { $dateToString: { date: utc('2023-11-14T22:13:20'), timezone: 'Asia/Shanghai' } },
      '2023-11-15T06:13:20.000',
    ],
    [
      'and read in it',
      { $dateFromString: { dateString: '2024-02-29T10:00:00', timezone: 'Asia/Shanghai' } },
      utc('2024-02-29T02:00:00'),
    ],
    ['a missing value is below null', { $lt: ['$missing', null] }, true],
    [
      'arrays compare element by element, in order',
      {
        $lt: [
          [1, 5],
          [2, 0],
        ],
      },
      true,
    ],
    [
      'documents are equal only in one order',
      { $eq: [{ $literal: { a: 1, b: 2 } }, { $literal: { b: 2, a: 1 } }] },
      false,
    ],
    [
      'regular expressions find groups',
      { $regexFind: { input: '客户 A17', regex: '([A-Z])(\\d+)' } },
      { match: 'A17', idx: 3, captures: ['A', '17'] },
    ],
  ])('%s', async (_, expression, expected) => {
    const actual = await evaluate(expression)

    expect(JSON.parse(JSON.stringify(actual, (_key, v) => (v?._bsontype === 'Int32' ? v.value : v)))).toEqual(
      JSON.parse(JSON.stringify(expected)),
    )
  })

  it.each([
    ['int + int beyond int32', { $add: [2_147_483_647, 1] }, Long.fromString('2147483648')],
    ['long + int beyond int64', { $add: [Long.MAX_VALUE, 1] }, new Double(2 ** 63)],
    [
      'a decimal makes the sum one',
      { $add: [1, Decimal128.fromString('0.10')] },
      Decimal128.fromString('1.10'),
    ],
    ['a quotient is a double', { $divide: [6, 3] }, new Double(2)],
    [
      'an average of decimals is a decimal',
      { $avg: [Decimal128.fromString('1'), Decimal128.fromString('2')] },
      Decimal128.fromString('1.5'),
    ],
    [
      'a rounded decimal keeps its places',
      { $round: [Decimal128.fromString('10'), 2] },
      Decimal128.fromString('10.00'),
    ],
    [
      'the difference of dates is a long',
      { $subtract: [new Date(5000), new Date(2000)] },
      Long.fromNumber(3000),
    ],
  ])('%s: the type', async (_, expression, expected) => {
    expect(await evaluate(expression)).toEqual(expected)
  })
})
