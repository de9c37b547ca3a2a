import type { CardFact } from '#src/cards/card.ts'
import { lastOrderLine, lastTouchLine } from '#src/cards/parts/last-seen.ts'
import { joined, type Reader } from '#src/cards/parts/reader.ts'
import { shortTierName } from '#src/cards/parts/tier-name.ts'
import { stepOf } from '#src/domain/follow-up/step-of.ts'
import type { Policy } from '#src/domain/policy.ts'
import type { Explanation } from '#src/domain/tier/explain.ts'
import { standingTier } from '#src/domain/tier/standing-tier.ts'
import { formatNumber } from '#src/i18n/format.ts'
import { t } from '#src/i18n/text.ts'
import type { TierCardInput } from './card-input.ts'
import { outlookFacts } from './outlook.ts'
import { rankLine } from './points-line.ts'
import { standingState, valueFacts } from './value-facts.ts'

/** The labelled lines of the full tier card, but for its next step. */
export function tierFacts(reader: Reader, input: TierCardInput): readonly CardFact[] {
  const { locale } = reader
  const { customer, policy, explained } = input
  const code = standingTier(customer, reader.now)
  const tier = code === undefined ? t(locale, 'tier.none') : shortTierName(locale, policy, code)

  return [
    ...(explained ? [pointsFact(reader, explained, policy)] : []),
    { label: t(locale, 'lifecycle.label'), value: t(locale, `lifecycle.${customer.lifecycle}`) },
    ...(customer.kind === 'customer' ? valueFacts(reader, input) : []),
    ...(explained ? outlookFacts(reader, { ...input, explained }, tier) : []),
    { label: t(locale, 'order.last'), value: lastOrderLine(reader, customer, true) },
    { label: t(locale, 'touch.last'), value: lastTouchLine(reader, customer) },
    ...ownerFact(reader, input.owner),
  ]
}

/** The labelled lines for service: what was promised and whom to ask; no amounts, no points. */
export function serviceFacts(reader: Reader, input: TierCardInput): readonly CardFact[] {
  const { locale } = reader
  const { customer, policy, owner } = input
  const state = standingState(reader, input)?.state
  const step = stepOf(policy, standingTier(customer, reader.now), customer.lifecycle, state)
  const promise = step && t(locale, 'cadence.every', { count: step.cadenceDays })

  return [
    ...(promise === undefined ? [] : [{ label: t(locale, 'tier.promise'), value: promise }]),
    ...ownerFact(reader, owner ?? null),
    { label: t(locale, 'lifecycle.label'), value: t(locale, `lifecycle.${customer.lifecycle}`) },
    { label: t(locale, 'order.last'), value: lastOrderLine(reader, customer, false) },
    { label: t(locale, 'touch.last'), value: lastTouchLine(reader, customer) },
  ]
}

function pointsFact({ locale }: Reader, explained: Explanation, policy: Policy): CardFact {
  const top = policy.tiers[0]?.code ?? ''
  const points = formatNumber(explained.points.total)
  const withLine = t(locale, 'points.with-line', { points, tier: shortTierName(locale, policy, top) })

  return { label: t(locale, 'points.label'), value: joined([withLine, rankLine(locale, explained)]) }
}

/** Undefined: the reader owns it. Null: nobody does. */
function ownerFact({ locale }: Reader, owner: TierCardInput['owner']): readonly CardFact[] {
  if (owner === undefined) return []
  return [{ label: t(locale, 'owner.label'), value: owner ?? t(locale, 'owner.none') }]
}
