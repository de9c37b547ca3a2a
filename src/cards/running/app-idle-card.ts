import type { Card } from '#src/cards/card.ts'
import type { Locale } from '#src/domain/locale.ts'
import { sentences } from '#src/i18n/sentences.ts'
import { t } from '#src/i18n/text.ts'
import type { AppIdleNotice } from '#src/ports/notices/surface.ts'

/** Tells an admin that the app is switched off, or about to be, since nobody uses it, and where to switch it on. */
export function appIdleCard(locale: Locale, { state }: AppIdleNotice): Card {
  const title = t(locale, `surface.idle-${state}-title`)
  const body = [t(locale, `surface.idle-${state}`)]

  return { title, tone: state === 'off' ? 'bad' : 'warning', text: sentences(locale, [title, ...body]), body }
}
