import type { Evaluation } from '#src/domain/evaluation/evaluation.ts'
import { t } from '#src/i18n/text.ts'
import { paragraph, type ReportChart, type ReportSection, type ReportTable } from './report.ts'
import type { Teller } from './teller.ts'
import { endsOf } from './tiers.ts'

const shareAt = ({ migration }: Evaluation, from: number, to: number): number =>
  migration.shares[from]?.[to] ?? 0

const sizeOf = (row: readonly number[] = []): number => row.reduce((sum, n) => sum + n, 0)

function lead(evaluation: Evaluation, { locale, tier, whole }: Teller): string {
  const { codes, gone, counts } = evaluation.migration
  const ends = endsOf(codes)
  if (!ends) return ''
  const inTop = sizeOf(counts[0])

  return t(locale, 'migration-matrix.lead', {
    top: tier(ends.top),
    bottom: tier(ends.bottom),
    stayed: whole(100 * shareAt(evaluation, 0, 0)),
    gone: whole((100 * (gone[0] ?? 0)) / Math.max(1, inTop)),
    rose: whole(100 * shareAt(evaluation, codes.length - 1, 0)),
  })
}

function chart(evaluation: Evaluation, { locale, tier, share, whole }: Teller): ReportChart {
  const { codes, counts, shares } = evaluation.migration
  const { last } = evaluation.period
  const names = codes.map((code) => tier(code))

  return {
    kind: 'chart',
    name: 'migration',
    chart: {
      kind: 'matrix',
      title: t(locale, 'migration-matrix.chart-title', {
        stayed: share(shareAt(evaluation, 0, 0), 0),
        top: tier(codes[0] ?? ''),
        last,
      }),
      subtitle: t(locale, 'migration-matrix.chart-subtitle'),
      rowsLabel: t(locale, 'migration-matrix.from'),
      columnsLabel: t(locale, 'migration-matrix.to', { last }),
      rows: names,
      columns: names,
      cells: counts.map((row, from) =>
        row.map((n, to) => {
          const value = shares[from]?.[to] ?? 0
          return { value, shown: `${share(value, 0)}\n${whole(n)}` }
        }),
      ),
    },
  }
}

function table(evaluation: Evaluation, { locale, fullTier, tier, share, whole }: Teller): ReportTable {
  const { codes, counts, shares, gone } = evaluation.migration
  return {
    kind: 'table',
    columns: [
      t(locale, 'migration-matrix.from'),
      ...codes.map((code) => `→ ${tier(code)}`),
      t(locale, 'migration-matrix.gone'),
    ],
    rows: codes.map((code, from) => [
      fullTier(code),
      ...(counts[from] ?? []).map((n, to) => `${share(shares[from]?.[to] ?? 0)} (${whole(n)})`),
      `${share((gone[from] ?? 0) / Math.max(1, sizeOf(counts[from])))} (${whole(gone[from] ?? 0)})`,
    ]),
  }
}

/** From tier at the split to tier at the end. */
export const migrationSection = (evaluation: Evaluation, teller: Teller): ReportSection => ({
  heading: t(teller.locale, 'migration-matrix.heading'),
  blocks: [paragraph(lead(evaluation, teller)), chart(evaluation, teller), table(evaluation, teller)],
})
