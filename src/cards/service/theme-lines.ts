import type { CardFact } from '#src/cards/card.ts'
import { joined } from '#src/cards/parts/reader.ts'
import type { Themes } from '#src/domain/digest/told.ts'
import type { Locale } from '#src/domain/locale.ts'
import { formatNumber } from '#src/i18n/format.ts'
import { t } from '#src/i18n/text.ts'

/** `共 12 条反馈`; where not all were read, how many were. */
export const remarksRead = (locale: Locale, { read, of }: Pick<Themes, 'read' | 'of'>): string =>
  read < of
    ? t(locale, 'feedback.themes-newest', { read: formatNumber(read), of: formatNumber(of) })
    : t(locale, 'feedback.themes-read', { count: of })

/** Who sorted them, where it was a model. */
export const sortedBy = (locale: Locale, { by }: Pick<Themes, 'by'>): string | undefined =>
  by === 'model' ? t(locale, 'feedback.themes-by-model') : undefined

/** All themes in one line: `送货与物流 5 条（不满 3 条） · 价格 2 条 · 其他 1 条`. */
export function themesFact(locale: Locale, told: Themes): CardFact {
  const lines = told.themes.map(({ name, count, low }) =>
    low > 0
      ? t(locale, 'feedback.themes-in-line-low', { name, n: count, low })
      : t(locale, 'feedback.themes-in-line', { name, n: count }),
  )
  const others = { name: t(locale, 'feedback.themes-others'), n: told.others }
  return {
    label: t(locale, 'feedback.themes-of', { read: remarksRead(locale, told) }),
    value: joined([...lines, told.others > 0 ? t(locale, 'feedback.themes-in-line', others) : undefined]),
  }
}
