import type { Card } from '#src/cards/card.ts'
import { clip } from '#src/cards/parts/clip.ts'
import type { Locale } from '#src/domain/locale.ts'
import { sentences } from '#src/i18n/sentences.ts'
import { t } from '#src/i18n/text.ts'

/** Somebody else's customer, by its exact name: who looks after it and nothing else. */
export function foreignCustomerCard(locale: Locale, typed: string, owner: string | undefined): Card {
  const name = clip(typed)
  const title = owner
    ? t(locale, 'owner.foreign-title', { name, owner })
    : t(locale, 'owner.nobody-title', { name })
  const what = owner ? t(locale, 'owner.foreign', { owner }) : t(locale, 'owner.nobody')

  return { title, tone: 'neutral', text: sentences(locale, [title, what]), body: [what] }
}
