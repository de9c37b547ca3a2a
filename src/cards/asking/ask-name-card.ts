import type { Card } from '#src/cards/card.ts'
import type { Bilingual, Locale } from '#src/domain/locale.ts'
import { sentences } from '#src/i18n/sentences.ts'
import { t } from '#src/i18n/text.ts'

/** A command without its customer: what to type. */
export function askNameCard(locale: Locale, shown: Bilingual): Card {
  const title = t(locale, 'customer.which-title')
  const what = t(locale, 'customer.which', { verb: shown[locale] })

  return { title, tone: 'neutral', text: sentences(locale, [title, what]), body: [what] }
}

/** `find` without anything to look for. */
export function askWordsCard(locale: Locale): Card {
  const title = t(locale, 'find.what-title')
  const what = t(locale, 'find.what')

  return { title, tone: 'neutral', text: sentences(locale, [title, what]), body: [what] }
}
