import type { Locale } from '#src/domain/locale.ts'
import { playgroundTexts } from '#src/i18n/texts/playground.ts'

const inLocale = (locale: Locale) =>
  Object.fromEntries(Object.entries(playgroundTexts).map(([key, text]) => [key.split('.')[1], text[locale]]))

/** The page's words by their short names, `{{n}}` still to be filled: the page speaks both languages at once. */
export const pageTexts = { en: inLocale('en'), zh: inLocale('zh') }
