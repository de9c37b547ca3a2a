import { describe, expect, it } from 'vitest'
import { cohortPsi } from '#src/domain/evaluation/cohort-psi.ts'
import { type EvaluationInput, evaluateOrders } from '#src/domain/evaluation/evaluate-orders.ts'
import { fixedKey, fixedKeyAt } from '#src/domain/evaluation/fixed-key.ts'
import { keyRanking } from '#src/domain/evaluation/key.ts'
import { orderConfidence } from '#src/domain/evaluation/order-confidence.ts'
import { type OrderRow, panelOf } from '#src/domain/evaluation/purchase-panel.ts'
import { below, seeded } from '#src/domain/evaluation/random.ts'
import { satisfactionOf } from '#src/domain/evaluation/satisfaction.ts'
import { splitOrders } from '#src/domain/evaluation/split-orders.ts'
import { judgeTiers } from '#src/domain/evaluation/tier-judgement.ts'
import { aPolicy } from '../builders.ts'
import { aPanel, floats } from './builders.ts'

/** Customers with a pace and a price of their own for 400 days, first seen over the first 120. */
function aBase(customers: number, seed = 3): OrderRow[] {
  const random = seeded(seed)
  return Array.from({ length: customers }, (_, i) => {
    const [pace, price, first] = [15 + below(random, 90), 10 + below(random, 90), below(random, 120)]
    return Array.from({ length: Math.ceil((400 - first) / pace) }, (_, n) => ({
      customerId: `c${i}`,
      day: first + n * pace,
      amount: price + below(random, 20),
    }))
  }).flat()
}

const evaluate = (over: Partial<EvaluationInput> = {}) =>
  evaluateOrders({
    rows: aBase(150),
    classes: [],
    splitDay: 220,
    days: 150,
    seed: 1,
    policy: aPolicy(),
    ...over,
  })

const rowOf = (method: string, { methods }: ReturnType<typeof evaluate>) =>
  methods.find((row) => row.method === method)

const monthly = (halfLifeDays: number) => aPolicy({ halfLifeDays })

describe('the key and the policy before it', () => {
  it('without a policy the key is chosen inside the calibration, with one it is taken as it is', () => {
    const [chosen, given] = [evaluate(), evaluate({ policy: monthly(20), policyGiven: true })]

    expect(chosen.chosen.by).toBe('calibration')
    expect(given.chosen).toMatchObject({ by: 'policy', key: { halfLifeDays: 20, transform: 'none' } })
  })

  it('the previous policy is the retail preset unless another is named', () => {
    const [plain, other] = [evaluate(), evaluate({ previous: monthly(20) })]

    expect(plain.chosen.previous.halfLifeDays).toBe(90)
    expect(other.chosen.previous.halfLifeDays).toBe(20)
    expect(rowOf('previous', other)).not.toEqual(rowOf('previous', plain))
  })

  it('a policy judged against itself ties', () => {
    const same = evaluate({ policy: monthly(60), policyGiven: true, previous: monthly(60) })

    expect({ ...rowOf('key', same), method: '' }).toEqual({ ...rowOf('previous', same), method: '' })
  })
})

describe('what the tiers did', () => {
  it('every customer stands in one tier at the split and in one at the end', () => {
    const { customers, migration, tiers } = evaluate()

    const sizes = migration.counts.map((row) => row.reduce((sum, n) => sum + n, 0))
    expect(sizes).toEqual(tiers.map((tier) => tier.customers))
    expect(sizes.reduce((sum, n) => sum + n, 0)).toBe(customers)
    expect(migration.codes).toEqual(['A', 'B', 'C', 'D'])
  })

  it('who bought nothing afterwards is counted in its tier of the split day', () => {
    const panel = aPanel(
      ['ann', 0, 50],
      ['bob', 0, 9],
      ['cho', 0, 8],
      ['dia', 0, 7],
      ['ann', 20, 5],
      ['cho', 30, 5],
    )
    const split = splitOrders(panel, 10, 30)

    const { migration } = judgeTiers({
      policy: aPolicy(),
      split,
      key: floats(50, 9, 8, 7),
      later: { ids: panel.ids, key: floats(1, 2, 3, 4) },
    })

    expect(migration.gone.reduce((sum, n) => sum + n, 0)).toBe(2)
    expect(migration.gone[0]).toBe(0)
    expect(migration.counts[0]?.[0]).toBe(0) // ann's key is the lowest by then
  })

  it('newcomers push the others down: the base is cut anew at the end', () => {
    const rows = aBase(60)
    const rich = Array.from({ length: 40 }, (_, i) => ({ customerId: `new${i}`, day: 300, amount: 9_999 }))

    const [closed, open] = [evaluate({ rows }), evaluate({ rows: [...rows, ...rich] })]

    const stayedUp = ({ migration }: typeof open) =>
      migration.counts.reduce((sum, row) => sum + (row[0] ?? 0), 0)
    expect(stayedUp(closed)).toBeGreaterThan(0)
    expect(stayedUp(open)).toBe(0)
  })
})

describe('ladders of three and five tiers', () => {
  it.each([[[0.2, 0.3, 0.5]], [[0.05, 0.15, 0.2, 0.3, 0.3]]])('%j are judged alike', (shares) => {
    const [tier] = aPolicy().tiers
    const tiers = shares.map((share, i) => ({ ...tier!, code: `T${i + 1}`, share }))

    const { migration, fairness, warnings } = evaluate({ policy: aPolicy({ tiers }) })

    expect(migration.codes).toEqual(tiers.map(({ code }) => code))
    expect(fairness.byStep.length).toBe(shares.length)
    expect(warnings.issued).toBeGreaterThan(0)
    expect(warnings.cameTrue + warnings.averted + warnings.missed + warnings.open).toBe(warnings.issued)
  })
})

describe('satisfaction', () => {
  const { heldOut } = splitOrders(aPanel(['ann', 0, 1], ['bob', 0, 1], ['ann', 20, 1]), 10, 30)
  const said = (...ratings: (readonly [string, number, number])[]) =>
    satisfactionOf(
      ratings.map(([customerId, day, rating]) => ({ customerId, day, rating })),
      ['ann', 'bob'],
      10,
      heldOut,
    )

  it('is content at a mean of 4 and more, of what was said in the days held out', () => {
    expect([...said(['ann', 11, 3], ['ann', 12, 5], ['bob', 40, 3.9])]).toEqual([1, 0])
    expect([...said(['ann', 10, 5], ['bob', 41, 1])]).toEqual([Number.NaN, Number.NaN])
  })

  it('stands by tier where somebody was asked, and nowhere else', () => {
    const ratings = aBase(150).map(({ customerId, day }) => ({ customerId, day, rating: 5 }))

    expect(evaluate({ ratings }).tiers.map(({ satisfied }) => satisfied?.share)).toEqual([1, 1, 1, 1])
    expect(evaluate().tiers.every(({ satisfied }) => satisfied === undefined)).toBe(true)
  })
})

describe('what wears out', () => {
  it('the key of one day is the same fixed or ranked', () => {
    const settings = { halfLifeDays: 45, transform: 'sqrt', ordersWeight: 0.3 } as const
    const panel = panelOf(aBase(40))
    const key = fixedKey(settings, panel, 500)

    const fixed = panel.ids.map((_, i) => fixedKeyAt(panel, i, 500, key))

    for (const [i, value] of keyRanking(settings)(panel, 500).entries())
      expect(fixed[i]).toBeCloseTo(value, 9)
  })

  it('newer customers like the older ones show nothing, ones worth half show', () => {
    const settings = { halfLifeDays: 90, transform: 'none', ordersWeight: 0.3 } as const
    const psiOf = (rows: OrderRow[]) => {
      const panel = panelOf(rows)
      return cohortPsi(panel, fixedKey(settings, panel, 220), 380)
    }
    const rows = aBase(800)
    const firstDays = new Map(rows.toReversed().map(({ customerId, day }) => [customerId, day]))
    const worse = rows.map((row) =>
      (firstDays.get(row.customerId) ?? 0) > 60 ? { ...row, amount: row.amount / 2 } : row,
    )

    const [even, fallen] = [psiOf(rows), psiOf(worse)]

    expect(even.psi).toBeLessThan(0.1)
    expect(fallen.psi).toBeGreaterThan(0.25)
    expect(even.bands.length).toBeGreaterThan(5)
  })

  it('too few of an age say nothing', () => {
    expect(evaluate().psi.psi).toBeUndefined()
  })

  it('confidence falls where a customer’s last order is older than the policy calls fresh', () => {
    const panel = aPanel(['ann', 0, 1], ['bob', 0, 1], ['bob', 700, 1])

    const { before, after, newlyUnsure } = orderConfidence(panel, ['ann', 'bob'], aPolicy(), 100, 800)

    expect(before).toBeCloseTo(0.85, 9)
    expect(after).toBeCloseTo((0.85 + 0.425) / 2, 9)
    expect(newlyUnsure).toBe(1)
  })

  it('forecasts stand beside the truth by tenths of the customers', () => {
    const { calibration, customers } = evaluate()

    expect(calibration?.reduce((sum, row) => sum + row.customers, 0)).toBe(customers)
    expect(calibration?.length).toBe(10)
  })
})

describe('own classes', () => {
  it('are judged as a method and audited by name', () => {
    const rows = aBase(150)
    const classes = rows.map(({ customerId, day }) => ({
      customerId,
      day,
      name: customerId < 'c5' ? 'VIP' : '普通',
    }))

    const { ownClasses, methods } = evaluate({ rows, classes })

    expect(methods.map(({ method }) => method)).toContain('own-class')
    expect(ownClasses?.listed.length).toBeGreaterThan(0)
    expect(
      ownClasses?.listed.every(({ customerId }) => rows.some((row) => row.customerId === customerId)),
    ).toBe(true)
    expect(ownClasses?.better).not.toBe('theirs')
  })

  it('without any nothing is said of them', () => {
    const { ownClasses, methods } = evaluate()

    expect(ownClasses).toBeUndefined()
    expect(methods.map(({ method }) => method)).not.toContain('own-class')
  })
})
