import fc from 'fast-check'
import { type OrderRow, type PurchasePanel, panelOf } from '#src/domain/evaluation/purchase-panel.ts'

/** `['ann', 0, 10]`: ann bought for 10 on day 0. */
export type Bought = readonly [customerId: string, day: number, amount: number]

const rowsOf = (...bought: readonly Bought[]): OrderRow[] =>
  bought.map(([customerId, day, amount]) => ({ customerId, day, amount }))

export const aPanel = (...bought: readonly Bought[]): PurchasePanel => panelOf(rowsOf(...bought))

export const floats = (...values: readonly number[]): Float64Array => Float64Array.from(values)

/** Rows of few customers over 200 days, some of them returns, amounts in whole cents. */
export const someRows = fc.array(
  fc.record({
    customerId: fc.constantFrom('ann', 'bob', 'cho', 'dia', 'eve'),
    day: fc.integer({ min: 0, max: 199 }),
    amount: fc.integer({ min: -5_000, max: 20_000 }).map((cents) => cents / 100),
  }),
  { minLength: 1, maxLength: 60 },
)

/** Scores with many ties. */
export const tiedScores = (length: number) =>
  fc.array(fc.integer({ min: -3, max: 6 }), { minLength: length, maxLength: length }).map((s) => floats(...s))
