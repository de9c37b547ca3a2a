import type { Card } from '#src/cards/card.ts'
import type { Locale } from '#src/domain/locale.ts'
import { t } from '#src/i18n/text.ts'

type Said = {
  readonly 'slack.old-card': { readonly command: string }
  readonly 'slack.other-command': { readonly command: string }
  readonly 'slack.away': Readonly<Record<string, never>>
  readonly 'slack.other-workspace': Readonly<Record<string, never>>
  readonly 'slack.failed': Readonly<Record<string, never>>
  readonly 'slack.loading': Readonly<Record<string, never>>
  readonly 'slack.outsiders': Readonly<Record<string, never>>
  readonly 'slack.not-seen': { readonly invite: string }
  readonly 'slack.too-many': Readonly<Record<string, never>>
  readonly 'slack.nothing-to-share': Readonly<Record<string, never>>
  readonly 'slack.hello': { readonly command: string }
}

/** Words for somebody whose language this surface does not know: both. */
export function inBothLanguages<K extends keyof Said>(key: K, params: Said[K]): Card {
  const say = t as (locale: Locale, key: K, params: Said[K]) => string
  const [en, zh] = [say('en', key, params), say('zh', key, params)]

  return { title: 'Tierwise', tone: 'neutral', text: `${en}\n${zh}`, body: [en, zh] }
}
