import fc from 'fast-check'
import { expect, it } from 'vitest'
import { monthRanges } from '#src/store/events/month-ranges.ts'

const aMonth = fc
  .tuple(fc.integer({ min: 1990, max: 2100 }), fc.integer({ min: 1, max: 12 }))
  .map(([year, month]) => `${year}-${String(month).padStart(2, '0')}`)

it('neighbouring months are one range, over the end of a year too', () => {
  const ranges = monthRanges(['2026-01', '2025-12', '2026-03', '2026-01'])

  expect(ranges).toEqual([
    { from: new Date('2025-12-01'), to: new Date('2026-02-01') },
    { from: new Date('2026-03-01'), to: new Date('2026-04-01') },
  ])
})

it('a day is in a range exactly if its month was named', () => {
  const law = fc.property(
    fc.array(aMonth, { maxLength: 12 }),
    aMonth,
    fc.integer({ min: 1, max: 28 }),
    (months, month, day) => {
      const at = new Date(`${month}-${String(day).padStart(2, '0')}T12:00:00Z`)

      const inside = monthRanges(months).some(({ from, to }) => from <= at && at < to)

      expect(inside).toBe(months.includes(month))
    },
  )

  fc.assert(law)
})

it('ranges are in order and never touch', () => {
  const law = fc.property(fc.array(aMonth, { maxLength: 12 }), (months) => {
    const ranges = monthRanges(months)

    const apart = ranges.every(({ from }, i) => i === 0 || ranges[i - 1]!.to < from)
    expect(apart).toBe(true)
  })

  fc.assert(law)
})
