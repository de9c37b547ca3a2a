import type { Card, Reply } from '#src/cards/card.ts'
import { formOpener } from '#src/cards/parts/form-openers.ts'
import { plainCard } from '#src/cards/parts/plain-card.ts'
import type { Locale } from '#src/domain/locale.ts'
import { t } from '#src/i18n/text.ts'

export type Said = 'wecom.old-card' | 'wecom.text-only' | 'wecom.interrupted' | 'wecom.old-menu'

/** What the app says by itself, with the way to everything: in both languages where the reader's is not known. */
export function saidCard(key: Said, locale: Locale | undefined): Card {
  const lines = locale ? [t(locale, key)] : [t('zh', key), t('en', key)]
  return plainCard(locale ?? 'zh', 'Tierwise', lines, { actions: [helpButton(locale ?? 'zh')] })
}

const helpButton = (locale: Locale) =>
  ({ kind: 'button', label: t(locale, 'wecom.help'), call: { command: 'help', input: {} } }) as const

/** A card that has taken another's place and leads nowhere still has something to press: WeCom takes no other. */
export const withWayOn = (card: Card, locale: Locale = 'zh'): Card =>
  (card.actions ?? []).length > 0 || (card.rows ?? []).some(({ action }) => action)
    ? card
    : {
        ...card,
        actions: [{ kind: 'button', label: t(locale, 'wecom.today'), call: { command: 'today', input: {} } }],
      }

/** What could not be answered says where to go on, where its card has no way of its own. */
export const withHelp = ({ card, refused, ...reply }: Reply): Reply => {
  const { locale = 'zh' } = reply
  const isHelpless = isLost({ refused }) && (card.actions ?? []).length === 0
  const actions = [formOpener(locale, 'find'), helpButton(locale)]
  return {
    ...reply,
    card: isHelpless ? { ...card, actions } : card,
    ...(refused === undefined ? {} : { refused }),
  }
}

/** A text that is no command and names nobody. */
const lost: ReadonlySet<string> = new Set([
  'customer-not-found',
  'verb-unknown',
  'name-missing',
  'ask-unknown',
])

/** Whether nobody and nothing was meant by it that we know. */
export const isLost = ({ refused }: { readonly refused?: string | undefined }): boolean =>
  refused !== undefined && lost.has(refused)
