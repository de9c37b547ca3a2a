import type { Locale } from '#src/domain/locale.ts'

const ends = /[.!?:…。！？：]$/u

/** Puts parts into one running text: each gets its full stop, empty ones go. */
export function sentences(locale: Locale, parts: readonly string[]): string {
  const stop = locale === 'zh' ? '。' : '.'
  const between = locale === 'zh' ? '' : ' '

  return parts
    .filter((part) => part !== '')
    .map((part) => (ends.test(part) ? part : `${part}${stop}`))
    .join(between)
}
