import type { Card, CardFact, CommandCall } from '#src/cards/card.ts'
import { clip } from '#src/cards/parts/clip.ts'
import { calendarDayFor, joined, type Reader } from '#src/cards/parts/reader.ts'
import type { Channel } from '#src/domain/event.ts'
import type { TouchOutcome } from '#src/domain/follow-up/outcome.ts'
import { sentences } from '#src/i18n/sentences.ts'
import { t } from '#src/i18n/text.ts'
import { besideFacts, outcomeOf, type ToldBeside } from './touch-told-words.ts'

/** A touch as its words were read: nothing of it is written yet. */
export type TouchDraftInput = {
  readonly name: string
  readonly note: string
  readonly channel: Channel
  readonly told: ToldBeside & {
    readonly outcome: TouchOutcome | null
    readonly satisfaction: number | null
    /** YYYY-MM-DD. */
    readonly on: string | null
    readonly next: string | null
    readonly nextTime: string | null
  }
  readonly by: 'model' | 'rules'
  /** Writes it down. */
  readonly save: CommandCall
  /** What its form opens with; absent where there is none. */
  readonly change?: CommandCall['input']
}

/** `Log this for Acme?`: the fields as they were read, one press to write them down. */
export function touchDraftCard(reader: Reader, input: TouchDraftInput): Card {
  const { locale } = reader
  const { name, by, save, change } = input
  const title = t(locale, 'log.draft-title', { name: clip(name) })
  const facts = factsOf(reader, input)
  const said = facts.slice(0, 3).map(({ label, value }) => `${label} ${value}`)

  return {
    title,
    tone: 'neutral',
    text: sentences(locale, [title, ...said, t(locale, 'log.draft-waits')]),
    body: [t(locale, 'log.draft-waits')],
    facts,
    actions: [
      { kind: 'button', label: t(locale, 'form.save'), style: 'primary', call: save },
      ...(change
        ? [
            {
              kind: 'form',
              label: t(locale, 'log.draft-change'),
              call: { command: save.command, input: change },
            } as const,
          ]
        : []),
    ],
    footer: t(locale, `log.told-${by}`),
  }
}

function factsOf(reader: Reader, { note, channel, told }: TouchDraftInput): readonly CardFact[] {
  const { locale } = reader
  const { outcome, satisfaction, on, next, nextTime } = told
  const how = joined([t(locale, `channel.${channel}`), t(locale, `touch.outcome-${outcomeOf(outcome)}`)])
  const lines: readonly (readonly [label: string, value: string | undefined])[] = [
    [t(locale, 'log.how'), how],
    [t(locale, 'log.on'), on === null ? undefined : calendarDayFor(reader, on)],
    [t(locale, 'log.next'), next === null ? undefined : joinedTime(calendarDayFor(reader, next), nextTime)],
    [
      t(locale, 'log.satisfaction'),
      satisfaction === null ? undefined : t(locale, 'log.of-five', { n: satisfaction }),
    ],
  ]
  return [
    ...lines.flatMap(([label, value]) => (value === undefined ? [] : [{ label, value }])),
    ...besideFacts(locale, told, note),
    { label: t(locale, 'log.note'), value: clip(note, 300) },
  ]
}

const joinedTime = (day: string, time: string | null): string => (time === null ? day : `${day} ${time}`)
