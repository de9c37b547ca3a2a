import type { Card, CardButton } from '#src/cards/card.ts'
import { clip } from '#src/cards/clip.ts'
import { plainCard } from '#src/cards/plain-card.ts'
import type { Customer } from '#src/domain/customer.ts'
import type { Locale } from '#src/domain/locale.ts'
import { inSeries } from '#src/i18n/sentences.ts'
import { t } from '#src/i18n/text.ts'

/** The tags as they stand now, each with a button that takes it off. */
export function tagsCard(
  locale: Locale,
  {
    customer,
    tags,
    isChanged,
    undo,
  }: {
    readonly customer: Customer
    readonly tags: readonly string[]
    readonly isChanged: boolean
    readonly undo: readonly CardButton[]
  },
): Card {
  const name = clip(customer.name)
  const title = t(locale, isChanged ? 'tag.changed-title' : 'tag.title', { name })
  const body = [tags.length === 0 ? t(locale, 'tag.none') : inSeries(locale, tags), t(locale, 'tag.how')]

  return plainCard(locale, title, body, {
    tone: isChanged ? 'good' : 'neutral',
    rows: tags.map((tag) => ({
      title: tag,
      action: {
        kind: 'button',
        label: t(locale, 'tag.take-off'),
        call: { command: 'tag', input: { customer: customer.ref, words: `-${tag}` } },
      },
    })),
    ...(undo.length > 0 ? { actions: undo } : {}),
  })
}
