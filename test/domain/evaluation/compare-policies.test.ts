import { describe, expect, it } from 'vitest'
import { comparePolicies } from '#src/domain/evaluation/compare-policies.ts'
import { retailPreset } from '#src/domain/presets/retail.ts'

const policy = { ...retailPreset('CNY'), version: 1 }
const byOrders = {
  ...policy,
  dimensions: policy.dimensions.map((rule) => ({
    ...rule,
    weight: rule.name === 'orders' ? 0.98 : 0.01,
  })),
}

/** Forty customers: those who buy often go on buying; those who bought much once never come back. */
const rows = Array.from({ length: 40 }, (_, n) => `c${n}`).flatMap((customerId, n) =>
  n < 20
    ? Array.from({ length: 26 }, (__, week) => ({ customerId, day: week * 14, amount: 10 + n }))
    : [{ customerId, day: 180 + n, amount: 5_000 }],
)

describe('two policies judged on one past', () => {
  it('the one that finds who goes on buying is the better, with an interval clear of zero', () => {
    const compared = comparePolicies(rows, { before: policy, after: byOrders, seed: 1 })

    expect(compared?.after).toBeGreaterThan(compared?.before ?? 1)
    expect(compared?.difference.low).toBeGreaterThan(0)
    expect([compared?.split, compared?.last]).toEqual(['1970-09-21', '1970-12-17'])
  })

  it('the same one twice is a tie', () => {
    const compared = comparePolicies(rows, { before: policy, after: policy, seed: 1 })

    expect(compared?.difference).toEqual({ difference: 0, low: 0, high: 0 })
  })

  it('nothing is judged on a handful of customers or on no past', () => {
    const few = rows.filter(({ customerId }) => customerId < 'c2')

    expect(comparePolicies(few, { before: policy, after: byOrders, seed: 1 })).toBeUndefined()
    expect(comparePolicies([], { before: policy, after: byOrders, seed: 1 })).toBeUndefined()
  })
})
