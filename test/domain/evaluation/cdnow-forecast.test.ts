import { describe, expect, it } from 'vitest'
import { calibrationByDecile } from '#src/domain/evaluation/calibration-by-decile.ts'
import { judgeMethods } from '#src/domain/evaluation/judge-methods.ts'
import { abc } from '#src/domain/evaluation/rankings.ts'
import { spendForecast, spendHistories } from '#src/domain/evaluation/spend-forecast.ts'
import { fitPurchases } from '#src/domain/forecast/fit-purchases.ts'
import { fitSpend } from '#src/domain/forecast/fit-spend.ts'
import { cdnowIsThere, cdnowSplit, sayIfSkipped, splitDay } from './cdnow.ts'
import { near, percent } from './near.ts'

sayIfSkipped('the forecast as a method on CDNOW')

describe.skipIf(!cdnowIsThere)('the forecast as a method on CDNOW’s master', () => {
  it('BG/NBD × Gamma-Gamma: 51.6 and 68.4, +0.6…+2.8 against ABC, and wrong at the bottom', () => {
    const { history, heldOut } = cdnowSplit('master')
    const histories = spendHistories(history, splitDay)
    const fits = { purchases: fitPurchases('BG/NBD', histories), spend: fitSpend(histories)! }

    const forecast = spendForecast(fits, histories, 39)

    const scores = { 'bgnbd-gg': forecast.spend }
    const [row] = judgeMethods({ scores, abc: abc(history, splitDay), heldOut, seed: 1 })
    expect([row?.capture10, row?.capture20].map((share) => percent(share ?? 0))).toEqual([
      near(51.6),
      near(68.4),
    ])
    expect(row?.auc).toEqual(near(0.748, 0.001))
    expect(row?.vsAbc).toEqual({
      difference: expect.any(Number),
      low: near(0.006, 0.003),
      high: near(0.028, 0.003),
    })
    const bottom = calibrationByDecile(forecast.spend, heldOut.spend).at(-1)
    expect(bottom?.actual).toBeGreaterThan(2 * (bottom?.predicted ?? 0)) // lapsed repeat buyers come back more than it says
  })
})
