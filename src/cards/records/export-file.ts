import type { Card, CardFile } from '#src/cards/card.ts'
import { plainCard } from '#src/cards/parts/plain-card.ts'
import { type CsvValue, csvText } from '#src/domain/csv.ts'
import type { Customer } from '#src/domain/customer.ts'
import { localDay } from '#src/domain/local-day.ts'
import type { Locale } from '#src/domain/locale.ts'
import { toMajor } from '#src/domain/money.ts'
import { standingTier } from '#src/domain/tier/standing-tier.ts'
import { formatNumber } from '#src/i18n/format.ts'
import { type TextKey, t } from '#src/i18n/text.ts'

/** What a file is made of. */
export type ExportInput = {
  readonly customers: readonly Customer[]
  readonly owners: ReadonlyMap<string, string>
  readonly currency: string
  readonly zone: string
  readonly now: Date
}

const mostAttributes = 50

type Column = readonly [label: TextKey, value: (customer: Customer, input: ExportInput) => CsvValue]

const day = (at: Date | undefined, { zone }: ExportInput): CsvValue => at && localDay(at, zone)

/** Contacts are not among them: whoever needs one opens the record. */
const columns: readonly Column[] = [
  ['export.ref', ({ ref }) => ref],
  ['export.name', ({ name }) => name],
  ['export.kind', ({ kind }) => kind],
  ['export.tier', (customer, { now }) => standingTier(customer, now) ?? customer.prospect?.tier],
  ['export.since', ({ tier }, input) => day(tier?.since, input)],
  ['export.lifecycle', ({ lifecycle }) => lifecycle],
  ['export.owner', ({ owner }, { owners }) => owner && (owners.get(owner) ?? owner)],
  ['export.tags', ({ tags }) => tags.join('; ')],
  ['export.orders', ({ facts }) => facts.orderCount],
  ['export.spend', ({ facts }, { currency }) => toMajor({ amountMinor: facts.netSpendMinor, currency })],
  ['export.last-order', ({ facts }, input) => day(facts.lastOrder?.at, input)],
  ['export.last-touch', ({ facts }, input) => day(facts.lastTouch?.at, input)],
]

/** What the asker may see, as a CSV that spreadsheets open as it is. */
export function exportFile(locale: Locale, input: ExportInput): CardFile {
  const attributes = [...new Set(input.customers.flatMap(({ attrs }) => Object.keys(attrs)))]
    .sort()
    .slice(0, mostAttributes)
  const head = [...columns.map(([label]) => labelOf(locale, label, input)), ...attributes.map((name) => name)]
  const rows = input.customers.map((customer) => [
    ...columns.map(([, value]) => value(customer, input)),
    ...attributes.map((name) => customer.attrs[name]),
  ])

  return {
    name: `tierwise-customers-${localDay(input.now, input.zone)}.csv`,
    mime: 'text/csv',
    content: csvText(head, rows),
  }
}

const labelOf = (locale: Locale, key: TextKey, { currency }: ExportInput): string =>
  key === 'export.spend' ? t(locale, key, { currency }) : t(locale, key as 'export.ref')

/** How many are in the file, and what is not. */
export function exportCard(
  locale: Locale,
  { count, most, isCut }: { readonly count: number; readonly most: number; readonly isCut: boolean },
): Card {
  const title = t(locale, 'export.title', { count, n: formatNumber(count) })
  const body = [
    t(locale, 'export.what'),
    ...(isCut ? [t(locale, 'export.cut', { n: formatNumber(most) })] : []),
  ]

  return plainCard(locale, title, body, { tone: 'good' })
}
