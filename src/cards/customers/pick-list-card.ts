import type { Card } from '#src/cards/card.ts'
import { clip } from '#src/cards/parts/clip.ts'
import type { Locale } from '#src/domain/locale.ts'
import { sentences } from '#src/i18n/sentences.ts'
import { t } from '#src/i18n/text.ts'
import { type CustomerList, customerRows, namesOf } from './customer-rows.ts'

/** Several customers match what was typed: choose one. */
export function pickListCard(locale: Locale, typed: string, list: CustomerList): Card {
  const title = t(locale, 'find.pick-title', { name: clip(typed) })

  return {
    title,
    tone: 'neutral',
    text: sentences(locale, [title, namesOf(locale, list.customers)]),
    body: [t(locale, 'find.pick')],
    rows: customerRows(locale, list),
  }
}
