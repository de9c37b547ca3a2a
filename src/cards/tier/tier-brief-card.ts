import type { Card } from '#src/cards/card.ts'
import { clip } from '#src/cards/parts/clip.ts'
import { standingTierName } from '#src/cards/parts/tier-name.ts'
import type { Locale } from '#src/domain/locale.ts'
import { labelled, sentences } from '#src/i18n/sentences.ts'
import { t } from '#src/i18n/text.ts'
import type { TierCardInput } from './card-input.ts'

/** What a channel may see where others read along: tier and owner, nothing else. */
export function tierBriefCard(
  locale: Locale,
  { customer, policy, now }: Pick<TierCardInput, 'customer' | 'policy' | 'now'>,
  owner: string | undefined,
): Card {
  const name = clip(customer.name)
  const tier = standingTierName(locale, policy, customer, now)
  const who = { label: t(locale, 'owner.label'), value: owner ?? t(locale, 'owner.none') }

  return {
    title: t(locale, 'tier.title', { name, tier }),
    tone: 'neutral',
    text: sentences(locale, [
      t(locale, 'tier.in-words', { tier, name }),
      labelled(locale, who.label, who.value),
    ]),
    facts: [who],
  }
}
