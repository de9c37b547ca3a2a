import type { CardFact } from '#src/cards/card.ts'
import { clip } from '#src/cards/parts/clip.ts'
import type { TouchOutcome } from '#src/domain/follow-up/outcome.ts'
import type { Sentiment } from '#src/domain/follow-up/sentiment.ts'
import type { Locale } from '#src/domain/locale.ts'
import { inSeries, labelled } from '#src/i18n/sentences.ts'
import { t } from '#src/i18n/text.ts'

/** What a note was found to say beside what a touch holds. */
export type ToldBeside = {
  readonly sentiment: Sentiment | null
  readonly products: readonly string[]
  readonly step: string | null
}

/** The outcome where the note does not say one. */
export const outcomeOf = (outcome: TouchOutcome | null): TouchOutcome => outcome ?? 'reached'

/** How they sound, which products are named, what comes next: a touch holds them in its note alone. */
export function besideFacts(
  locale: Locale,
  { sentiment, products, step }: ToldBeside,
  note: string,
): readonly CardFact[] {
  const named = products.map((product) => clip(product, 30))
  return [
    ...(sentiment ? [{ label: t(locale, 'log.mood'), value: t(locale, `log.mood-${sentiment}`) }] : []),
    ...(named.length > 0 ? [{ label: t(locale, 'log.products'), value: inSeries(locale, named) }] : []),
    ...(step && bare(step) !== bare(note) ? [{ label: t(locale, 'log.step'), value: clip(step, 120) }] : []),
  ]
}

/** A step that is all of the note says nothing beside it. */
const bare = (text: string): string => text.replaceAll(/[\p{P}\s]/gu, '')

/** Small print of a form that was filled in from words: who has read them, and what else they say. */
export function toldFooter(
  locale: Locale,
  told: ToldBeside,
  { note, by }: { readonly note: string; readonly by: 'model' | 'rules' },
): string {
  const beside = besideFacts(locale, told, note).map(({ label, value }) => labelled(locale, label, value))
  return [t(locale, `log.told-${by}`), ...beside].join(' · ')
}
