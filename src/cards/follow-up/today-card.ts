import type { Card, CardButton, CardRow } from '#src/cards/card.ts'
import { clip } from '#src/cards/parts/clip.ts'
import { joined, type Reader } from '#src/cards/parts/reader.ts'
import { shortTierName } from '#src/cards/parts/tier-name.ts'
import { localTime } from '#src/domain/local-time.ts'
import type { Locale } from '#src/domain/locale.ts'
import { standingTier } from '#src/domain/tier/standing-tier.ts'
import { capital, inSeries, sentences, small } from '#src/i18n/sentences.ts'
import { t } from '#src/i18n/text.ts'
import { openReminder } from './reminder-actions.ts'
import { type ReminderAbout, reminderInShort, whyNowLine } from './reminder-lines.ts'

/** What a morning list is made of. */
export type TodayInput = {
  /** What waited for the morning, one row each, the most urgent first. */
  readonly news: readonly CardRow[]
  /** In the order of the list. */
  readonly lines: readonly ReminderAbout[]
  /** Touches of the lower tiers that are one batch: one text, one approval. */
  readonly batch: readonly ReminderAbout[]
  /** Every line, where somebody asked for them. */
  readonly showAll?: boolean
  readonly now: Date
}

/** What fits a phone's two screens; the rest is one press away. */
const mostNews = 8
const mostLines = 10
/** More rows than this no surface takes in one message. */
const mostRows = 40
const namesShown = 5

/** A rep's day in one card: news first, then what to do, each line with who, why now, how and one goal. */
export function todayCard(locale: Locale, zone: string, input: TodayInput): Card {
  const reader: Reader = { locale, zone, now: input.now }
  const { news, lines, batch } = input
  const shownNews = news.slice(0, mostNews)
  const shown = lines.slice(0, input.showAll ? mostRows : mostLines)
  const title = titleOf(locale, input)
  const [first] = lines
  const body = bodyOf(locale, input, lines.length - shown.length)

  return {
    title,
    tone: lines.some(({ reminder }) => reminder.isUrgent) ? 'warning' : 'neutral',
    text: sentences(locale, [
      title,
      ...shownNews.slice(0, 2).map((row) => joined([row.title, row.detail])),
      first ? t(locale, 'today.first', { line: reminderInShort(reader, first) }) : (body[0] ?? ''),
    ]),
    body,
    rows: [
      ...shownNews,
      ...shown.map((line) => lineOf(reader, line)),
      ...(batch.length > 0 ? [batchRow(reader, batch)] : []),
    ],
    ...(lines.length > 0 ? { rest: showAll(locale, countOf(input)) } : {}),
    ...(shown.length < lines.length ? { actions: [showAll(locale, countOf(input))] } : {}),
  }
}

/** A batch is one of the day's touches, as it is for the caps. */
const countOf = ({ lines, batch }: TodayInput): number => lines.length + (batch.length > 0 ? 1 : 0)

function titleOf(locale: Locale, input: TodayInput): string {
  const count = countOf(input)
  if (count > 0) return t(locale, 'today.title', { count })

  return t(locale, input.news.length > 0 ? 'today.title-news' : 'today.none-title')
}

function bodyOf(locale: Locale, { news, lines, batch }: TodayInput, unseen: number): readonly string[] {
  if (lines.length + batch.length + news.length === 0) return [t(locale, 'today.none')]

  const others = news.slice(mostNews).map(({ title, detail }) => joined([title, detail]))
  return [
    news.length > 0 && lines.length > 0 ? t(locale, 'today.news', { count: news.length }) : '',
    lines.length > 1 ? t(locale, 'today.order') : '',
    others.length > 0 ? t(locale, 'today.also', { lines: inSeries(locale, others) }) : '',
    unseen > 0 ? t(locale, 'today.more', { count: unseen }) : '',
  ].filter((line) => line !== '')
}

function lineOf(reader: Reader, about: ReminderAbout): CardRow {
  const { locale, now } = reader
  const { reminder, customer, policy } = about
  const code = standingTier(customer, now)
  const name = clip(customer.name, 40)
  const tier = code === undefined ? '' : shortTierName(locale, policy, code)
  const isTimed = reminder.kind === 'timed'

  return {
    title: joined([isTimed ? localTime(reminder.dueAt, reader.zone) : undefined, name, tier]),
    ...(isTimed ? { name } : {}),
    // Under the title on some surfaces: it begins a line.
    detail: joined([
      capital(whyNowLine(reader, about)),
      t(locale, `channel.${reminder.channel}`),
      isTimed && reminder.note ? clip(reminder.note, 80) : small(reminder.goal[locale]),
    ]),
    action: openReminder(reader, reminder),
  }
}

function batchRow({ locale, now }: Reader, batch: readonly ReminderAbout[]): CardRow {
  const codes = batch.map(({ customer }) => standingTier(customer, now) ?? '')
  const policy = batch[0]?.policy
  const tiers = [...new Set(codes)].sort().map((code) => shortTierName(locale, policy, code))
  const names = batch.slice(0, namesShown).map(({ customer }) => clip(customer.name, 20))
  const more = batch.length > namesShown ? ['…'] : []

  return {
    title: t(locale, 'today.batch', { count: batch.length }),
    detail: t(locale, 'today.batch-detail', {
      tiers: capital(inSeries(locale, tiers)),
      names: inSeries(locale, [...names, ...more]),
    }),
    action: {
      kind: 'button',
      label: t(locale, 'today.batch-open'),
      call: { command: 'today', input: { batch: 'batch' } },
    },
  }
}

const showAll = (locale: Locale, n: number): CardButton => ({
  kind: 'button',
  label: t(locale, 'today.show-all', { n }),
  short: t(locale, 'today.show-all-short', { n }),
  call: { command: 'today', input: { all: 'all' } },
})
