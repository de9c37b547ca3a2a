import type { Card, CardAction, CardButton, CardFact, CommandCall } from '#src/cards/card.ts'
import { clip } from '#src/cards/parts/clip.ts'
import { formOpener } from '#src/cards/parts/form-openers.ts'
import { dayFor, joined, type Reader } from '#src/cards/parts/reader.ts'
import type { Channel } from '#src/domain/event.ts'
import { type TouchOutcome, touchOutcomes } from '#src/domain/follow-up/outcome.ts'
import { localDay } from '#src/domain/local-day.ts'
import type { Locale } from '#src/domain/locale.ts'
import { sentences } from '#src/i18n/sentences.ts'
import { t } from '#src/i18n/text.ts'

type Day = { readonly day: string; readonly at: Date }

/** The days that are offered for the next touch, and what choosing one calls. */
type OfferedDays = {
  readonly planned?: Day
  readonly near: readonly Day[]
  readonly others: readonly Day[]
  /** Where a day is in a year whose holidays are not known. */
  readonly note?: string
  /** `next` joins its input. */
  readonly call: CommandCall
}

/** A touch that was logged. */
export type LoggedInput = {
  readonly name: string
  readonly channel: Channel
  readonly outcome: TouchOutcome
  readonly note?: string | undefined
  readonly satisfaction?: number | undefined
  /** Where it was not just now. */
  readonly on?: Date | undefined
  readonly nextAt?: Date | undefined
  /** Who had logged it before, where it was not logged again; without a name: the reader. */
  readonly before?: { readonly who?: string } | undefined
  readonly days?: OfferedDays | undefined
  readonly undo?: CardButton | undefined
}

const dayButton = (reader: Reader, { day, at }: Day, call: CommandCall, planned: boolean): CardButton => ({
  kind: 'button',
  label: planned ? t(reader.locale, 'log.as-planned', { day: dayFor(reader, at) }) : dayFor(reader, at),
  // Days ahead are less than a year away: without the year they are as clear, and short enough for any button.
  short: dayFor({ ...reader, now: at }, at),
  call: { ...call, input: { ...call.input, next: day } },
  ...(planned ? { style: 'primary' as const } : {}),
})

/** The cadence's day first, a week, a month, and any other to pick: one press sets it. A day that is set can be changed. */
function dayActions(
  reader: Reader,
  { planned, near, others, call }: OfferedDays,
  { outcome, nextAt }: Pick<LoggedInput, 'outcome' | 'nextAt'>,
): readonly CardAction[] {
  const pick = (label: 'log.other-day' | 'log.change-day', days: readonly Day[]): CardAction => ({
    kind: 'select',
    label: t(reader.locale, label),
    submit: t(reader.locale, 'form.choose'),
    field: 'next',
    call,
    options: days.map(({ day, at }) => ({ label: dayFor(reader, at), value: day })),
  })
  if (nextAt) {
    const set = localDay(nextAt, reader.zone)
    return [
      pick(
        'log.change-day',
        others.filter(({ day }) => day !== set),
      ),
    ]
  }
  return [
    ...(planned ? [dayButton(reader, planned, call, outcome !== 'agreed')] : []),
    ...near.map((day) => dayButton(reader, day, call, false)),
    pick('log.other-day', others),
  ]
}

function factsOf(reader: Reader, { channel, outcome, note, satisfaction, on, nextAt }: LoggedInput) {
  const { locale } = reader
  const how = joined([t(locale, `channel.${channel}`), t(locale, `touch.outcome-${outcome}`)])
  const lines: readonly (readonly [string, string | undefined])[] = [
    [t(locale, 'log.how'), how],
    [t(locale, 'log.on'), on && dayFor(reader, on)],
    [t(locale, 'log.note'), note && clip(note, 300)],
    [t(locale, 'log.satisfaction'), satisfaction && t(locale, 'log.of-five', { n: satisfaction })],
    [t(locale, 'log.next'), nextAt && dayFor(reader, nextAt)],
  ].map(([label = '', value]) => [label as string, value ? String(value) : undefined])

  return lines.flatMap(([label, value]): readonly CardFact[] => (value ? [{ label, value }] : []))
}

const alreadyLine = (locale: Locale, { who }: { readonly who?: string }): string =>
  who === undefined ? t(locale, 'log.already-you') : t(locale, 'log.already', { who })

/** What was logged, and the days for the next touch. */
export function touchLoggedCard(locale: Locale, zone: string, now: Date, input: LoggedInput): Card {
  const reader: Reader = { locale, zone, now }
  const { name, before, outcome, nextAt, days, undo } = input
  const title =
    before === undefined
      ? t(locale, 'log.title', { name: clip(name) })
      : t(locale, 'log.already-title', { name: clip(name) })
  const ask = t(locale, outcome === 'agreed' ? 'log.when-agreed' : 'log.when-next')
  const body = [before === undefined ? '' : alreadyLine(locale, before), days && !nextAt ? ask : ''].filter(
    (line) => line !== '',
  )
  const facts = factsOf(reader, input)

  return {
    title,
    tone: before === undefined ? 'good' : 'neutral',
    text: sentences(locale, [title, ...facts.map(({ value }) => value), ...body]),
    body,
    facts,
    actions: [...(days ? dayActions(reader, days, input) : []), ...(undo ? [undo] : [])],
    ...(days?.note === undefined ? {} : { footer: days.note }),
  }
}

/** The second tap: when the customer is touched next. */
export function nextDateCard(
  locale: Locale,
  zone: string,
  now: Date,
  {
    name,
    at,
    undo,
    note,
  }: {
    readonly name: string
    readonly at: Date
    readonly undo: CardButton
    readonly note?: string | undefined
  },
): Card {
  const day = dayFor({ locale, zone, now }, at)
  const title = t(locale, 'done.next-title', { name: clip(name), day })
  const body = [t(locale, 'done.next')]
  const footer = note === undefined ? {} : { footer: note }
  return { title, tone: 'good', text: sentences(locale, [title, ...body]), body, actions: [undo], ...footer }
}

/** Nothing was said of the touch: one press for how it ended by the usual channel, others to pick. */
export function whichTouchCard(
  locale: Locale,
  input: {
    readonly name: string
    readonly ref: string
    readonly channel: Channel
    readonly channels: readonly Channel[]
    /** What a press calls: `outcome` and `channel` join its input. */
    readonly call: CommandCall
  },
): Card {
  const { name, ref, channel, channels, call } = input
  const title = t(locale, 'log.which-title', { name: clip(name) })
  const body = [t(locale, 'log.which', { ref })]
  const buttons = touchOutcomes.map(
    (outcome): CardButton => ({
      kind: 'button',
      label: t(locale, 'log.by-outcome', {
        channel: t(locale, `channel.${channel}`),
        outcome: t(locale, `touch.outcome-${outcome}`),
      }),
      short: t(locale, outcome === 'agreed' ? 'touch.outcome-agreed-short' : `touch.outcome-${outcome}`),
      call: { ...call, input: { ...call.input, channel, outcome } },
    }),
  )

  return {
    title,
    tone: 'neutral',
    text: sentences(locale, [title, ...body]),
    body,
    actions: [
      ...buttons,
      {
        kind: 'select',
        label: t(locale, 'log.channel'),
        submit: t(locale, 'form.choose'),
        field: 'channel',
        call,
        options: channels.map((each) => ({ label: t(locale, `channel.${each}`), value: each })),
      },
      formOpener(locale, 'log', { customer: ref }),
    ],
  }
}
