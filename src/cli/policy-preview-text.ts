import { partLabel } from '#src/cards/tier/part-label.ts'
import type { Mover } from '#src/decide/preview/mover.ts'
import type { PolicyPreview } from '#src/decide/preview/preview-policy.ts'
import type { Locale } from '#src/domain/locale.ts'
import type { Policy } from '#src/domain/policy.ts'
import { present } from '#src/domain/present.ts'
import { formatMoney } from '#src/i18n/money.ts'
import { t } from '#src/i18n/text.ts'
import { interval, percent, signed, textTable, whole } from './text-table.ts'

const moversShown = 15
const ownersShown = 8

function matrixLines(locale: Locale, { matrix: { from, to, counts } }: PolicyPreview): readonly string[] {
  return textTable(
    [t(locale, 'policy.preview-matrix'), ...to],
    from.map((code, row) => [code, ...to.map((_, column) => whole(counts[row]?.[column] ?? 0))]),
  )
}

/** What the interval says: it holds zero, or which side it lies on. */
function verdict({ low, high }: { readonly low: number; readonly high: number }) {
  if (low > 0) return 'policy.preview-better'
  return high < 0 ? 'policy.preview-worse' : 'policy.preview-tie'
}

function heldOutLines(locale: Locale, { heldOut }: PolicyPreview): readonly string[] {
  if (!heldOut) return [t(locale, 'policy.preview-no-held-out')]
  const { split, last, customers, before, after, difference } = heldOut

  return [
    t(locale, 'policy.preview-held-out', {
      ...{ split, last, customers: whole(customers), before: percent(before), after: percent(after) },
      ...{ difference: signed(difference.difference), interval: interval(difference) },
    }),
    t(locale, verdict(difference)),
  ]
}

/** A rank within so much of what it was: not the customer moved, but the lines. */
const sameRank = 0.03

function because(locale: Locale, { part, rank }: Mover, { dimensions }: Policy): string {
  if (Math.abs(rank.after - rank.before) < sameRank) return t(locale, 'policy.preview-lines')
  if (!part) return ''
  const label = dimensions.find(({ name }) => name === part.name)?.label
  const name = partLabel(locale, { name: part.name, ...present({ label }) })

  return `${name} ${whole(part.before)} → ${whole(part.after)}`
}

function moverLines(locale: Locale, { movers, policy }: PolicyPreview): readonly string[] {
  if (movers.length === 0) return []
  const columns = ['customer', 'change', 'at-once', 'value', 'points', 'rank', 'because'] as const
  const lines = textTable(
    columns.map((column) => t(locale, `policy.preview-${column}`)),
    movers
      .slice(0, moversShown)
      .map((one) => [
        one.name,
        `${one.from} → ${one.to}`,
        t(locale, one.atOnce ? 'policy.preview-now' : 'policy.preview-later'),
        formatMoney(locale, { amountMinor: one.valueMinor, currency: policy.baseCurrency }),
        `${whole(one.points.before)} → ${whole(one.points.after)}`,
        `${whole(100 * one.rank.before)} → ${whole(100 * one.rank.after)}`,
        because(locale, one, policy),
      ]),
  )
  const more = movers.length - moversShown
  const rest = more > 0 ? [t(locale, 'policy.preview-more', { count: whole(more) })] : []

  return ['', t(locale, 'policy.preview-movers'), ...lines, ...rest]
}

function ownerLines(locale: Locale, { byOwner }: PolicyPreview): readonly string[] {
  if (byOwner.length === 0) return []
  const owners = byOwner
    .slice(0, ownersShown)
    .map(
      ({ owner, moved }) => `${owner === '' ? t(locale, 'policy.preview-nobodys') : owner} ${whole(moved)}`,
    )

  return ['', t(locale, 'policy.preview-owners', { owners: owners.join(' · ') })]
}

/** What publishing would do, for a terminal: who, how many, why, and whether it finds the best customers better. */
export function policyPreviewText(locale: Locale, preview: PolicyPreview): string {
  const { policy, customers, moved, movers } = preview
  const words = { up: whole(moved.up), down: whole(moved.down), atOnce: whole(moved.atOnce) }

  return [
    t(locale, 'policy.preview-title', { name: policy.name, customers: whole(customers) }),
    movers.length === 0
      ? t(locale, 'policy.preview-nobody')
      : t(locale, 'policy.preview-moved', { moved: whole(movers.length), ...words }),
    '',
    ...matrixLines(locale, preview),
    '',
    ...heldOutLines(locale, preview),
    ...moverLines(locale, preview),
    ...ownerLines(locale, preview),
  ].join('\n')
}
