import type { Card } from '#src/cards/card.ts'
import { channelName } from '#src/cards/parts/channel-name.ts'
import { clip } from '#src/cards/parts/clip.ts'
import { plainCard } from '#src/cards/parts/plain-card.ts'
import type { Bilingual, Locale } from '#src/domain/locale.ts'
import { inSeries } from '#src/i18n/sentences.ts'
import { t } from '#src/i18n/text.ts'

const mostNames = 20

/** What somebody has ordered, or wants to. */
export type OrderView = {
  readonly weekday: number
  readonly at: string
  readonly segment?: string | undefined
  readonly segmentName?: Bilingual | undefined
  readonly channel?: string | undefined
}

const isWeekday = (day: number): day is 1 | 2 | 3 | 4 | 5 | 6 | 7 => day >= 1 && day <= 7

const weekdayName = (locale: Locale, weekday: number): string =>
  t(locale, `digest.weekday-${isWeekday(weekday) ? weekday : 5}`)

const plain = (
  locale: Locale,
  title: string,
  body: readonly string[],
  tone: Card['tone'] = 'neutral',
): Card =>
  plainCard(
    locale,
    title,
    body.filter((line) => line !== ''),
    { tone },
  )

/** The digest comes then, there. */
export function orderedCard(locale: Locale, { weekday, at, segmentName, channel }: OrderView): Card {
  const where =
    channel === undefined
      ? t(locale, 'digest.to-you')
      : t(locale, 'digest.to-channel', { channel: channelName(channel) })
  const segment = segmentName ? t(locale, 'digest.ordered-segment', { segment: segmentName[locale] }) : ''
  const ordered = t(locale, 'digest.ordered', { weekday: weekdayName(locale, weekday), at, where })

  const holiday = weekday <= 5 ? t(locale, 'digest.ordered-holiday') : ''

  return plain(locale, t(locale, 'digest.ordered-title'), [ordered, segment, holiday], 'good')
}

/** Who reads there, or that nobody here can see it. */
function readersLine(locale: Locale, readers: readonly string[] | 'unseen'): string {
  if (readers === 'unseen') return t(locale, 'digest.confirm-unseen')
  const more = readers.length - mostNames
  const names = [
    inSeries(locale, readers.slice(0, mostNames)),
    ...(more > 0 ? [t(locale, 'digest.confirm-more', { n: more })] : []),
  ].join(' ')
  return t(locale, 'digest.confirm-readers', { count: readers.length, names })
}

/** Before the first post to a channel: who can read it, and the button that agrees. */
export function confirmReadersCard(
  locale: Locale,
  order: OrderView,
  readers: readonly string[] | 'unseen',
): Card {
  const channel = channelName(order.channel ?? '')
  const { weekday, at, segment } = order
  const input = {
    weekday: String(weekday),
    at,
    channel: order.channel ?? '',
    confirmed: 'yes',
    ...(segment === undefined ? {} : { segment }),
  }
  return {
    ...plain(
      locale,
      t(locale, 'digest.confirm-title', { channel }),
      [readersLine(locale, readers), t(locale, 'digest.confirm-what')],
      'warning',
    ),
    actions: [
      {
        kind: 'button',
        label: t(locale, 'digest.confirm'),
        style: 'primary',
        call: { command: 'digest', input },
      },
    ],
  }
}

/** Nobody knows who reads it, so nothing goes there. */
export const noChannelCard = (locale: Locale, channel: string): Card =>
  plain(
    locale,
    t(locale, 'digest.no-channel-title', { channel: channelName(channel) }),
    [t(locale, 'digest.no-channel')],
    'warning',
  )

/** No weekly digest until it is ordered again. */
export const offCard = (locale: Locale): Card =>
  plain(locale, t(locale, 'digest.off-title'), [t(locale, 'digest.off')])

/** Words that are neither a segment nor a time; with the segments there are. */
export function notReadCard(locale: Locale, words: string, segments: readonly string[]): Card {
  const names =
    segments.length > 0 ? t(locale, 'digest.segments-are', { names: inSeries(locale, segments) }) : ''
  return plain(locale, t(locale, 'digest.not-read-title'), [
    t(locale, 'digest.not-read', { words: clip(words) }),
    names,
  ])
}

/** Reps have theirs whenever they ask. */
export const managersOnlyCard = (locale: Locale): Card =>
  plain(locale, t(locale, 'digest.ordered-title'), [t(locale, 'digest.managers-only')])
