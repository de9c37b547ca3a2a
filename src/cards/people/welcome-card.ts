import type { HelpEntry } from '#src/cards/asking/help-card.ts'
import type { Card } from '#src/cards/card.ts'
import type { Locale } from '#src/domain/locale.ts'
import type { Role } from '#src/domain/user.ts'
import { sentences } from '#src/i18n/sentences.ts'
import { t } from '#src/i18n/text.ts'

/** The first message to a person: what the bot does for them and what to type. */
export function welcomeCard(
  locale: Locale,
  person: { readonly name: string; readonly role: Role },
  entries: readonly HelpEntry[],
): Card {
  const title = t(locale, 'welcome.title', { name: person.name })
  const body = t(locale, 'welcome.body')

  return {
    title,
    tone: 'neutral',
    text: sentences(locale, [title, body]),
    body: [body, t(locale, `help.${person.role}`)],
    rows: entries.slice(0, 3).map(({ example, help }) => ({ title: example[locale], detail: help[locale] })),
  }
}
