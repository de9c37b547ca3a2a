import type { Locale } from '#src/domain/locale.ts'

const ends = /[.!?:…。！？：]$/u
const latinEnd = /[.!?]$/

/** Its first letter large: a sentence may begin with a name such as `tier A`. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** Its first letter small, for a part of a joined line; a name or an acronym (`WeChat`, `VIP`) keeps its own. */
export const small = (text: string): string =>
  /^[A-Z][a-z]*(?![\w])/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text

/** `Owner: Mei` / `负责人：Mei`. */
export const labelled = (locale: Locale, label: string, value: string): string =>
  locale === 'zh' ? `${label}：${value}` : `${label}: ${value}`

/** `spend, orders` / `消费、订单`. */
export const inSeries = (locale: Locale, parts: readonly string[]): string =>
  parts.join(locale === 'zh' ? '、' : ', ')

/** Puts parts into one running text: each gets its full stop, empty ones go; what can be typed (`/…`) gets none. */
export function sentences(locale: Locale, parts: readonly string[]): string {
  const stop = locale === 'zh' ? '。' : '.'

  return parts
    .filter((part) => part !== '')
    .map((part) => (ends.test(part) || part.startsWith('/') ? part : `${part}${stop}`))
    .reduce((text, part) => (text === '' ? part : `${text}${gap(locale, text, part)}${part}`), '')
}

const gap = (locale: Locale, before: string, after: string): string =>
  locale === 'zh' && !latinEnd.test(before) && !after.startsWith('/') ? '' : ' '
