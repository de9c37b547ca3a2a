import type { Card, CardButton, CardFact, CardRow } from '#src/cards/card.ts'
import { dataFacts } from '#src/cards/company/data-quality.ts'
import { clip } from '#src/cards/parts/clip.ts'
import { dataFooter } from '#src/cards/parts/footer.ts'
import { agoFor, dayFor, joined, type Reader } from '#src/cards/parts/reader.ts'
import { shortTierName, standingTierName } from '#src/cards/parts/tier-name.ts'
import type { Customer } from '#src/domain/customer.ts'
import type { Locale } from '#src/domain/locale.ts'
import type { Policy } from '#src/domain/policy.ts'
import type { Explanation } from '#src/domain/tier/explain.ts'
import { standingTier } from '#src/domain/tier/standing-tier.ts'
import { formatNumber } from '#src/i18n/format.ts'
import { formatExactMoney } from '#src/i18n/money.ts'
import { capital, sentences } from '#src/i18n/sentences.ts'
import { t } from '#src/i18n/text.ts'
import type { WhyCardInput } from './card-input.ts'
import { estimateLine } from './estimate-line.ts'
import { forecastFacts } from './forecast-facts.ts'
import { lineFacts } from './line-facts.ts'
import { ifNothingFact } from './outlook.ts'
import { rankLine } from './points-line.ts'
import { standingLines } from './standing.ts'
import { type CardView, lateRows, viewLines } from './view-lines.ts'
import { whyTable } from './why-table.ts'

/** How many orders stand under the table. */
const ordersShown = 5

/** The evidence behind a tier: exact amounts, part by part, adding up to the points; the lines; the policy. */
export function whyCard(locale: Locale, zone: string, input: WhyCardInput): Card {
  const reader: Reader = { locale, zone, now: input.now }
  const { customer, policy, explained } = input
  const sum = sumLine(reader, explained)
  const code = standingTier(customer, input.now)

  return {
    title: titleOf(reader, input),
    ...(code === undefined ? {} : { badge: [...code].slice(0, 3).join('') }),
    tone: 'neutral',
    text: sentences(locale, [
      titleOf(reader, input),
      sum,
      ...standingLines(reader, input),
      ...newcomerLine(reader, input),
    ]),
    body: [
      ...viewLines(reader, input.view, policy),
      sum,
      ...standingLines(reader, input),
      ...newcomerLine(reader, input),
      ...pinnedNote(reader, customer),
      ...estimateLine(reader, customer, policy),
      fading(locale, policy),
    ],
    table: whyTable(reader, input),
    facts: [
      ...lineFacts(reader, input),
      ...outlookFact(reader, input),
      ...forecastFacts(reader, input),
      ...dataFacts(reader, input),
    ],
    rows: [...(input.view ? lateRows(reader, input.view) : []), ...orderRows(reader, customer)],
    actions: [backButton(locale, customer, input.view)],
    footer: dataFooter(reader, policy, input.dataUpTo, input.rests),
  }
}

/** When the tier goes if nothing happens: the evidence is as of a day, and this is what it comes to. */
function outlookFact(reader: Reader, input: WhyCardInput): readonly CardFact[] {
  const code = standingTier(input.customer, reader.now)
  if (code === undefined || !input.explained.tier) return []

  return [ifNothingFact(reader, input, shortTierName(reader.locale, input.policy, code))]
}

function titleOf({ locale, now }: Reader, { customer, policy }: WhyCardInput): string {
  const name = clip(customer.name)
  if (standingTier(customer, now) === undefined) return t(locale, 'why.title-none', { name })

  return t(locale, 'why.title', { name, tier: standingTierName(locale, policy, customer, now) })
}

function sumLine({ locale }: Reader, explained: Explanation): string {
  const points = formatNumber(explained.points.total)
  const rank = rankLine(locale, explained)

  return sentences(locale, [t(locale, 'why.sum', { points }), rank === undefined ? '' : capital(rank)])
}

/** Points below the tier's own line are no contradiction where newness holds the tier. */
function newcomerLine({ locale, now }: Reader, input: WhyCardInput): readonly string[] {
  const { customer, policy, explained } = input
  const { kind, lifecycle, override, tier } = customer
  const [held, lowest] = policy.tiers.slice(-2)
  const cut = explained.tier?.cutPoints ?? 0
  const isOther = (override && override.until > now) || explained.group || tier?.evidence.reason === 'floor'
  const isHeld = kind === 'customer' && lifecycle === 'new' && tier?.code === held?.code
  if (!isHeld || isOther || !lowest || explained.points.total >= cut) return []

  return [t(locale, 'tier.new-not-lowest', { tier: shortTierName(locale, policy, lowest.code) })]
}

const pinnedNote = ({ locale, now }: Reader, { override }: Customer): readonly string[] =>
  override && override.until > now ? [t(locale, 'why.pinned')] : []

const fading = (locale: Locale, { halfLifeDays }: Policy): string =>
  t(locale, 'why.fades', { days: formatNumber(halfLifeDays) })

/** The button that leads back from the evidence. */
export const backButton = (locale: Locale, { ref }: Customer, view?: CardView): CardButton => ({
  kind: 'button',
  label: t(locale, 'tier.back'),
  short: t(locale, 'tier.back-short'),
  call: { command: 'tier', input: { customer: ref, ...view?.input } },
})

/** The newest orders, newest first, to the cent. */
function orderRows(reader: Reader, { facts }: Customer): readonly CardRow[] {
  const newest = facts.recentOrders.slice(-ordersShown).toReversed()
  if (newest.length === 0) return [{ title: t(reader.locale, 'why.no-orders') }]

  return newest.map((order) => ({
    title: t(reader.locale, 'why.order', {
      day: dayFor(reader, order.at),
      amount: formatExactMoney(reader.locale, order),
    }),
    detail: joined([
      agoFor(reader, order.at),
      order.product === undefined ? undefined : clip(order.product, 40),
    ]),
  }))
}
