import type { CardFact } from '#src/cards/card.ts'
import { joined, type Reader } from '#src/cards/parts/reader.ts'
import type { WhyCardInput } from '#src/cards/tier/card-input.ts'
import { partLabel } from '#src/cards/tier/part-label.ts'
import { confidenceIn, type DimensionData, dataQuality } from '#src/domain/score/confidence.ts'
import { formatPercent } from '#src/i18n/format.ts'
import { inSeries } from '#src/i18n/sentences.ts'
import { t } from '#src/i18n/text.ts'

/** How complete the data is, part by part, and what it comes to, with what would raise it. */
export function dataFacts(
  reader: Reader,
  { customer, policy, now, rests }: WhyCardInput,
): readonly CardFact[] {
  const { locale } = reader
  const data = dataQuality(customer.facts, policy, now, rests?.silent)
  const percent = formatPercent(locale, confidenceIn(data))
  const ways = waysUp(reader, data)
  const parts = data.map((each) => t(locale, `confidence.${each.quality}`, { part: partLabel(locale, each) }))

  return [
    {
      label: t(locale, 'confidence.label'),
      value: ways === '' ? percent : t(locale, 'confidence.raised-by', { percent, ways }),
    },
    { label: t(locale, 'confidence.parts'), value: joined(parts) },
  ]
}

/** A silent source that speaks again, a newer record, a source for what nobody tells. */
function waysUp({ locale }: Reader, data: readonly DimensionData[]): string {
  const named = (those: readonly DimensionData[]) =>
    inSeries(
      locale,
      those.map((each) => partLabel(locale, each)),
    )
  const sources = [...new Set(data.flatMap(({ silent }) => silent ?? []))]
  const stale = data.filter(({ quality, silent }) => quality === 'stale' && !silent)
  const missing = data.filter(({ quality }) => quality === 'missing')

  return inSeries(locale, [
    ...sources.map((source) => t(locale, 'confidence.by-source', { source })),
    ...(stale.length > 0 ? [t(locale, 'confidence.by-record', { parts: named(stale) })] : []),
    ...(missing.length > 0 ? [t(locale, 'confidence.by-new-source', { parts: named(missing) })] : []),
  ])
}
