import type { Card, CardRow } from '#src/cards/card.ts'
import { clip } from '#src/cards/parts/clip.ts'
import { plainCard } from '#src/cards/parts/plain-card.ts'
import { joined } from '#src/cards/parts/reader.ts'
import type { Themes } from '#src/domain/digest/told.ts'
import type { Locale } from '#src/domain/locale.ts'
import type { Remark } from '#src/domain/service/remarks.ts'
import { sentences } from '#src/i18n/sentences.ts'
import { t } from '#src/i18n/text.ts'
import { remarksRead, sortedBy } from './theme-lines.ts'

/** A theme with one remark that stands for it, and whose that is. */
type ThemeExample = { readonly remark: Remark; readonly customer: string }

export type ThemesView = {
  readonly counted: Themes
  /** In the order of the themes. */
  readonly examples: readonly (ThemeExample | undefined)[]
}

/** Enough to know what it is about; the customer's own card has the rest. */
const mostExample = 80

const exampleOf = (locale: Locale, { remark, customer }: ThemeExample): string =>
  t(locale, 'feedback.themes-example', { name: clip(customer), text: clip(remark.text, mostExample) })

function rowOf(
  locale: Locale,
  { name, count, low }: Themes['themes'][number],
  example: ThemeExample | undefined,
): CardRow {
  const detail = joined([
    t(locale, 'feedback.themes-count', { count }),
    low > 0 ? t(locale, 'feedback.themes-low', { n: low }) : undefined,
    example && exampleOf(locale, example),
  ])
  if (!example) return { title: name, detail }
  const call = { command: 'tier', input: { customer: example.remark.customerId } }
  return { title: name, detail, action: { kind: 'button', label: t(locale, 'customer.open'), call } }
}

/** What the customers of a team speak of, each theme with a remark that stands for it. */
export function feedbackThemesCard(locale: Locale, { counted, examples }: ThemesView): Card {
  const title = t(locale, 'feedback.themes-title')
  if (counted.of === 0) return plainCard(locale, title, [t(locale, 'feedback.themes-none')])

  const others: readonly CardRow[] =
    counted.others === 0
      ? []
      : [
          {
            title: t(locale, 'feedback.themes-others'),
            detail: t(locale, 'feedback.themes-count', { count: counted.others }),
          },
        ]
  const rows = [...counted.themes.map((theme, at) => rowOf(locale, theme, examples[at])), ...others]
  const read = remarksRead(locale, counted)
  const footer = joined([sortedBy(locale, counted), t(locale, 'feedback.themes-several')])
  return {
    title,
    tone: 'neutral',
    text: sentences(locale, [title, read, ...rows.map((row) => joined([row.title, row.detail]))]),
    body: [read],
    rows,
    footer,
  }
}
