import type { Card } from '#src/cards/card.ts'
import { lineFact } from '#src/cards/parts/line-fact.ts'
import type { AppError } from '#src/domain/errors.ts'
import type { Locale } from '#src/domain/locale.ts'
import { sentences } from '#src/i18n/sentences.ts'
import { isTextKey, t } from '#src/i18n/text.ts'

type Words = Pick<AppError, 'code' | 'message' | 'remedy'> & Partial<Pick<AppError, 'mend'>>

/** A refusal or failure in words: what happened, what to do, and the code in small print. */
export function errorCard(locale: Locale, error: Words): Card {
  const message = wordsFor(locale, `error.${error.code}`) ?? error.message
  const remedy = wordsFor(locale, `error.${error.code}.remedy`) ?? error.remedy

  const shown = card(locale, { title: t(locale, 'error.title'), message, remedy, code: error.code })
  const line = error.mend?.line
  return line === undefined ? shown : { ...shown, facts: [lineFact(locale, line)] }
}

/** What is said of a code in a language; nothing where only its error has words. */
export const wordsOfCode = (locale: Locale, code: string) => ({
  message: wordsFor(locale, `error.${code}`),
  remedy: wordsFor(locale, `error.${code}.remedy`),
})

/** Nobody knows why: the code leads to the one line in the log. */
export function unknownErrorCard(locale: Locale, code: string): Card {
  return card(locale, {
    title: t(locale, 'error.title'),
    message: t(locale, 'error.unknown'),
    remedy: t(locale, 'error.unknown.remedy'),
    code,
  })
}

/** Someone who may not use this: an unknown or switched-off account, a role without the right. `ask`: who may. */
export function refusalCard(
  locale: Locale,
  code:
    | 'unknown-identity'
    | 'account-inactive'
    | 'not-allowed'
    | `member-${'guest' | 'stranger' | 'gone' | 'bot' | 'unverified'}`,
  ask?: string,
): Card {
  return card(locale, {
    title: t(locale, 'error.refused-title'),
    message: t(locale, `error.${code}`),
    remedy: ask === undefined ? t(locale, `error.${code}.remedy`) : t(locale, 'role.ask', { name: ask }),
    code,
  })
}

function wordsFor(locale: Locale, key: string): string | undefined {
  // Only keys under `error.` come here, and those take no parameters (a test sees to it).
  return isTextKey(key) ? t(locale, key as 'error.unknown') : undefined
}

function card(
  locale: Locale,
  { title, message, remedy, code }: { title: string; message: string; remedy: string; code: string },
): Card {
  return {
    title,
    tone: 'bad',
    text: sentences(locale, [message, remedy]),
    body: [message, remedy],
    footer: t(locale, 'error.code', { code }),
  }
}
