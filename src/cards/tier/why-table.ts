import type { CardTable } from '#src/cards/card.ts'
import { joined, type Reader } from '#src/cards/parts/reader.ts'
import type { Customer } from '#src/domain/customer.ts'
import { type FeedbackTopic, feedbackTopics } from '#src/domain/event.ts'
import type { Policy } from '#src/domain/policy.ts'
import { present } from '#src/domain/present.ts'
import { decayTo } from '#src/domain/score/decay.ts'
import type { ExplainedPart } from '#src/domain/tier/explain.ts'
import { valueNowMinor } from '#src/domain/value.ts'
import { formatNumber, formatPercent } from '#src/i18n/format.ts'
import { formatExactMoney } from '#src/i18n/money.ts'
import { capital } from '#src/i18n/sentences.ts'
import { t } from '#src/i18n/text.ts'
import type { WhyCardInput } from './card-input.ts'
import { partLabel } from './part-label.ts'

/** One row a part, and the total that they add up to. */
export function whyTable(reader: Reader, { customer, policy, explained }: WhyCardInput): CardTable {
  const { locale } = reader
  const { total, parts } = explained.points

  return {
    columns: [
      t(locale, 'why.part'),
      t(locale, 'why.rests-on'),
      t(locale, 'why.points'),
      t(locale, 'why.median'),
    ],
    rows: [
      ...parts.map((part) => [
        labelOf(reader, part, policy),
        restsOn(reader, part.name, customer, policy),
        formatNumber(part.points),
        part.medianPoints === undefined ? '' : formatNumber(part.medianPoints),
      ]),
      [t(locale, 'why.total'), '', formatNumber(total), ''],
    ],
  }
}

/** `Spend (60 %)`: the policy's weight. */
function labelOf({ locale }: Reader, { name, label }: ExplainedPart, policy: Policy): string {
  const part = partLabel(locale, { name, ...present({ label }) })
  const weight = policy.dimensions.find((dimension) => dimension.name === name)?.weight
  if (weight === undefined) return part

  return t(locale, 'why.weighted', { part, percent: formatPercent(locale, weight) })
}

function restsOn(reader: Reader, name: ExplainedPart['name'], { facts }: Customer, policy: Policy): string {
  const { locale } = reader
  if (name === 'spend') return spendWords(reader, facts, policy)
  if (name === 'orders')
    return t(locale, 'why.orders', {
      orders: formatNumber(facts.orderCount),
      refunds: formatNumber(facts.refundCount),
    })
  if (name === 'engagement')
    return t(locale, 'why.engagement', {
      in: formatNumber(facts.touchesIn),
      out: formatNumber(facts.touchesOut),
    })
  if (name !== 'feedback') return ownWords(reader, name, facts, policy)
  return capital(joined(feedbackTopics.flatMap((topic) => ratingWords(reader, topic, facts))))
}

/** What a dimension of the policy's own comes to today, in what it counts. */
function ownWords(
  { locale, now }: Reader,
  name: string,
  { sums }: Customer['facts'],
  policy: Policy,
): string {
  const today = (sums[name] ?? 0) * decayTo(now, policy)
  return t(locale, 'why.own', { amount: formatNumber(today, 1) })
}

function spendWords({ locale, now }: Reader, facts: Customer['facts'], policy: Policy): string {
  const money = (amountMinor: number) =>
    formatExactMoney(locale, { amountMinor, currency: policy.baseCurrency })

  return t(locale, 'why.spend', {
    total: money(facts.netSpendMinor),
    recent: money(valueNowMinor(facts, policy, now)),
  })
}

function ratingWords(
  { locale }: Reader,
  topic: FeedbackTopic,
  { ratings }: Customer['facts'],
): readonly string[] {
  const tally = ratings[topic]
  if (!tally || tally.count === 0) return []

  return [
    t(locale, 'why.rating', {
      topic: t(locale, `why.${topic}`),
      mean: formatNumber(tally.ratingSum / tally.count, 1),
      n: formatNumber(tally.count),
    }),
  ]
}
