import { type Fit, fitPurchases, type PurchaseFit } from '#src/domain/forecast/fit-purchases.ts'
import { fitSpend } from '#src/domain/forecast/fit-spend.ts'
import type { GammaGamma } from '#src/domain/forecast/gamma-gamma.ts'
import { trackBase } from '#src/domain/forecast/track-base.ts'
import type { PurchasePanel } from './purchase-panel.ts'
import { cumulativeRepeats } from './repeat-tracking.ts'
import { spendForecast, spendHistories } from './spend-forecast.ts'
import type { Split } from './split-orders.ts'

/** The models as fitted on the history; amounts have no fit where nobody bought twice for money. */
export type ForecastFits = {
  readonly bgNbd: PurchaseFit
  readonly paretoNbd: PurchaseFit
  readonly gammaGamma?: Fit<GammaGamma>
}

/** Cumulative repeat orders of the customers known at the split, by the end of a week since the first purchase. */
export type RepeatsOfWeek = {
  readonly week: number
  readonly actual: number
  readonly bgNbd: number
  readonly paretoNbd: number
}

export type EvaluatedForecast = {
  readonly fits: ForecastFits
  readonly tracking: readonly RepeatsOfWeek[]
  /** Expected spend in the held-out days, by customer. */
  readonly spend?: Float64Array
}

/** @param panel purchases before and after the split, of the customers of the history alone */
export function evaluateForecast(
  panel: PurchasePanel,
  { history, splitDay, heldOut }: Split,
): EvaluatedForecast {
  const histories = spendHistories(history, splitDay)
  const bgNbd = fitPurchases('BG/NBD', histories)
  const paretoNbd = fitPurchases('Pareto/NBD', histories)
  const gammaGamma = fitSpend(histories)
  const oldestWeeks = histories.reduce((most, { ageWeeks }) => Math.max(most, ageWeeks), 0)
  const first = splitDay - Math.round(7 * oldestWeeks)
  const weekOf = (day: number) => Math.floor((day - first + 1) / 7)
  const [from, to] = [Math.max(1, weekOf(splitDay)), weekOf(heldOut.lastDay)]
  const weeks = Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => from + at)
  const expected = [bgNbd, paretoNbd].map((fit) => trackBase(fit, histories, weeks))
  const actual = cumulativeRepeats(
    panel,
    weeks.map((week) => first + 7 * week - 1),
  )

  return {
    fits: { bgNbd, paretoNbd, ...(gammaGamma && { gammaGamma }) },
    tracking: weeks.map((week, at) => ({
      week,
      actual: actual[at] ?? 0,
      bgNbd: expected[0]?.[at]?.expectedRepeats ?? 0,
      paretoNbd: expected[1]?.[at]?.expectedRepeats ?? 0,
    })),
    ...(gammaGamma && {
      spend: spendForecast(
        { purchases: bgNbd, spend: gammaGamma },
        histories,
        (heldOut.lastDay - splitDay) / 7,
      ).spend,
    }),
  }
}
