import type { CardFact } from '#src/cards/card.ts'
import { agoFor, dayFor, joined, type Reader } from '#src/cards/parts/reader.ts'
import { shortTierName } from '#src/cards/parts/tier-name.ts'
import { expectedLine, recordLine } from '#src/cards/told/warning-lines.ts'
import type { Policy } from '#src/domain/policy.ts'
import type { SourceStanding } from '#src/domain/source/standing.ts'
import type { Explanation } from '#src/domain/tier/explain.ts'
import { featuresOf } from '#src/domain/warning/customer-warning.ts'
import { statedFor } from '#src/domain/warning/track-record.ts'
import { formatNumber } from '#src/i18n/format.ts'
import { formatMoneyUp } from '#src/i18n/money.ts'
import { t } from '#src/i18n/text.ts'
import type { TierCardInput } from './card-input.ts'

type Outlook = Pick<TierCardInput, 'customer' | 'policy' | 'rests' | 'record'> & {
  readonly explained: Explanation
}

/** What would change the tier, and what happens by itself. `standing` is the tier as it is shown. */
export function outlookFacts(reader: Reader, outlook: Outlook, standing: string): readonly CardFact[] {
  const { explained, policy } = outlook
  const facts = [
    riseFact(reader, explained, policy) ?? stayFact(reader, explained),
    ifNothingFact(reader, outlook, standing),
  ]
  return facts.filter((fact) => fact !== undefined)
}

/** What happens by itself; while a source is silent nobody knows that nothing has happened. */
export function ifNothingFact(reader: Reader, outlook: Outlook, standing: string): CardFact {
  const silent = outlook.rests?.silent[0]
  const value = silent ? unknown(reader, silent) : ifNothingHappens(reader, outlook, standing)

  return { label: t(reader.locale, 'tier.if-nothing'), value }
}

/**
 * One order of so much, or so many contacts: rounded up, so that what is said is enough. Nothing where any order
 * would do: then the points are there already, and the change waits for a person.
 */
function riseFact({ locale }: Reader, { toNext }: Explanation, policy: Policy): CardFact | undefined {
  if (!toNext || toNext.spendMinor <= 1) return undefined
  const { spendMinor, interactions } = toNext
  const amount = formatMoneyUp(locale, { amountMinor: spendMinor, currency: policy.baseCurrency })
  const value =
    interactions === undefined
      ? t(locale, 'tier.rise-order', { amount })
      : t(locale, 'tier.rise-order-or-contact', { amount, count: interactions })

  return { label: t(locale, 'tier.to-rise', { tier: shortTierName(locale, policy, toNext.to) }), value }
}

function stayFact({ locale }: Reader, { tier }: Explanation): CardFact | undefined {
  if (tier?.keepPoints === undefined) return undefined
  const value = t(locale, 'tier.stay-above', { points: formatNumber(tier.keepPoints) })

  return { label: t(locale, 'tier.to-stay'), value }
}

/** Nobody knows that nothing has happened. */
const unknown = (reader: Reader, { name, dataUpTo }: SourceStanding): string =>
  t(reader.locale, 'source.outlook', { source: name, day: dayFor(reader, dataUpTo) })

/** A demotion that is near is a range with its track record; a farther change a date, on which a base that moves has its say. */
function ifNothingHappens(reader: Reader, outlook: Outlook, standing: string): string {
  const { locale } = reader
  const { nextChange, near } = outlook.explained
  if (!nextChange) return t(locale, 'tier.stays', { tier: standing })

  const tier = shortTierName(locale, outlook.policy, nextChange.to)
  const day = dayFor(reader, nextChange.at)
  if (nextChange.waits) return t(locale, 'early-warning.waits', { tier, day })
  if (!near) return t(locale, 'early-warning.changes', { tier, day, when: agoFor(reader, nextChange.at) })

  return joined([expectedLine(reader, near, tier), recordLine(locale, statedNow(outlook, reader.now))])
}

/** What is said today of how often such a warning comes true; undefined where the card does not tell of today. */
function statedNow({ customer, policy, record }: Outlook, now: Date) {
  if (!record || !customer.tier) return undefined
  return { stated: statedFor(featuresOf(customer.facts, customer.tier.code, policy, now), record, now) }
}
