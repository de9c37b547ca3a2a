import type { CardFact } from '#src/cards/card.ts'
import { clip } from '#src/cards/parts/clip.ts'
import { lastTouchLine } from '#src/cards/parts/last-seen.ts'
import { agoFor, dayFor, joined, type Reader } from '#src/cards/parts/reader.ts'
import type { Customer } from '#src/domain/customer.ts'
import type { Locale } from '#src/domain/locale.ts'
import type { Policy } from '#src/domain/policy.ts'
import type { ProspectExplanation } from '#src/domain/prospect/explain-prospect.ts'
import { formatNumber } from '#src/i18n/format.ts'
import { capital } from '#src/i18n/sentences.ts'
import { t } from '#src/i18n/text.ts'
import { prospectTierName } from './prospect-lines.ts'

/** `62 of 100: fit 31 + engagement 31`. */
export function prospectPoints(locale: Locale, { points }: ProspectExplanation): string {
  return t(locale, 'prospect.points', {
    points: formatNumber(points.total),
    fit: formatNumber(points.total - points.engagement),
    engagement: formatNumber(points.engagement),
  })
}

/** What would lift it, and what happens by itself; once it has ended, where it stood. */
export function prospectOutlook(
  reader: Reader,
  { state, rise, fall }: ProspectExplanation,
  policy: Policy,
): readonly CardFact[] {
  const { locale } = reader
  const name = (code: string) => prospectTierName(locale, policy, code)
  if (state.outcome) return [{ label: t(locale, 'prospect.stood-label'), value: name(state.tier) }]

  const stays = t(locale, 'prospect.stays', { tier: name(state.tier) })
  const falls =
    fall &&
    t(locale, 'prospect.falls', {
      tier: name(fall.to),
      day: dayFor(reader, fall.at),
      when: agoFor(reader, fall.at),
    })
  return [
    ...(rise
      ? [
          {
            label: t(locale, 'prospect.to-rise', { tier: name(rise.to) }),
            value: t(locale, 'prospect.rise', { count: rise.contacts }),
          },
        ]
      : []),
    { label: t(locale, 'tier.if-nothing'), value: capital(falls ?? stays) },
  ]
}

/** `43 days · half of those who convert have done so by day 60`. */
function ageFact({ locale }: Reader, prospect: ProspectExplanation, policy: Policy): CardFact {
  const { ageDays, isOld, conversion, state } = prospect
  const value = joined([
    t(locale, 'prospect.age', { count: ageDays }),
    conversion && !state.outcome
      ? t(locale, 'prospect.half-by', { day: formatNumber(conversion.medianDays) })
      : undefined,
    isOld ? t(locale, 'prospect.old', { days: formatNumber(policy.prospects.ageDays) }) : undefined,
  ])

  return { label: t(locale, 'prospect.age-label'), value: capital(value) }
}

function stageFact(reader: Reader, { facts }: Customer): readonly CardFact[] {
  const { lastStage } = facts
  if (!lastStage) return []

  const value = joined([
    clip(lastStage.stage, 40),
    dayFor(reader, lastStage.at),
    agoFor(reader, lastStage.at),
  ])
  return [{ label: t(reader.locale, 'prospect.stage-label'), value: capital(value) }]
}

/** How old it is, how far the sale is, the last touch and the owner (undefined: the reader; null: nobody). */
export function prospectHistory(
  reader: Reader,
  customer: Customer,
  prospect: ProspectExplanation,
  policy: Policy,
  owner: string | null | undefined,
): readonly CardFact[] {
  const { locale } = reader
  return [
    ageFact(reader, prospect, policy),
    ...stageFact(reader, customer),
    { label: t(locale, 'touch.last'), value: lastTouchLine(reader, customer) },
    ...(owner === undefined
      ? []
      : [{ label: t(locale, 'owner.label'), value: owner ?? t(locale, 'owner.none') }]),
  ]
}
