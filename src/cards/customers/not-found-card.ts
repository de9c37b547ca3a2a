import type { Card } from '#src/cards/card.ts'
import { clip } from '#src/cards/parts/clip.ts'
import type { Locale } from '#src/domain/locale.ts'
import { sentences } from '#src/i18n/sentences.ts'
import { t } from '#src/i18n/text.ts'
import { type CustomerList, customerRows, namesOf } from './customer-rows.ts'

/** Nobody has that name: the nearest ones. `seen` is how many customers the asker can see at all. */
export function notFoundCard(locale: Locale, typed: string, nearest: CustomerList, seen: number): Card {
  const title = t(locale, 'find.none-title', { name: clip(typed) })
  const near = nearest.customers.length > 0
  const what = t(locale, whatToDo(seen, near))

  return {
    title,
    tone: 'warning',
    text: sentences(locale, [title, what, namesOf(locale, nearest.customers)]),
    body: [what],
    ...(near ? { rows: customerRows(locale, nearest) } : {}),
  }
}

function whatToDo(seen: number, near: boolean) {
  if (seen === 0) return 'find.no-customers'
  return near ? 'find.none-near' : 'find.none-at-all'
}
