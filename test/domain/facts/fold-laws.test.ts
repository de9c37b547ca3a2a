import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { FactEvent } from '#src/domain/event.ts'
import { foldMonth } from '#src/domain/facts/fold-month.ts'
import { foldMonths } from '#src/domain/facts/fold-months.ts'
import { emptyFacts, mergeFacts } from '#src/domain/facts/merge-facts.ts'
import { monthOf } from '#src/domain/facts/month.ts'
import { growth } from '#src/domain/score/decay.ts'
import { history } from '../arbitraries.ts'
import { aPolicy, factsOf } from '../builders.ts'

const policy = aPolicy()

/** The same facts written down a second time, in one pass over everything, months unknown. */
function inOnePass(events: readonly FactEvent[]) {
  const amount = (e: FactEvent) =>
    e.kind === 'order' ? e.amountMinor : e.kind === 'refund' ? -e.amountMinor : 0
  const money = events.filter((e) => e.kind === 'order' || e.kind === 'refund')
  const groups = Object.values(
    Object.groupBy(money, (e) => (e.orderNumber === undefined ? e._id : `${e.source} ${e.orderNumber}`)),
  ).map((group = []) => {
    const net = group.reduce((sum, e) => sum + amount(e), 0)
    const times = group.filter((e) => net <= 0 || e.kind === 'order').map((e) => e.bookedAt.getTime())
    return { net, at: new Date(net > 0 ? Math.max(...times) : Math.min(...times)) }
  })
  const weighed = (pick: (net: number) => number) =>
    groups.reduce((sum, { net, at }) => sum + pick(net) * growth(at, policy), 0)
  const orders = events.filter((e) => e.kind === 'order')
  const firstDay = orders.map((e) => e.bookedAt.toISOString().slice(0, 10)).sort()[0]

  return {
    spend: weighed((net) => net / 100),
    orders: weighed((net) => Number(net > 0)),
    orderCount: groups.filter(({ net }) => net > 0).length,
    netSpendMinor: groups.reduce((sum, { net }) => sum + net, 0),
    purchaseDays: new Set(orders.map((e) => e.bookedAt.toISOString().slice(0, 10))).size,
    firstDayMinor: groups
      .filter(({ at }) => at.toISOString().slice(0, 10) === firstDay)
      .reduce((sum, { net }) => sum + net, 0),
    newest: groups
      .filter(({ net }) => net > 0)
      .map(({ net, at }) => [at.getTime(), net])
      .sort(([a = 0, x = 0], [b = 0, y = 0]) => a - b || x - y)
      .slice(-24),
    eventCount: events.length,
  }
}

const shuffled = history.chain((events) =>
  fc.record({
    events: fc.constant(events),
    again: fc
      .tuple(fc.shuffledSubarray([...events], { minLength: events.length }), fc.subarray([...events]))
      .map(([all, some]) => [...all, ...some]),
  }),
)

describe('laws of the fold', () => {
  it('neither order nor repetition of events changes a bit', () => {
    fc.assert(
      fc.property(shuffled, ({ events, again }) => {
        expect(foldMonths(policy, 'c1', again)).toEqual(foldMonths(policy, 'c1', events))
      }),
    )
  })

  it('the merge of the months is the fold of all, whatever order the months are read in', () => {
    fc.assert(
      fc.property(history, (events) => {
        const months = foldMonths(policy, 'c1', events)
        const turned = months.toReversed()

        const facts = mergeFacts(months.map((month) => month.facts))

        const whole = inOnePass(events)
        const room = 1e-9 * (1 + events.length * 5_000 * growth(new Date('2027-03-01'), policy))
        expect(mergeFacts(turned.map((month) => month.facts))).toEqual(facts)
        expect(facts).toMatchObject({
          orderCount: whole.orderCount,
          netSpendMinor: whole.netSpendMinor,
          firstDayMinor: whole.firstDayMinor,
          purchaseDays: whole.purchaseDays,
          eventCount: whole.eventCount,
        })
        expect(facts.recentOrders.map((o) => [o.at.getTime(), o.amountMinor])).toEqual(whole.newest)
        expect(Math.abs(facts.sums.spend - whole.spend)).toBeLessThan(room)
        expect(Math.abs(facts.sums.orders - whole.orders)).toBeLessThan(room)
        expect(Math.abs(facts.valueSum - whole.spend)).toBeLessThan(room)
      }),
    )
  })

  it('folding one month again out of all events gives that month', () => {
    fc.assert(
      fc.property(history, (events) => {
        for (const month of foldMonths(policy, 'c1', events)) {
          const own = events.filter(({ bookedAt }) => monthOf(bookedAt) === month.month)
          expect(foldMonth(policy, 'c1', month.month, own)).toEqual(month)
          expect(foldMonth(policy, 'c1', month.month, events)).toEqual(month)
        }
      }),
    )
  })

  it('no list in the facts is longer than 24', () => {
    fc.assert(
      fc.property(fc.array(history, { maxLength: 6 }), (histories) => {
        const facts = factsOf(histories.flat())

        expect(facts.recentOrders.length).toBeLessThanOrEqual(24)
      }),
    )
  })

  it('nothing merged is empty facts', () => {
    expect(mergeFacts([])).toEqual(emptyFacts)
    expect(mergeFacts([emptyFacts, emptyFacts])).toEqual(emptyFacts)
  })
})
