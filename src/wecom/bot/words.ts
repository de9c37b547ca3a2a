import type { Card } from '#src/cards/card.ts'
import type { Locale } from '#src/domain/locale.ts'
import { t } from '#src/i18n/text.ts'

/** What the bot says by itself. */
type Said =
  | 'wecom.bot-away'
  | 'wecom.bot-told'
  | 'wecom.bot-unreachable'
  | 'wecom.bot-outsiders'
  | 'wecom.bot-interrupted'
  | 'wecom.bot-unreadable'
  | 'wecom.bot-old-card'
  | 'wecom.bot-kept-over'

/** A card of a few words: in both languages where its readers' is not known. */
export const saidCard = (locale: Locale | undefined, key: Said): Card => {
  const text = locale ? t(locale, key) : inBoth(key)
  return { title: 'Tierwise', tone: 'neutral', text, body: [text] }
}

/** Words for somebody whose language is not known here: Chinese first, as on this surface. */
export const inBoth = (key: Said): string => `${t('zh', key)}\n${t('en', key)}`
