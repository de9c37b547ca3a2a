import type { CardButton } from '#src/cards/card.ts'
import type { Locale } from '#src/domain/locale.ts'
import { t } from '#src/i18n/text.ts'

/** Takes this one change back, by its entry's id. */
export const undoButton = (locale: Locale, id: string): CardButton => ({
  kind: 'button',
  label: t(locale, 'undo.button'),
  call: { command: 'undo', input: { change: id } },
})
