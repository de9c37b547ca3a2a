import type { Card, CardFile } from '#src/cards/card.ts'
import { clip } from '#src/cards/parts/clip.ts'
import { joined, type Reader } from '#src/cards/parts/reader.ts'
import { csvText } from '#src/domain/csv.ts'
import type { Locale } from '#src/domain/locale.ts'
import { sentences } from '#src/i18n/sentences.ts'
import { t } from '#src/i18n/text.ts'
import { howLine, type ReminderAbout } from './reminder-lines.ts'

/** One customer of a batch, with what is written to it. */
export type BatchLine = ReminderAbout & { readonly text: string }

/** What a surface's list takes; the file has them all. */
const mostRows = 20

/** A message that can be sent as it is: it holds nothing of tiers or amounts, since customers read it. */
export const batchTextOf = (locale: Locale, { reminder, customer }: ReminderAbout): string =>
  t(locale, `done.text-${reminder.content}`, { name: customer.name })

/** List, text to copy, and one approval for all that the card was made of. */
export function batchCard(
  locale: Locale,
  zone: string,
  { lines, now }: { readonly lines: readonly BatchLine[]; readonly now: Date },
): Card {
  const reader: Reader = { locale, zone, now }
  const count = lines.length
  const title = t(locale, 'done.batch-list-title', { count })
  const more = count > mostRows ? [t(locale, 'done.batch-more', { n: count - mostRows })] : []
  const body = [t(locale, 'done.batch-how'), ...textsOf(locale, lines), ...more]

  return {
    title,
    tone: 'neutral',
    text: sentences(locale, [title, t(locale, 'done.batch-how')]),
    body,
    rows: lines.slice(0, mostRows).map(({ customer, reminder }) => ({
      title: clip(customer.name, 40),
      detail: joined([howLine(reader, reminder), customer.ref]),
    })),
    actions: [
      {
        kind: 'button',
        label: t(locale, 'done.batch-button', { count }),
        style: 'primary',
        call: { command: 'done', input: { batch: now.toISOString() } },
      },
    ],
  }
}

/** One text for each thing that is written about, with a place for the name. */
const textsOf = (locale: Locale, lines: readonly BatchLine[]): readonly string[] =>
  [...new Set(lines.map(({ reminder }) => reminder.content))].map((content) =>
    t(locale, `done.text-${content}`, { name: t(locale, 'done.name-here') }),
  )

/** Whom to write what: for a mail or mass-send tool. */
export const batchFile = (locale: Locale, lines: readonly BatchLine[]): CardFile => ({
  name: 'batch.csv',
  mime: 'text/csv',
  content: csvText(
    [
      t(locale, 'done.column-customer'),
      t(locale, 'done.column-ref'),
      t(locale, 'done.column-channel'),
      t(locale, 'done.column-about'),
      t(locale, 'done.column-text'),
    ],
    lines.map(({ customer, reminder, text }) => [
      customer.name,
      customer.ref,
      t(locale, `channel.${reminder.channel}`),
      t(locale, `touch.content-${reminder.content}`),
      text,
    ]),
  ),
})
