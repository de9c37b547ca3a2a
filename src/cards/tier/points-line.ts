import type { Locale } from '#src/domain/locale.ts'
import type { Explanation } from '#src/domain/tier/explain.ts'
import { formatNumber, formatPercent } from '#src/i18n/format.ts'
import { t } from '#src/i18n/text.ts'

/** `128 points`. */
export const pointsLine = (locale: Locale, { points }: Explanation): string =>
  t(locale, 'points.in-words', { points: formatNumber(points.total) })

/** The same beside its label, which names them. */
export const pointsValue = (locale: Locale, { points }: Explanation): string =>
  t(locale, 'points.value', { points: formatNumber(points.total) })

/** `ahead of 92 % of customers`: rounded down, never all of them; nothing where that would be 0 %. */
export function rankLine(locale: Locale, { rankShare }: Explanation): string | undefined {
  const whole = Math.min(99, Math.floor((rankShare ?? 0) * 100))
  return whole < 1 ? undefined : t(locale, 'rank.ahead', { percent: formatPercent(locale, whole / 100) })
}
