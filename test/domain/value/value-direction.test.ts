import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { valueNowMinor } from '#src/domain/value.ts'
import { moved, valueMoved } from '#src/domain/value-direction.ts'
import { anOrder, aPolicy, aTouch, day, factsOf } from '../builders.ts'

const policy = aPolicy()
const now = day(300)

describe('the direction of a figure', () => {
  it('is none under a tenth either way', () => {
    expect([89, 90, 100, 110, 111].map((value) => moved(100, value).direction)).toEqual([
      'down',
      'steady',
      'steady',
      'steady',
      'up',
    ])
    expect([moved(0, 0), moved(0, 1)].map(({ direction }) => direction)).toEqual(['steady', 'up'])
  })
})

describe('value now against that of a quarter ago', () => {
  it('is halved by a half-life in which nothing is bought, and says so', () => {
    const facts = factsOf([anOrder({ on: 100, amountMinor: 800_00 })], policy)

    const went = valueMoved(facts, policy, now)

    expect(went?.direction).toBe('down')
    expect(went?.before).toBeCloseTo(2 * valueNowMinor(facts, policy, now), -1)
  })

  it('is steady for a steady buyer, and up for one who has begun to buy more', () => {
    const steady = Array.from({ length: 40 }, (_, k) => anOrder({ on: 295 - k * 30, amountMinor: 100_00 }))
    const more = [...steady, anOrder({ on: 299, amountMinor: 900_00 })]

    expect(
      [steady, more].map((orders) => valueMoved(factsOf(orders, policy), policy, now)?.direction),
    ).toEqual(['steady', 'up'])
  })

  it('is not said of whoever was no customer then', () => {
    expect(valueMoved(factsOf([anOrder({ on: 250 })], policy), policy, now)).toBeUndefined()
    expect(valueMoved(factsOf([aTouch({ on: 10 })], policy), policy, now)).toBeUndefined()
  })

  it('is what the value was on that day, whatever was bought since', () => {
    const days = fc.array(fc.integer({ min: 0, max: 299 }), { minLength: 1, maxLength: 15 })
    fc.assert(
      fc.property(days, (list) => {
        const orders = list.map((on, n) => anOrder({ _id: `o|${n}`, on }))
        const then = orders.filter(({ at }) => at <= day(210))

        const went = valueMoved(factsOf(orders, policy), policy, now)

        if (then.length === 0) expect(went).toBeUndefined()
        else
          expect(
            Math.abs((went?.before ?? 0) - valueNowMinor(factsOf(then, policy), policy, day(210))),
          ).toBeLessThan(2)
      }),
    )
  })
})
