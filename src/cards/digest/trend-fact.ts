import type { CardFact } from '#src/cards/card.ts'
import { dayFor, joined } from '#src/cards/parts/reader.ts'
import { allLines, type DigestLineId } from '#src/domain/digest/lines.ts'
import { t } from '#src/i18n/text.ts'
import type { DigestView } from './digest-view.ts'
import { lineText } from './line-text.ts'

const trends: ReadonlySet<DigestLineId> = new Set(['top-tier', 'at-risk'])

/** How the top tier and the value at risk stand against the week before, as of the day they were counted. */
export const trendFact = (view: DigestView): CardFact => {
  const { figures, before, reader } = view
  const lines = allLines(figures, before).filter(({ id }) => trends.has(id))

  return {
    label: t(reader.locale, 'home.trend', { day: dayFor(reader, figures.at) }),
    value: joined(lines.map((line) => lineText(view, line))),
  }
}
