import { dayFor, type Reader } from '#src/cards/parts/reader.ts'
import type { Customer } from '#src/domain/customer.ts'
import type { Policy } from '#src/domain/policy.ts'
import { standingAnswer } from '#src/domain/question/standing.ts'
import { formatNumber } from '#src/i18n/format.ts'
import { formatMoney } from '#src/i18n/money.ts'
import { t } from '#src/i18n/text.ts'

/** What of the key is no order but its owner's answer: nothing where no answer holds, or where it adds nothing. */
export function estimateLine(
  reader: Reader,
  { facts }: Pick<Customer, 'facts'>,
  { baseCurrency }: Pick<Policy, 'baseCurrency'>,
): readonly string[] {
  const answer = standingAnswer(facts, 'unseen-orders', reader.now)
  if (!answer?.estimate?.orders) return []

  const { amountMinor, orders } = answer.estimate
  const amount = formatMoney(reader.locale, { amountMinor, currency: baseCurrency })
  const days = { day: dayFor(reader, answer.at), until: dayFor(reader, answer.expiresAt) }
  return [t(reader.locale, 'why.estimate', { amount, count: formatNumber(Math.round(orders)), ...days })]
}
