import type { Card } from '#src/cards/card.ts'
import type { Locale } from '#src/domain/locale.ts'
import { sentences } from '#src/i18n/sentences.ts'
import { t } from '#src/i18n/text.ts'

/** A rep's day: done, left, and what tomorrow has so far. */
export function daySummaryCard(
  locale: Locale,
  { done, left, tomorrow }: { readonly done: number; readonly left: number; readonly tomorrow: number },
): Card {
  const title = t(locale, 'digest.day-title', { done, open: left })
  const body = t(locale, 'digest.day-body', { count: tomorrow })
  return {
    title,
    tone: left === 0 ? 'good' : 'neutral',
    text: sentences(locale, [title, body]),
    body: [body],
    actions: [{ kind: 'button', label: t(locale, 'digest.day-open'), call: { command: 'today', input: {} } }],
  }
}
