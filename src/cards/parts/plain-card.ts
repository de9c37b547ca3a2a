import type { Card } from '#src/cards/card.ts'
import type { Locale } from '#src/domain/locale.ts'
import { sentences } from '#src/i18n/sentences.ts'

/** A short answer: a title, what is to be said, and whatever else the card holds. */
export const plainCard = (
  locale: Locale,
  title: string,
  body: readonly string[],
  more: Partial<Omit<Card, 'title' | 'text'>> = {},
): Card => ({
  title,
  tone: 'neutral',
  text: sentences(locale, [title, ...body]),
  ...(body.length > 0 ? { body } : {}),
  ...more,
})
