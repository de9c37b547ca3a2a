import type { Card, CardButton } from '#src/cards/card.ts'
import { clip } from '#src/cards/parts/clip.ts'
import { plainCard } from '#src/cards/parts/plain-card.ts'
import type { Customer } from '#src/domain/customer.ts'
import type { Locale } from '#src/domain/locale.ts'
import { t } from '#src/i18n/text.ts'

/** Two records are one now. */
export function mergedCard(
  locale: Locale,
  source: Customer,
  target: Customer,
  undo: readonly CardButton[],
): Card {
  const names = { source: clip(source.name), target: clip(target.name) }
  const open: CardButton = {
    kind: 'button',
    label: t(locale, 'customer.open'),
    call: { command: 'tier', input: { customer: target.ref } },
  }
  return plainCard(locale, t(locale, 'merge.title', names), [t(locale, 'merge.what', names)], {
    tone: 'good',
    actions: [open, ...undo],
  })
}

/** How it is said. */
export const mergeAskCard = (locale: Locale): Card =>
  plainCard(locale, t(locale, 'merge.ask-title'), [t(locale, 'merge.ask')])
