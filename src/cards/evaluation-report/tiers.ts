import type { Evaluation } from '#src/domain/evaluation/evaluation.ts'
import { formatNumber } from '#src/i18n/format.ts'
import { t } from '#src/i18n/text.ts'
import { paragraph, type ReportChart, type ReportSection, type ReportTable } from './report.ts'
import type { Teller } from './teller.ts'

/** The best and the lowest tier; undefined of fewer than two. */
export function endsOf<T>(tiers: readonly T[]): { readonly top: T; readonly bottom: T } | undefined {
  const [top, bottom] = [tiers[0], tiers.at(-1)]
  return top !== undefined && bottom !== undefined && tiers.length > 1 ? { top, bottom } : undefined
}

/** What one customer of the best tier and one of the lowest did afterwards. */
export function tiersLead({ tiers }: Evaluation, { locale, tier, money, share }: Teller): string {
  const ends = endsOf(tiers)
  if (!ends) return ''
  const { top, bottom } = ends

  return t(locale, 'tier.after-lead', {
    top: tier(top.code),
    topEach: money(top.spendEach),
    topActive: share(top.active.share, 0),
    bottom: tier(bottom.code),
    bottomEach: money(bottom.spendEach),
    bottomActive: share(bottom.active.share, 0),
  })
}

/** How many customers of the lowest tier one of the best is worth; nothing to say where that is no number. */
function ratioLine({ tiers }: Evaluation, { locale, tier }: Teller): string {
  const ends = endsOf(tiers)
  if (!ends || ends.bottom.spendEach <= 0) return ''
  const { top, bottom } = ends

  return t(locale, 'tier.after-ratio', {
    top: tier(top.code),
    bottom: tier(bottom.code),
    ratio: formatNumber(top.spendEach / bottom.spendEach, 1),
  })
}

function shareChart({ tiers, customers }: Evaluation, teller: Teller): ReportChart {
  const { locale, share, tier, fullTier } = teller
  const top = tiers[0]
  const ofBase = (members: number) => members / Math.max(1, customers)

  return {
    kind: 'chart',
    name: 'tiers-spend',
    chart: {
      kind: 'grouped-bars',
      title: t(locale, 'tier.share-title', {
        share: share(ofBase(top?.customers ?? 0), 0),
        top: tier(top?.code ?? ''),
        spend: share(top?.spendShare ?? 0, 0),
      }),
      series: [t(locale, 'tier.of-customers'), t(locale, 'tier.of-spend')],
      groups: tiers.map(({ code, customers: members, spendShare }) => ({
        label: fullTier(code),
        bars: [ofBase(members), spendShare].map((value) => ({ value, shown: share(value) })),
      })),
    },
  }
}

function activeChart({ tiers, days }: Evaluation, teller: Teller): ReportChart {
  const { locale, share, tier, fullTier } = teller
  const ends = endsOf(tiers)

  return {
    kind: 'chart',
    name: 'tiers-active',
    chart: {
      kind: 'bars',
      title: t(locale, 'tier.active-title', {
        top: tier(ends?.top.code ?? ''),
        topActive: share(ends?.top.active.share ?? 0, 0),
        bottom: tier(ends?.bottom.code ?? ''),
        bottomActive: share(ends?.bottom.active.share ?? 0, 0),
      }),
      subtitle: t(locale, 'tier.active-subtitle', { days: days.judged }),
      note: t(locale, 'tier.interval-note'),
      bars: tiers.map(({ code, active }, step) => ({
        label: fullTier(code),
        value: active.share,
        shown: share(active.share),
        interval: { low: active.low, high: active.high },
        emphasis: step === 0 ? 'main' : 'plain',
      })),
    },
  }
}

function tiersTable({ tiers }: Evaluation, teller: Teller): ReportTable {
  const { locale, share, money, whole, range, fullTier } = teller
  const rated = tiers.some(({ satisfied }) => satisfied)
  const columns = ['label', 'customers', 'spend-share', 'spend-each', 'active'] as const
  const interval = t(locale, 'held-out.interval')
  const satisfied = (row: Evaluation['tiers'][number]) =>
    row.satisfied
      ? [share(row.satisfied.share), range(row.satisfied, share)]
      : [t(locale, 'tier.not-asked'), '–']

  return {
    kind: 'table',
    columns: [
      ...columns.map((column) => t(locale, `tier.${column}`)),
      interval,
      ...(rated ? [t(locale, 'tier.satisfied'), interval] : []),
    ],
    rows: tiers.map((row) => [
      fullTier(row.code),
      whole(row.customers),
      share(row.spendShare),
      money(row.spendEach),
      share(row.active.share),
      range(row.active, share),
      ...(rated ? satisfied(row) : []),
    ]),
  }
}

/** Sales, activity and satisfaction by tier. */
export function tiersSection(evaluation: Evaluation, teller: Teller): ReportSection {
  const rated = evaluation.tiers.some(({ satisfied }) => satisfied)
  return {
    heading: t(teller.locale, 'tier.after-heading'),
    blocks: [
      paragraph(tiersLead(evaluation, teller), ratioLine(evaluation, teller)),
      shareChart(evaluation, teller),
      activeChart(evaluation, teller),
      tiersTable(evaluation, teller),
      ...(rated ? [] : [paragraph(t(teller.locale, 'tier.not-satisfied'))]),
    ],
  }
}
