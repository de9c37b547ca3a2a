import type { Card } from '#src/cards/card.ts'
import { channelName } from '#src/cards/parts/channel-name.ts'
import { lineFact } from '#src/cards/parts/line-fact.ts'
import type { Locale } from '#src/domain/locale.ts'
import { sentences } from '#src/i18n/sentences.ts'
import { t } from '#src/i18n/text.ts'
import type { BlockedNotice } from '#src/ports/notices/surface.ts'
import { wordsOfCode } from './error-card.ts'

/** Tells whoever can mend it what stands in the way of messages: what happened, what to do, and the exact line. */
export function blockedCard(locale: Locale, { code, line, channel }: BlockedNotice): Card {
  const { message = code, remedy } = wordsOfCode(locale, code)
  const isBot = code.startsWith('wecom-bot-')
  const title =
    channel === undefined
      ? t(locale, isBot ? 'blocked.bot-title' : 'blocked.title')
      : t(locale, 'blocked.channel-title', { channel: channelName(channel) })
  const body = [message, t(locale, isBot ? 'blocked.bot-after' : 'blocked.after')]

  return {
    title,
    tone: 'warning',
    text: sentences(locale, [title, message, ...(remedy ? [remedy] : []), ...(line ? [line] : [])]),
    body,
    facts: [
      ...(remedy ? [{ label: t(locale, 'promotion.do-now'), value: remedy }] : []),
      ...(line === undefined ? [] : [lineFact(locale, line)]),
    ],
    footer: t(locale, 'error.code', { code }),
  }
}
