import type { Locale } from '#src/domain/locale.ts'

const ends = /[.!?:…。！？：]$/u

/** Its first letter large: a sentence may begin with a name such as `tier A`. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** Puts parts into one running text: each gets its full stop, empty ones go. */
export function sentences(locale: Locale, parts: readonly string[]): string {
  const stop = locale === 'zh' ? '。' : '.'
  const between = locale === 'zh' ? '' : ' '

  return parts
    .filter((part) => part !== '')
    .map((part) => (ends.test(part) ? part : `${part}${stop}`))
    .join(between)
}
