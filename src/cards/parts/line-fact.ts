import type { CardFact } from '#src/cards/card.ts'
import type { Locale } from '#src/domain/locale.ts'
import { t } from '#src/i18n/text.ts'

/** What to type or to add, exactly: by itself, to be copied. */
export const lineFact = (locale: Locale, line: string): CardFact => ({
  label: t(locale, line.startsWith('/') ? 'blocked.type-there' : 'blocked.line'),
  value: line,
})
