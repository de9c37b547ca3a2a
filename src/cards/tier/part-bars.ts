import type { CardBar } from '#src/cards/card.ts'
import type { Reader } from '#src/cards/parts/reader.ts'
import type { ExplainedPart, Explanation } from '#src/domain/tier/explain.ts'
import { formatNumber } from '#src/i18n/format.ts'
import { t } from '#src/i18n/text.ts'
import { partLabel } from './part-label.ts'

const shown = 3

type Measured = ExplainedPart & { readonly medianPoints: number }

const lead = ({ points, medianPoints }: Measured): number => points - medianPoints

/** The three parts that stand out most against the typical customer, on one scale. */
export function partBars({ locale }: Reader, { points }: Explanation): readonly CardBar[] {
  const measured = points.parts.filter((part): part is Measured => part.medianPoints !== undefined)
  const strongest = measured.toSorted((a, b) => lead(b) - lead(a)).slice(0, shown)
  const full = Math.max(1, ...strongest.flatMap((part) => [part.points, part.medianPoints]))

  return strongest.map((part) => ({
    label: partLabel(locale, part),
    share: part.points / full,
    mark: part.medianPoints / full,
    value: t(locale, 'part.against-median', {
      points: formatNumber(part.points),
      median: formatNumber(part.medianPoints),
    }),
  }))
}
