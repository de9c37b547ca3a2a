import type { Card, CardButton } from '#src/cards/card.ts'
import { clip } from '#src/cards/parts/clip.ts'
import { plainCard } from '#src/cards/parts/plain-card.ts'
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
    added = [],
    removed = [],
    undo,
  }: {
    readonly customer: Customer
    readonly tags: readonly string[]
    /** What has just changed. */
    readonly added?: readonly string[]
    readonly removed?: readonly string[]
    readonly undo: readonly CardButton[]
  },
): Card {
  const name = clip(customer.name)
  const changes = [...added.map((tag) => `+${tag}`), ...removed.map((tag) => `−${tag}`)]
  const isChanged = changes.length > 0
  const title = isChanged
    ? t(locale, 'tag.changed-title', { name, changes: clip(inSeries(locale, changes), 80) })
    : t(locale, 'tag.title', { name })
  const standing = tags.length === 0 ? t(locale, 'tag.none') : inSeries(locale, tags)
  const body = [isChanged ? t(locale, 'tag.now', { tags: standing }) : standing, t(locale, 'tag.how')]

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
