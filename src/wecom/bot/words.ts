import type { Card } from '#src/cards/card.ts'
import type { Locale } from '#src/domain/locale.ts'
import type { Identity } from '#src/domain/user.ts'
import { t } from '#src/i18n/text.ts'
import { localeOf } from '#src/wecom/locale-of.ts'
import type { WecomDeps } from '#src/wecom/wecom-deps.ts'

/** What the bot says by itself. */
type Said =
  | 'wecom.bot-wait'
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

/** The language is asked for where the answer is slow already: no longer than a moment. */
const askedForMs = 400

/** 正在查… in the language of whoever waits; in both where nobody knows them, or says so in time. */
export async function waitWords(deps: Pick<WecomDeps, 'dispatcher'>, identity: Identity): Promise<string> {
  const late = new Promise<undefined>((resolve) => {
    setTimeout(() => resolve(undefined), askedForMs).unref()
  })
  const locale = await Promise.race([localeOf(deps, identity).catch(() => undefined), late])
  return locale ? t(locale, 'wecom.bot-wait') : inBoth('wecom.bot-wait')
}
