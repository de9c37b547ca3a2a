import type { Locale } from '#src/domain/locale.ts'
import { formatNumber } from '#src/i18n/format.ts'
import { t } from '#src/i18n/text.ts'
import type { Reason } from '#src/ingest/read/read-cells.ts'
import type { QuarantinedRow } from '#src/ports/imports.ts'
import type { ColumnUse, ImportSummary } from './import-summary.ts'

const MAX_OWNERS_SHOWN = 8

/** The end of an import in words, most important first: what was taken, who sees it, what to check. */
export function summaryText(locale: Locale, zone: string, summary: ImportSummary): string {
  const { kind, file, quarantined: wrong } = summary
  const [rows, taken, known] = [summary.rows, summary.taken, summary.known].map((n) => formatNumber(n))
  const lines = [
    t(locale, `import.done-${kind}`, { file }),
    t(locale, 'import.rows', {
      count: summary.rows,
      rows: rows ?? 0,
      taken: taken ?? 0,
      known: known ?? 0,
      wrong: formatNumber(wrong),
    }),
    ...customerLines(locale, summary),
    ...dateLines(locale, zone, summary),
    ...sheetLines(locale, summary),
    t(locale, 'import.columns', {
      list: summary.columns.map((use) => columnText(locale, use)).join(separator(locale)),
    }),
    ...ownerLines(locale, summary),
    ...wrongLines(locale, summary),
  ]
  if (summary.contactsNotStored > 0) {
    lines.push(t(locale, 'import.contacts-not-stored', { n: formatNumber(summary.contactsNotStored) }))
  }
  return lines.join('\n')
}

const separator = (locale: Locale): string => (locale === 'zh' ? '、' : ', ')

/** Of a workbook with more than one table: what was read, and what was not. */
const sheetLines = (locale: Locale, { sheet }: ImportSummary): string[] =>
  sheet && sheet.others.length > 0
    ? [t(locale, 'import.sheet', { name: sheet.name, others: sheet.others.join(separator(locale)) })]
    : []

const customerLines = (locale: Locale, { kind, customers, newCustomers }: ImportSummary): string[] =>
  kind === 'users' || kind === 'rates'
    ? []
    : [
        t(locale, 'import.customers', {
          count: customers,
          customers: formatNumber(customers),
          made: formatNumber(newCustomers),
        }),
      ]

function dateLines(locale: Locale, zone: string, { from, to, currency }: ImportSummary): string[] {
  if (!from || !to) return []
  const day = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  })
  const span = { from: day.format(from), to: day.format(to) }
  return [
    currency === undefined
      ? t(locale, 'import.dates', span)
      : t(locale, 'import.dates-currency', { ...span, currency }),
  ]
}

type Field = 'customer' // one of many: each field of an import has its text, which a test checks

function columnText(locale: Locale, { field: name, column, value, guessed }: ColumnUse): string {
  const field = t(locale, `import.field-${name as Field}`)
  if (column === undefined) return t(locale, 'import.column-value', { field, value: value ?? '' })
  return guessed
    ? t(locale, 'import.column-guessed', { field, column })
    : t(locale, 'import.column', { field, column })
}

function ownerLines(locale: Locale, { owners, ownersUnknown }: ImportSummary): string[] {
  const owned = owners.flatMap(({ owner, customers }) => (owner === undefined ? [] : [{ owner, customers }]))
  const ownerless = owners.find(({ owner }) => owner === undefined)?.customers ?? 0
  const lines: string[] = []
  if (owned.length > 0) {
    const shown = owned
      .slice(0, MAX_OWNERS_SHOWN)
      .map(({ owner, customers }) => t(locale, 'import.owned-one', { owner, n: formatNumber(customers) }))
    const more = owned.length - shown.length
    if (more > 0) shown.push(t(locale, 'import.owned-more', { n: more }))
    lines.push(t(locale, 'import.owned', { list: shown.join(separator(locale)) }))
  }
  if (ownerless > 0)
    lines.push(t(locale, 'import.ownerless', { count: ownerless, n: formatNumber(ownerless) }))
  if (ownersUnknown.length > 0) {
    const names = ownersUnknown.slice(0, MAX_OWNERS_SHOWN).map(({ value }) => value)
    const more = ownersUnknown.length - names.length
    if (more > 0) names.push(t(locale, 'import.owned-more', { n: more }))
    lines.push(t(locale, 'import.owners-unknown', { list: names.join(separator(locale)) }))
  }
  return lines
}

function wrongLines(locale: Locale, summary: ImportSummary): string[] {
  const { quarantined, cellsLeftOut, firstQuarantined } = summary
  if (quarantined + cellsLeftOut === 0) return []
  const more = quarantined + cellsLeftOut - firstQuarantined.length
  return [
    t(locale, 'import.wrong', { rows: formatNumber(quarantined), cells: formatNumber(cellsLeftOut) }),
    ...firstQuarantined.map((row) => `  ${quarantineText(locale, row)}`),
    ...(more > 0 ? [`  ${t(locale, 'quarantine.more', { n: formatNumber(more) })}`] : []),
  ]
}

/** One quarantined row in words. */
function quarantineText(locale: Locale, { line, column: named, value, reason }: QuarantinedRow): string {
  const column = named === '' ? t(locale, 'quarantine.whole-row') : named
  const words = t(locale, `quarantine.${reason as Reason}`)
  return value === '' || named === ''
    ? t(locale, 'quarantine.line', { line, column, reason: words })
    : t(locale, 'quarantine.line-value', { line, column, value, reason: words })
}
