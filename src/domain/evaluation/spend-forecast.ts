import type { Fit } from '#src/domain/forecast/fit-purchases.ts'
import { modelNamed, type PurchaseFit } from '#src/domain/forecast/fit-purchases.ts'
import { expectedSpend, type GammaGamma } from '#src/domain/forecast/gamma-gamma.ts'
import type { SpendHistory } from '#src/domain/forecast/purchase-history.ts'
import { type PurchasePanel, rowsFrom, rowsTo } from './purchase-panel.ts'

const weeksOf = (days: number): number => days / 7

function historyOf(panel: PurchasePanel, i: number, asOfDay: number): SpendHistory {
  let [first, last, days, spend] = [asOfDay, asOfDay, 0, 0]
  for (let row = rowsFrom(panel, i); row < rowsTo(panel, i); row++) {
    const amount = panel.amount[row] ?? 0
    if (amount < 0) continue
    last = panel.day[row] ?? 0
    if (days++ === 0) first = last
    else spend += amount
  }

  return {
    frequency: Math.max(0, days - 1),
    recencyWeeks: weeksOf(last - first),
    ageWeeks: weeksOf(asOfDay - first),
    meanRepeatSpend: days > 1 ? spend / (days - 1) : 0,
  }
}

/** What the purchase models take, by customer: purchase days, zero amounts included, returns left out. */
export const spendHistories = (history: PurchasePanel, asOfDay: number): readonly SpendHistory[] =>
  history.ids.map((_, i) => historyOf(history, i, asOfDay))

export type SpendFits = { readonly purchases: PurchaseFit; readonly spend: Fit<GammaGamma> }

/** Expected purchases and spend over the next weeks, by customer. */
export type SpendForecast = { readonly purchases: Float64Array; readonly spend: Float64Array }

/** Customers of one (x, t_x, T) are worked out once: of 23,570 there are 8,685. */
export function spendForecast(
  { purchases, spend }: SpendFits,
  histories: readonly SpendHistory[],
  weeks: number,
): SpendForecast {
  const model = modelNamed(purchases.model)
  const known = new Map<string, number>()
  const expected = Float64Array.from(histories, (one) => {
    const key = `${one.frequency}|${one.recencyWeeks}|${one.ageWeeks}`
    const orders = known.get(key) ?? model.expectedFrom(purchases.parameters, one, weeks)
    known.set(key, orders)
    return orders
  })

  return {
    purchases: expected,
    spend: expected.map(
      (orders, i) => orders * expectedSpend(spend.parameters, histories[i] ?? emptyHistory),
    ),
  }
}

const emptyHistory: SpendHistory = { frequency: 0, recencyWeeks: 0, ageWeeks: 0, meanRepeatSpend: 0 }
