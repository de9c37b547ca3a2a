import type { Card } from '#src/cards/card.ts'
import { clip } from '#src/cards/parts/clip.ts'
import type { Locale } from '#src/domain/locale.ts'
import { sentences } from '#src/i18n/sentences.ts'
import { t } from '#src/i18n/text.ts'

/** What a trial run has collected: how much for whom, and the newest by its title in the admin's language. */
export type TrialInput = {
  readonly isTrial: boolean
  readonly readers: readonly { readonly name: string; readonly count: number }[]
  readonly newest: readonly { readonly reader: string; readonly message: string }[]
}

const mostReaders = 20

const countOf = ({ readers }: TrialInput): number => readers.reduce((sum, { count }) => sum + count, 0)

const liveCard = (locale: Locale, title: string, line: string): Card => ({
  title,
  tone: 'good',
  text: sentences(locale, [title, line]),
  body: [line],
})

/** What would have gone to whom, and the button that ends the trial. */
export function trialCard(locale: Locale, input: TrialInput): Card {
  if (!input.isTrial) return liveCard(locale, t(locale, 'trial-run.live-title'), t(locale, 'trial-run.live'))

  const title = t(locale, 'trial-run.title')
  const count = countOf(input)
  const collected = count === 0 ? t(locale, 'trial-run.none') : t(locale, 'trial-run.body', { count })
  const body = [collected, t(locale, 'trial-run.after')]
  return {
    title,
    tone: 'neutral',
    text: sentences(locale, [title, ...body]),
    body,
    facts: input.readers.slice(0, mostReaders).map(({ name, count }) => ({
      label: clip(name),
      value: t(locale, 'trial-run.reader', { count }),
    })),
    rows: input.newest.map(({ reader, message }) => ({ title: clip(message, 120), detail: clip(reader) })),
    actions: [
      {
        kind: 'button',
        label: t(locale, 'go-live.button'),
        style: 'primary',
        call: { command: 'go-live', input: {} },
      },
    ],
  }
}

/** The answer to the button: from now on messages are sent, and what becomes of those that were collected. */
export const goLiveCard = (locale: Locale, input: TrialInput): Card =>
  liveCard(
    locale,
    t(locale, 'go-live.title'),
    input.isTrial ? t(locale, 'go-live.dropped', { count: countOf(input) }) : t(locale, 'go-live.already'),
  )
