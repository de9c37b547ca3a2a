import type { CardFact } from '#src/cards/card.ts'
import { dayFor, type Reader } from '#src/cards/parts/reader.ts'
import { shortTierName } from '#src/cards/parts/tier-name.ts'
import { formatNumber } from '#src/i18n/format.ts'
import { capital, sentences } from '#src/i18n/sentences.ts'
import { t } from '#src/i18n/text.ts'
import type { WhyCardInput } from './card-input.ts'

/** Where the tier begins, what lifts it out and what it would fall by: the cut and its buffer in plain words. */
export function lineFacts(reader: Reader, input: WhyCardInput): readonly CardFact[] {
  return [cutFact(reader, input), upFact(reader, input), downFact(reader, input)].filter(
    (fact) => fact !== undefined,
  )
}

function cutFact({ locale }: Reader, { explained, policy }: WhyCardInput): CardFact | undefined {
  const marks = explained.tier
  if (!marks) return undefined
  const tier = shortTierName(locale, policy, marks.code)
  const value =
    marks.cutPoints === undefined
      ? capital(t(locale, 'cut.lowest', { tier }))
      : capital(t(locale, 'cut.begins', { tier, points: formatNumber(marks.cutPoints) }))

  return { label: t(locale, 'cut.label'), value }
}

function upFact({ locale }: Reader, { explained, policy }: WhyCardInput): CardFact | undefined {
  const next = explained.nextTier
  if (next?.reachPoints === undefined) return undefined
  const words = { tier: shortTierName(locale, policy, next.code), points: formatNumber(next.reachPoints) }

  return { label: t(locale, 'hysteresis.up-label'), value: t(locale, 'hysteresis.up', words) }
}

function downFact(reader: Reader, { customer, explained, policy }: WhyCardInput): CardFact | undefined {
  const { locale } = reader
  const keep = explained.tier?.keepPoints
  if (keep === undefined) return undefined
  const { confirmDays, dwellDays } = policy.hysteresis
  const rule = t(locale, 'hysteresis.down', {
    points: formatNumber(keep),
    confirm: confirmDays,
    dwell: dwellDays,
  })
  const since = customer.tier?.belowSince
  const below = since ? t(locale, 'hysteresis.below-since', { day: dayFor(reader, since) }) : ''

  return {
    label: t(locale, 'hysteresis.down-label'),
    value: below === '' ? rule : sentences(locale, [rule, below]),
  }
}
