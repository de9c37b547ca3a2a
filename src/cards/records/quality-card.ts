import type { Card, CardRow } from '#src/cards/card.ts'
import { type ContactCounts, contactFacts } from '#src/cards/customers/contacts-card.ts'
import { clip } from '#src/cards/parts/clip.ts'
import { plainCard } from '#src/cards/parts/plain-card.ts'
import type { Customer } from '#src/domain/customer.ts'
import type { Locale } from '#src/domain/locale.ts'
import { type Quality, qualityFields } from '#src/domain/quality/quality-tally.ts'
import { formatNumber, formatPercent } from '#src/i18n/format.ts'
import { t } from '#src/i18n/text.ts'
import { fieldLabel } from './edited-card.ts'

/** A check of the data, and those of the suspected pairs that are shown. */
export type QualityInput = {
  readonly found: Quality
  readonly pairs: Quality['duplicates']
  readonly twins: readonly Customer[]
  /** Rows that wait to be checked; only an admin sees them. */
  readonly quarantined: number | undefined
  /** Contacts of a chat surface by whether it is known whose they are. */
  readonly contacts?: ContactCounts
}

/** Completeness by field, then accuracy, timeliness, stale tiers and suspected duplicates. */
export function qualityCard(
  locale: Locale,
  { found, pairs, twins, quarantined, contacts }: QualityInput,
): Card {
  const { customers, filled, freshFacts, freshProfiles, staleTiers, unreadableDates, duplicates } = found
  // Where one is missing it is not 100 %.
  const share = (count: number) =>
    formatPercent(locale, count === customers ? Math.min(customers, 1) : Math.min(count / customers, 0.99))
  const title = t(locale, 'quality.title', { count: customers, n: formatNumber(customers) })
  const fact = (label: string, value: string) => ({ label, value })

  return plainCard(
    locale,
    title,
    customers === 0 ? [t(locale, 'quality.none')] : [t(locale, 'quality.what')],
    {
      tone: staleTiers > 0 || duplicates.length > 0 ? 'warning' : 'neutral',
      table: {
        columns: [t(locale, 'quality.field'), t(locale, 'quality.filled'), t(locale, 'quality.missing')],
        rows: qualityFields.map((field) => [
          field === 'owner' ? t(locale, 'owner.label') : fieldLabel(locale, field),
          share(filled[field]),
          formatNumber(customers - filled[field]),
        ]),
      },
      facts: [
        fact(t(locale, 'quality.fresh-facts'), share(freshFacts)),
        fact(t(locale, 'quality.fresh-profiles'), share(freshProfiles)),
        fact(t(locale, 'quality.unreadable'), formatNumber(unreadableDates)),
        ...(quarantined === undefined
          ? []
          : [fact(t(locale, 'quality.quarantined'), formatNumber(quarantined))]),
        fact(t(locale, 'quality.stale'), formatNumber(staleTiers)),
        fact(t(locale, 'quality.duplicates'), formatNumber(duplicates.length)),
        ...(contacts ? contactFacts(locale, contacts) : []),
      ],
      rows: pairs.flatMap((ids) => rowOf(locale, ids, twins)),
    },
  )
}

/** The first two of a group: merging asks again before anything is done. */
function rowOf(locale: Locale, ids: readonly string[], twins: readonly Customer[]): readonly CardRow[] {
  const [one, other] = ids.flatMap((id) => twins.find(({ _id }) => _id === id) ?? [])
  if (!one || !other) return []

  return [
    {
      title: `${clip(one.name)} · ${clip(other.name)}`,
      action: {
        kind: 'button',
        label: t(locale, 'quality.merge'),
        call: { command: 'merge', input: { customer: other._id, into: one._id } },
      },
    },
  ]
}
