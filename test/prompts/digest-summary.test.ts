import { describe, expect, it } from 'vitest'
import { digestSummary } from '#prompts/digest-summary.ts'
import { digestNews } from '#src/cards/digest/news.ts'
import { newsFacts } from '#src/cards/digest/news-facts.ts'
import type { DigestFigures } from '#src/domain/digest/figures.ts'
import { type Locale, localeSchema } from '#src/domain/locale.ts'
import { aView, someFigures } from '../cards/digest/a-view.ts'

const inputOf = (locale: Locale, given: Partial<DigestFigures> = {}) => {
  const view = aView(locale, { figures: someFigures(given) })
  return { news: digestNews(view), facts: newsFacts(view) }
}

const weeks: readonly Partial<DigestFigures>[] = [
  {},
  { atRisk: { count: 128, valueMinor: 1_234_567_800 }, waiting: { count: 31, old: 12 }, belowFloor: 24 },
  { overdue: 0, atRisk: { count: 0, valueMinor: 0 }, growing: 2 },
]

describe('a digest’s summary', () => {
  it.each(localeSchema.options.flatMap((locale) => weeks.map((week) => ({ locale, week }))))(
    'by rule fits its own shapes, in $locale',
    ({ locale, week }) => {
      const input = inputOf(locale, week)
      const said = digestSummary.fallback(input)
      const shown = digestSummary.shown(said)

      expect(digestSummary.input.parse(input)).toEqual(input)
      expect(digestSummary.output.parse(said)).toEqual(said)
      expect(digestSummary.wrong?.(said, input)).toBeUndefined()
      expect(shown).toHaveLength(3)
      expect(shown.join(' ').length).toBeLessThan(digestSummary.mostChars[locale])
    },
  )

  it('of a model is one sentence a field; a number’s point ends none', () => {
    const input = inputOf('en')
    const said = digestSummary.fallback(input)

    const two = digestSummary.wrong?.({ ...said, risk: 'It is bad. It gets worse.' }, input)
    const one = digestSummary.wrong?.({ ...said, risk: 'About $12.8k may go.' }, input)

    expect([two, one]).toEqual(['risk must be one sentence', undefined])
  })
})
