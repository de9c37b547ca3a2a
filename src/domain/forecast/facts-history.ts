import { latest } from '#src/domain/days.ts'
import type { PurchaseFacts } from '#src/domain/facts/purchases-by.ts'
import { toMajor } from '#src/domain/money.ts'
import { historyBetween, type SpendHistory } from './purchase-history.ts'

/** What the repeat days brought on average, in major units and never below 0: returns take from all of them. */
function meanRepeat(
  { netSpendMinor, firstDayMinor }: PurchaseFacts,
  repeats: number,
  currency: string,
): number {
  if (repeats === 0) return 0

  return Math.max(0, toMajor({ amountMinor: netSpendMinor - firstDayMinor, currency })) / repeats
}

/**
 * The x, t_x, T and mean spend that the models need, from a fold: as of a day that is no earlier than its newest
 * purchase (an order may be dated some hours ahead). Undefined where nothing was bought.
 */
export function spendHistoryOf(facts: PurchaseFacts, currency: string, asOf: Date): SpendHistory | undefined {
  const { firstOrderAt, lastPurchaseAt, purchaseDays } = facts
  if (!firstOrderAt || !lastPurchaseAt) return undefined

  const lastDay = latest(asOf, lastPurchaseAt) ?? asOf
  const history = historyBetween(firstOrderAt, lastPurchaseAt, purchaseDays, lastDay)
  return { ...history, meanRepeatSpend: meanRepeat(facts, history.frequency, currency) }
}
