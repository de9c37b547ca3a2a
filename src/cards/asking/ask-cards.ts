import type { Card, CardRow, CommandCall } from '#src/cards/card.ts'
import { clip } from '#src/cards/parts/clip.ts'
import { plainCard } from '#src/cards/parts/plain-card.ts'
import { joined } from '#src/cards/parts/reader.ts'
import type { Bilingual, Locale } from '#src/domain/locale.ts'
import { t } from '#src/i18n/text.ts'
import type { HelpEntry } from './help-card.ts'

/** What a sentence was understood as, and who said so. */
type Read = { readonly typed: string; readonly by: 'model' | 'rules' }

const longestTyped = 120

/** `Understood as: /customer list slipping`: so that it can be typed the next time. */
export function understoodLine(locale: Locale, { typed, by }: Read): string {
  const said = { typed: clip(typed, longestTyped) }
  return by === 'model' ? t(locale, 'ask.understood-by-model', said) : t(locale, 'ask.understood', said)
}

/** An answer that says how it was understood. */
export const withUnderstood = (card: Card, line: string): Card => ({
  ...card,
  text: `${card.text} ${line}`,
  footer: joined([line, card.footer]),
})

type ToConfirm = {
  readonly call: CommandCall
  readonly line: string
  readonly help: Bilingual
  /** The day or moment that it is about, in words. */
  readonly moment?: string
}

/** What would be changed, with the one press that does it. */
export function confirmCard(locale: Locale, { call, line, help, moment }: ToConfirm): Card {
  const label = t(locale, 'ask.do-it')
  const facts = moment === undefined ? [] : [{ label: t(locale, 'ask.when'), value: moment }]
  return plainCard(locale, t(locale, 'ask.confirm-title'), [line, help[locale], t(locale, 'ask.confirm')], {
    facts,
    actions: [{ kind: 'button', label, call, style: 'primary' }],
  })
}

/** Nobody knows what was meant: two or three things that may be typed instead. `rows` go on with whoever was named. */
export function unknownCard(locale: Locale, examples: readonly HelpEntry[], rows: readonly CardRow[]): Card {
  const typed = examples.map(({ example }) => example[locale]).join(' · ')
  const card = plainCard(locale, t(locale, 'ask.unknown-title'), [t(locale, 'ask.unknown')], {
    tone: 'warning',
  })
  return {
    ...card,
    text: `${card.text} ${typed}`,
    rows: [
      ...rows,
      ...examples.map(({ example, help }) => ({ title: example[locale], detail: help[locale] })),
    ],
  }
}
