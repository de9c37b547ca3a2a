import type { Card } from '#src/cards/card.ts'
import { clip } from '#src/cards/parts/clip.ts'
import type { Locale } from '#src/domain/locale.ts'
import { sentences } from '#src/i18n/sentences.ts'
import { t } from '#src/i18n/text.ts'
import type { UndeliveredNotice } from '#src/ports/outbox.ts'
import { wordsOfCode } from './error-card.ts'

/** Tells an admin that somebody cannot be reached, and where to look. */
export function undeliveredCard(locale: Locale, { reader, code }: UndeliveredNotice): Card {
  const title = t(locale, 'undelivered.title', { reader: clip(reader) })
  const { message, remedy = t(locale, 'undelivered.do') } = wordsOfCode(locale, code)
  const body = [...(message ? [message] : []), t(locale, 'undelivered.body')]

  return {
    title,
    tone: 'bad',
    text: sentences(locale, [title, ...body]),
    body,
    facts: [
      { label: t(locale, 'promotion.do-now'), value: remedy },
      { label: t(locale, 'undelivered.code'), value: code },
    ],
  }
}
