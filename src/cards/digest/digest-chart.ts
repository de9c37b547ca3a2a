import { tierName } from '#src/cards/parts/tier-name.ts'
import { formatPercent } from '#src/i18n/format.ts'
import { t } from '#src/i18n/text.ts'
import type { GroupedBarChart } from '#src/ports/charts.ts'
import { type DigestView, tierLabel } from './digest-view.ts'

type Shares = readonly { readonly tier: string; readonly value: number; readonly beside: number }[]

/** Touches beside value; where nobody wrote a touch down, customers beside value. */
function sharesOf({ figures }: DigestView): {
  readonly shares: Shares
  readonly by: 'touches' | 'customers'
} {
  const { effort, byTier, customers } = figures
  const by = effort.some(({ touches }) => touches > 0) ? 'touches' : 'customers'
  const shares = effort.map(({ tier, value, touches }, n) => ({
    tier,
    value,
    beside: by === 'touches' ? touches : (byTier[n]?.count ?? 0) / Math.max(1, customers.count),
  }))
  return { shares, by }
}

/** Where the value is and where the effort goes, tier by tier; undefined where there is no value to show. */
export function digestChart(view: DigestView): GroupedBarChart | undefined {
  const { policy, reader } = view
  const { locale } = reader
  const { shares, by } = sharesOf(view)
  const [top] = shares
  if (!top || shares.every(({ value }) => value === 0)) return undefined

  const percent = (share: number) => formatPercent(locale, share)
  const tier = tierLabel(locale, policy, top.tier)
  const [value, beside] = [percent(top.value), percent(top.beside)]
  return {
    kind: 'grouped-bars',
    title:
      by === 'touches'
        ? t(locale, 'digest.chart-title', { tier, value, touches: beside })
        : t(locale, 'digest.chart-title-customers', { tier, value, customers: beside }),
    series: [t(locale, 'digest.chart-value'), t(locale, `digest.chart-${by}`)],
    groups: shares.map((each) => ({
      label: tierName(locale, policy, each.tier),
      bars: [
        { value: each.value, shown: percent(each.value) },
        { value: each.beside, shown: percent(each.beside) },
      ],
    })),
    ...(by === 'touches' ? { note: t(locale, 'digest.chart-note') } : {}),
  }
}
