import type { Card, CardButton } from '#src/cards/card.ts'
import { plainCard } from '#src/cards/parts/plain-card.ts'
import { calendarDayFor } from '#src/cards/parts/reader.ts'
import type { Locale } from '#src/domain/locale.ts'
import type { User } from '#src/domain/user.ts'
import { t } from '#src/i18n/text.ts'

type Cover = {
  readonly away: User
  /** Who covers, by name. */
  readonly by: string | undefined
  readonly isOwn: boolean
  readonly now: Date
}

/** Who gets whose reminders from when to when, and how to end it. */
export function coverCard(
  locale: Locale,
  { away, by, isOwn, now }: Cover,
  undo: readonly CardButton[] = [],
): Card {
  const { cover, name } = away
  if (!cover || by === undefined) {
    const title = isOwn ? t(locale, 'cover.none-title') : t(locale, 'cover.none-for-title', { name })
    return plainCard(locale, title, [t(locale, 'cover.how')], undo.length > 0 ? { actions: undo } : {})
  }
  const day = (text: string) => calendarDayFor({ locale, now }, text)
  const title = isOwn ? t(locale, 'cover.title', { by }) : t(locale, 'cover.for-title', { by, name })
  const when = t(locale, 'cover.days', { from: day(cover.from), to: day(cover.to) })

  return plainCard(locale, title, [when, t(locale, 'cover.what', { by })], {
    tone: 'good',
    actions: [
      {
        kind: 'button',
        label: t(locale, 'cover.end'),
        call: { command: 'cover', input: { words: isOwn ? 'off' : `${away._id} off` } },
      },
      ...undo,
    ],
  })
}
