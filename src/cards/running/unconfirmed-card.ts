import type { Card } from '#src/cards/card.ts'
import { channelName } from '#src/cards/parts/channel-name.ts'
import { plainCard } from '#src/cards/parts/plain-card.ts'
import type { Locale } from '#src/domain/locale.ts'
import { t } from '#src/i18n/text.ts'
import type { UnconfirmedNotice } from '#src/ports/notices/surface.ts'

function titleOf(locale: Locale, { what, channel }: UnconfirmedNotice): string {
  if (what === 'files') return t(locale, 'unconfirmed.files-title')
  if (channel === undefined) return t(locale, 'unconfirmed.title-here')
  return t(locale, 'unconfirmed.title', { channel: channelName(channel) })
}

/** Tells a reader that a message or its files may not have arrived, and how to get them. */
export const unconfirmedCard = (locale: Locale, notice: UnconfirmedNotice): Card =>
  plainCard(
    locale,
    titleOf(locale, notice),
    [t(locale, 'unconfirmed.message'), t(locale, 'unconfirmed.do')],
    { tone: 'warning' },
  )
