import type { Card } from '#src/cards/card.ts'
import { clip } from '#src/cards/parts/clip.ts'
import type { Locale } from '#src/domain/locale.ts'
import { sentences } from '#src/i18n/sentences.ts'
import { t } from '#src/i18n/text.ts'
import { type CustomerList, customerRows, namesOf } from './customer-rows.ts'

/** What `find` answers: the matches, each with its tier. `more`: the list was cut. */
export function foundCard(locale: Locale, typed: string, list: CustomerList, more: boolean): Card {
  const count = list.customers.length
  const title = t(locale, 'find.title', { count, name: clip(typed) })

  return {
    title,
    tone: 'neutral',
    text: sentences(locale, [title, namesOf(locale, list.customers)]),
    ...(more ? { body: [t(locale, 'find.more', { n: count })] } : {}),
    rows: customerRows(locale, list),
  }
}
