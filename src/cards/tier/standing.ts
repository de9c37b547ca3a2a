import { dayFor, type Reader } from '#src/cards/parts/reader.ts'
import { riskLine, silentLines } from '#src/cards/parts/source-lines.ts'
import { shortTierName } from '#src/cards/parts/tier-name.ts'
import type { Customer } from '#src/domain/customer.ts'
import type { Policy } from '#src/domain/policy.ts'
import { confidenceIn, dataQuality, enoughConfidence } from '#src/domain/score/confidence.ts'
import type { Rests } from '#src/domain/source/rests-on.ts'
import type { Explanation } from '#src/domain/tier/explain.ts'
import { formatNumber, formatPercent } from '#src/i18n/format.ts'
import { capital } from '#src/i18n/sentences.ts'
import { t } from '#src/i18n/text.ts'

/** What paragraphs about a standing tier need. `overrideBy`: the name of whoever pinned it. */
export type Standing = {
  readonly customer: Customer
  readonly policy: Policy
  readonly overrideBy?: string | undefined
  /** What of it waits for a quiet source. */
  readonly rests?: Rests | undefined
  /** Where the tier was explained: whether its group holds it. */
  readonly explained?: Pick<Explanation, 'group'> | undefined
}

/** A complaint, since when the tier stands and why, its group, a pin, a change that waits, silent sources, thin data: the card's paragraphs. */
export function standingLines(reader: Reader, standing: Standing): readonly string[] {
  const lines = [
    riskLine(reader, standing),
    pinnedLine(reader, standing) ?? sinceLine(reader, standing),
    groupLine(reader, standing),
    proposedLine(reader, standing),
    ...silentLines(reader, standing.rests),
    confidenceLine(reader, standing),
  ]
  return lines.filter((line) => line !== undefined).map(capital)
}

/** `A · Key customer since Wed 3 Jun, up from B.` */
function sinceLine(reader: Reader, { customer, policy }: Standing): string {
  const { tier } = customer
  if (!tier)
    return t(reader.locale, customer.kind === 'prospect' ? 'lifecycle.prospect-body' : 'tier.not-yet')
  const { locale } = reader
  const words = { tier: shortTierName(locale, policy, tier.code), day: dayFor(reader, tier.since) }
  const from = tier.previous === undefined ? undefined : shortTierName(locale, policy, tier.previous)

  const { reason } = tier.evidence
  if (from !== undefined && reason === 'promoted') return t(locale, 'promotion.since-up', { ...words, from })
  if (from !== undefined && reason === 'demoted') return t(locale, 'promotion.since-down', { ...words, from })
  if (from !== undefined && reason === 'withdrawn')
    return t(locale, 'promotion.since-withdrawn', { ...words, from })
  return t(locale, plainSince(reason), words)
}

function plainSince(reason: NonNullable<Customer['tier']>['evidence']['reason']) {
  if (reason === 'first' || reason === 'policy' || reason === 'lifecycle' || reason === 'confirmed')
    return `tier.since-${reason}` as const
  return 'tier.since'
}

/** `Through its group: its 5 companies together earn A …` */
function groupLine({ locale }: Reader, { explained, policy }: Standing): string | undefined {
  if (!explained?.group) return undefined

  const { tier, members } = explained.group
  return t(locale, 'tier.through-group', {
    members: formatNumber(members),
    tier: shortTierName(locale, policy, tier),
  })
}

function pinnedLine(reader: Reader, { customer, policy, overrideBy }: Standing): string | undefined {
  const { override } = customer
  if (!override || override.until <= reader.now) return undefined

  return t(reader.locale, 'override.pinned', {
    tier: shortTierName(reader.locale, policy, override.tier),
    by: overrideBy ?? override.by,
    day: dayFor(reader, override.until),
    reason: override.reason,
  })
}

function proposedLine({ locale }: Reader, { customer, policy }: Standing): string | undefined {
  const proposed = customer.tier?.proposed
  if (!proposed) return undefined

  return t(locale, `promotion.proposed-${proposed.reason}`, {
    tier: shortTierName(locale, policy, proposed.code),
  })
}

function confidenceLine({ locale, now }: Reader, standing: Standing): string | undefined {
  const { customer, policy, rests } = standing
  if (!customer.tier || !customer.score) return undefined

  const live = confidenceIn(dataQuality(customer.facts, policy, now, rests?.silent))
  const confidence = Math.min(live, customer.score.confidence)
  if (confidence >= enoughConfidence) return undefined

  return t(locale, 'confidence.low', { percent: formatPercent(locale, confidence) })
}
