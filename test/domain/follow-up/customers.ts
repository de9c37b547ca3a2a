import fc from 'fast-check'
import type { Customer } from '#src/domain/customer.ts'
import { addDays } from '#src/domain/days.ts'
import type { Facts, TouchBrief } from '#src/domain/facts.ts'
import { contentCategories } from '#src/domain/follow-up/content.ts'
import { touchOutcomes } from '#src/domain/follow-up/outcome.ts'
import { aCustomer, aMoment, aTier, someFacts } from '../../helpers/builders/a-customer.ts'

/** A call of ours, answered unless told. */
export const aCall = (daysAgo: number, given: Partial<TouchBrief> = {}): TouchBrief => ({
  at: addDays(aMoment, -daysAgo),
  channel: 'phone',
  direction: 'out',
  answered: given.outcome !== 'no-answer',
  ...given,
})

/** A customer with these touches, newest last; nothing bought or rated lately. */
export function touched(
  touches: readonly TouchBrief[],
  {
    code = 'B',
    facts = {},
    ...given
  }: Partial<Omit<Customer, 'facts'>> & { code?: string; facts?: Partial<Facts> } = {},
): Customer {
  const { lastTouch: _, ...quiet } = someFacts()
  const last = touches.at(-1)
  return aCustomer({
    knownSince: addDays(aMoment, -400),
    tier: aTier({ code }),
    ...given,
    facts: {
      ...quiet,
      ratings: {},
      lastPurchaseAt: addDays(aMoment, -300),
      ...(last ? { lastTouch: last } : {}),
      recentTouches: touches,
      ...facts,
    },
  })
}

/** Touches of the last 200 days, newest last. */
export const someTouches: fc.Arbitrary<readonly TouchBrief[]> = fc
  .array(
    fc.record({
      daysAgo: fc.integer({ min: 0, max: 200 }),
      channel: fc.constantFrom('phone', 'wechat', 'mail', 'web'),
      direction: fc.constantFrom('in', 'out'),
      outcome: fc.constantFrom(...touchOutcomes),
      content: fc.constantFrom(...contentCategories),
    }),
    { maxLength: 24 },
  )
  .map((rows) =>
    rows
      .toSorted((a, b) => b.daysAgo - a.daysAgo)
      .map(({ daysAgo, ...rest }) => aCall(daysAgo, rest as Partial<TouchBrief>)),
  )
