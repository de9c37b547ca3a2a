import type { Card } from '#src/cards/card.ts'
import { clip } from '#src/cards/parts/clip.ts'
import { plainCard } from '#src/cards/parts/plain-card.ts'
import type { Locale } from '#src/domain/locale.ts'
import { t } from '#src/i18n/text.ts'

/** A code that joins two accounts, and what to write where; `isKnown`: it was asked for by somebody who is known. */
export const connectCodeCard = (locale: Locale, code: string, isKnown: boolean, minutes: number): Card =>
  plainCard(
    locale,
    t(locale, 'connect.title'),
    [t(locale, isKnown ? 'connect.elsewhere' : 'connect.where-known', { n: minutes })],
    {
      facts: [{ label: t(locale, 'connect.write'), value: t(locale, 'connect.line', { code }) }],
      footer: t(locale, 'connect.once'),
    },
  )

/** Two accounts are one person now. */
export const connectedCard = (locale: Locale, name: string): Card =>
  plainCard(
    locale,
    t(locale, 'connect.done-title', { name: clip(name) }),
    [t(locale, 'connect.done'), t(locale, 'connect.choose')],
    { tone: 'good' },
  )

/** They were one person before. */
export const connectedAlreadyCard = (locale: Locale, name: string): Card =>
  plainCard(locale, t(locale, 'connect.same-title', { name: clip(name) }), [t(locale, 'connect.same')])
