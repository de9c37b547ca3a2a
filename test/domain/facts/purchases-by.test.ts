import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayOf } from '#src/domain/facts/month.ts'
import { purchasesBy } from '#src/domain/facts/purchases-by.ts'
import { anOrder, aPolicy, day, factsOf } from '../builders.ts'

const policy = aPolicy()
const orders = fc
  .array(
    fc.record({ on: fc.integer({ min: 0, max: 300 }), amountMinor: fc.integer({ min: 1, max: 900_00 }) }),
    {
      minLength: 1,
      maxLength: 20,
    },
  )
  .map((rows) => rows.map((row, n) => anOrder({ _id: `o|${n}`, ...row })))

describe('the purchases of an earlier day', () => {
  it('are those of a fold of what had been bought by then', () => {
    fc.assert(
      fc.property(orders, fc.integer({ min: 0, max: 320 }), (events, on) => {
        const then = day(on)
        const by = events.filter(({ bookedAt }) => dayOf(bookedAt) <= dayOf(then))

        const found = purchasesBy(factsOf(events, policy), policy, then)

        const { purchaseDays, valueSum, netSpendMinor, firstDayMinor, firstOrderAt, lastPurchaseAt } =
          factsOf(by, policy)
        expect(found).toMatchObject({ purchaseDays, netSpendMinor, firstDayMinor })
        expect([found?.firstOrderAt, found?.lastPurchaseAt]).toEqual([firstOrderAt, lastPurchaseAt])
        expect(Math.abs((found?.valueSum ?? Number.NaN) - valueSum)).toBeLessThan(1e-6 * (1 + valueSum))
      }),
    )
  })

  it('are not known where more orders came since than a fold lists', () => {
    const facts = factsOf(
      Array.from({ length: 40 }, (_, n) => anOrder({ on: n })),
      policy,
    )

    expect(purchasesBy(facts, policy, day(15))).toBeUndefined()
    expect(purchasesBy(facts, policy, day(16))?.purchaseDays).toBe(17)
  })

  it('are none of somebody who had not bought', () => {
    expect(purchasesBy(factsOf([anOrder({ on: 10 })], policy), policy, day(9))).toMatchObject({
      purchaseDays: 0,
      valueSum: 0,
    })
  })
})
