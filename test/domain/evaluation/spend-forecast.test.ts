import { describe, expect, it } from 'vitest'
import { spendForecast, spendHistories } from '#src/domain/evaluation/spend-forecast.ts'
import { fitPurchases } from '#src/domain/forecast/fit-purchases.ts'
import { fitSpend } from '#src/domain/forecast/fit-spend.ts'
import { historyOf } from '#src/domain/forecast/purchase-history.ts'
import { aPanel } from './builders.ts'

const bought = [
  ['ann', 0, 10],
  ['ann', 14, 0],
  ['ann', 35, 30],
  ['bob', 7, 5],
] as const

describe('what the purchase models take of a panel', () => {
  it('is what they take of a customer’s rows, zero amounts included', () => {
    const fromRows = ['ann', 'bob'].map((id) =>
      historyOf(
        bought
          .filter(([who]) => who === id)
          .map(([, on, amount]) => ({ at: new Date(on * 86_400_000), amount })),
        new Date(70 * 86_400_000),
      ),
    )

    expect(spendHistories(aPanel(...bought), 70)).toEqual(fromRows)
  })

  it('a day of nothing but returns is no purchase', () => {
    const kept = spendHistories(aPanel(...bought), 70)

    expect(spendHistories(aPanel(...bought, ['bob', 30, -5]), 70)).toEqual(kept)
  })

  it('customers of one history get one forecast', () => {
    const histories = spendHistories(aPanel(...bought, ['cho', 7, 90], ['cho', 21, 90]), 70)
    const fits = { purchases: fitPurchases('BG/NBD', histories), spend: fitSpend(histories)! }

    const { purchases, spend } = spendForecast(fits, [...histories, ...histories], 39)

    expect(purchases.slice(3)).toEqual(purchases.slice(0, 3))
    expect(spend.slice(3)).toEqual(spend.slice(0, 3))
    expect(spend.every((value) => value > 0)).toBe(true)
  })
})
