import fc from 'fast-check'
import { Query } from 'mingo'
import { describe, expect, it } from 'vitest'
import type { RunFrame } from '#src/decide/tiers/decide-page.ts'
import type { Customer } from '#src/domain/customer.ts'
import { moverRanges } from '#src/domain/tier/mover-ranges.ts'
import { filtersOf } from '#src/store/customers/mover-filters.ts'
import { aPolicy } from '../helpers/builders/a-policy.ts'
import { aRandomBase } from './random-base.ts'

/** Whom the store's own queries find, each customer with the kinds of range it is in. */
function found(customers: readonly Customer[], frame: RunFrame): ReadonlyMap<string, readonly string[]> {
  const ranges = moverRanges(frame).map((range) => ({
    kind: range.kind,
    queries: filtersOf(range).map((filter) => new Query({ ...filter, status: 'active' })),
  }))
  return new Map(
    customers.flatMap((one) => {
      const kinds = ranges.filter(({ queries }) => queries.some((query) => query.test(one)))
      return kinds.length === 0 ? [] : [[one._id, kinds.map(({ kind }) => kind)] as const]
    }),
  )
}

const told = ({ tier, lifecycle, nextCheckAt, score }: Partial<Customer>, when = 'now') => ({
  [when]: { tier, lifecycle, nextCheckAt, kappa: score?.kappa },
})

const why = { en: 'a rule', zh: '规则' }
const bounded = aPolicy({
  floors: [{ where: 'attr.region = north', tier: 'B', why }],
  caps: [{ where: 'attr.region = south and orders < 2', tier: 'B', why }],
})

const policies = { plain: aPolicy(), bounded }

/** Why somebody may be looked at and stand. */
const explained = ['due', 'asked', 'shaken']

const plots = fc.record({
  seed: fc.integer({ min: 1, max: 1e9 }),
  policy: fc.constantFrom('plain' as const, 'bounded' as const),
  size: fc.constant(40),
  days: fc.constant(62),
  jump: fc.constantFrom(0, 0.1, 0.6),
  outages: fc.boolean(),
  groups: fc.boolean(),
  pins: fc.boolean(),
  prospects: fc.boolean(),
  strays: fc.boolean(),
})

describe('the ranges of a run', () => {
  it('hold everybody whom a walk through the whole base would change', () => {
    fc.assert(
      fc.property(plots, (plot) => {
        for (const { day, customers, frame, movers } of aRandomBase({
          ...plot,
          policy: policies[plot.policy],
        })) {
          const ids = found(customers, frame)

          const missed = customers
            .filter(({ _id }) => movers.has(_id) && !ids.has(_id))
            .map((one) => ({ ...told(one), ...told(movers.get(one._id)?.set ?? {}, 'then') }))
          expect({ day, missed }).toEqual({ day, missed: [] })
        }
      }),
      { numRuns: 6 },
    )
  })

  it('hold nobody else but who is due by time, waits for a person’s word, or is held by being new', () => {
    const plain = { size: 60, days: 62, outages: false, groups: false, pins: false, prospects: false }
    for (const run of aRandomBase({ ...plain, seed: 5, policy: aPolicy(), jump: 0.1, strays: false })) {
      const { customers, frame, movers } = run

      const others = [...found(customers, frame)].filter(([id]) => !movers.has(id))

      const unexplained = others.filter(([, kinds]) => !kinds.some((kind) => explained.includes(kind)))
      expect(unexplained).toEqual([])
    }
  })
})
