import type { Locale } from '#src/domain/locale.ts'
import { withoutPlaceholders } from './redaction.ts'

/**
 * Whether a text is in a language of ours: English has no more Chinese in it than a name, Chinese no more English than
 * product names. What has hardly a word is in both.
 */
export function isIn(locale: Locale, text: string): boolean {
  const own = withoutPlaceholders(text)
  const han = (own.match(/\p{Script=Han}/gu) ?? []).length
  const words = (own.match(/\p{Script=Latin}[\p{Script=Latin}\p{M}'’-]*/gu) ?? []).length
  const other = (own.match(/(?!\p{Script=Han}|\p{Script=Latin})\p{L}/gu) ?? []).length
  if (other > han + words) return false
  return locale === 'zh' ? words <= 1 || han >= words : han <= 1 || words >= han
}
