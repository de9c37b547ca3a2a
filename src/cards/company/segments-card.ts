import type { Card } from '#src/cards/card.ts'
import { clip } from '#src/cards/parts/clip.ts'
import { plainCard } from '#src/cards/parts/plain-card.ts'
import type { Locale } from '#src/domain/locale.ts'
import type { Axis } from '#src/domain/segment/axis.ts'
import type { CrossTable } from '#src/domain/segment/cross-table.ts'
import { formatNumber, formatPercent } from '#src/i18n/format.ts'
import { formatMoney } from '#src/i18n/money.ts'
import { capital, inSeries, sentences, small } from '#src/i18n/sentences.ts'
import { t } from '#src/i18n/text.ts'
import type { MatrixChart } from '#src/ports/charts.ts'

/** The picture of a cross table, among the files of its message. */
export const segmentsChartName = 'segments.png'

type Counted = { readonly table: CrossTable; readonly currency: string }

const shortName = (axis: Axis, n: number, locale: Locale): string =>
  clip(axis.segments[n]?.name[locale] ?? t(locale, axis.isPartial ? 'segments.others' : 'segments.none'), 24)

/** The groups along one side, each with how many and how much; a button opens it against the tiers. */
export function segmentsCard(
  locale: Locale,
  { axis, table, currency }: Counted & { readonly axis: Axis },
  others: readonly string[],
): Card {
  const title = t(locale, 'segments.title', { name: small(axis.name[locale]) })
  const money = (amountMinor: number) => formatMoney(locale, { amountMinor, currency })
  const rows = table.rowTotals.map(({ count, valueMinor }, n) => [
    shortName(axis, n, locale),
    formatNumber(count),
    money(valueMinor),
  ])
  const shown = rows.filter((_, n) => n < axis.segments.length || (table.rowTotals[n]?.count ?? 0) > 0)
  const all = [t(locale, 'segments.all'), formatNumber(table.total.count), money(table.total.valueMinor)]
  const hint = t(locale, 'segments.hint', { names: inSeries(locale, others.map(small)) })

  return {
    title,
    tone: 'neutral',
    text: sentences(locale, [title, ...shown.map((row) => row.join(' ')), hint]),
    table: {
      columns: [capital(axis.name[locale]), t(locale, 'segments.customers'), t(locale, 'segments.value')],
      rows: [...shown, all],
    },
    body: [hint],
  }
}

type Crossed = Counted & { readonly rows: Axis; readonly columns: Axis }

/** Whether the last line, of those in none, says anything. */
const placesOf = (totals: CrossTable['rowTotals'], size: number): readonly number[] =>
  totals.flatMap(({ count }, n) => (n < size || count > 0 ? [n] : []))

/** `Tier by lifecycle` */
const crossTitle = (locale: Locale, { rows, columns }: Pick<Crossed, 'rows' | 'columns'>): string =>
  capital(
    t(locale, 'segments.cross-title', { rows: rows.name[locale], columns: small(columns.name[locale]) }),
  )

/** Two sides against each other: how many customers in each cell. */
export function crossTableCard(locale: Locale, { table, rows, columns }: Crossed, hasChart: boolean): Card {
  const title = crossTitle(locale, { rows, columns })
  const down = placesOf(table.rowTotals, rows.segments.length)
  const across = placesOf(table.columnTotals, columns.segments.length)
  const lines = down.map((row) => [
    shortName(rows, row, locale),
    ...across.map((column) => formatNumber(table.cells[row]?.[column]?.count ?? 0)),
    formatNumber(table.rowTotals[row]?.count ?? 0),
  ])

  return {
    title,
    tone: 'neutral',
    text: sentences(locale, [title, ...lines.map((line) => line.join(' '))]),
    table: {
      columns: [
        capital(rows.name[locale]),
        ...across.map((column) => shortName(columns, column, locale)),
        t(locale, 'segments.all'),
      ],
      rows: [
        ...lines,
        [
          t(locale, 'segments.all'),
          ...across.map((column) => formatNumber(table.columnTotals[column]?.count ?? 0)),
          formatNumber(table.total.count),
        ],
      ],
    },
    ...(hasChart ? { image: { url: `attached:${segmentsChartName}`, alt: title } } : {}),
  }
}

/** A phone is narrow: the side with more groups goes down, and a column is called by what its name begins with. */
function asPicture({ table, rows, columns }: Crossed) {
  const down = placesOf(table.rowTotals, rows.segments.length)
  const across = placesOf(table.columnTotals, columns.segments.length)
  const cell = (row: number, column: number) => table.cells[row]?.[column] ?? { count: 0, valueMinor: 0 }
  if (down.length >= across.length) return { down, across, rows, columns, cell }

  const turned = (row: number, column: number) => cell(column, row)
  return { down: across, across: down, rows: columns, columns: rows, cell: turned }
}

const headOf = (name: string): string => name.split('·')[0]?.trim() ?? name

/** The same as a picture: shaded by value, each cell with how many customers and their share of all value. */
export function crossTableChart(locale: Locale, crossed: Crossed): MatrixChart {
  const { down, across, rows, columns, cell } = asPicture(crossed)
  const most = Math.max(1, ...down.flatMap((row) => across.map((column) => cell(row, column).valueMinor)))
  const all = Math.max(1, crossed.table.total.valueMinor)

  return {
    kind: 'matrix',
    title: crossTitle(locale, crossed),
    subtitle: t(locale, 'segments.chart-how'),
    rowsLabel: rows.name[locale],
    columnsLabel: columns.name[locale],
    rows: down.map((row) => shortName(rows, row, locale)),
    columns: across.map((column) => headOf(shortName(columns, column, locale))),
    cells: down.map((row) =>
      across.map((column) => {
        const { count, valueMinor } = cell(row, column)
        return {
          value: Math.max(0, valueMinor) / most,
          shown: `${formatNumber(count)}\n${formatPercent(locale, Math.max(0, valueMinor) / all)}`,
        }
      }),
    ),
  }
}

/** Words that are no side of a table; with those that are. */
export const segmentsNotReadCard = (locale: Locale, words: string, names: readonly string[]): Card =>
  plainCard(locale, t(locale, 'segments.not-read-title', { words: clip(words) }), [
    t(locale, 'segments.hint', { names: inSeries(locale, names.map(small)) }),
  ])
