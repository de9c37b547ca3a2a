import { outcomeOf, toldFooter } from '#src/cards/follow-up/touch-told-words.ts'
import type { Form, FormField } from '#src/cards/form.ts'
import type { CommandDeps } from '#src/commands/deps.ts'
import { customerMeant } from '#src/commands/naming/mentioned.ts'
import { type NoteTold, tellNote } from '#src/commands/touches/note-told.ts'
import { draftOf, pressedFields } from '#src/commands/touches/touch-draft.ts'
import type { Customer } from '#src/domain/customer.ts'
import { type Channel, channels } from '#src/domain/event.ts'
import { touchOutcomes } from '#src/domain/follow-up/outcome.ts'
import { localDay } from '#src/domain/local-day.ts'
import { present } from '#src/domain/present.ts'
import type { Asker } from '#src/domain/user.ts'
import { t } from '#src/i18n/text.ts'
import { formIntro, formSubject, longestNote, optionsOf, saveLabel } from './fields.ts'

type Given = {
  readonly customer?: string | undefined
  /** The card it was opened from: what stands on it is filled in. */
  readonly click?: string | undefined
  /** A message that somebody else wrote, or what was spoken: it becomes the note. */
  readonly quoted?: string | undefined
  /** The channel that is usual with a customer. */
  readonly usual: (customer: Customer) => Channel
}

/** Channels that people pick; what happened on the web is no touch of ours. */
export const pickableChannels = channels.filter((channel) => channel !== 'web')

const ratings = ['5', '4', '3', '2', '1'] as const

/** The form of a touch: channel, outcome, note, satisfaction, its day, and the next one, as far as a note tells them. */
export async function logForm(deps: CommandDeps, given: Given, asker: Asker): Promise<Form> {
  const { locale } = asker
  const meant = given.quoted === undefined ? undefined : await customerMeant(deps, given.quoted, asker)
  const subject = await formSubject(deps, given.customer, asker, meant)
  const customer = subject.customer ?? meant?.one
  const filled = await filledFrom(deps, given, customer, asker)
  const { timed, ...values } = filled ? pressedFields(filled.told) : {}
  const click = given.click ?? deps.ids.next()
  const usual = customer ? given.usual(customer) : 'phone'

  return {
    title: t(locale, 'log.form-title'),
    submit: saveLabel(locale),
    call: { command: 'log', input: { ...subject.input, click, ...present({ timed }) } },
    ...formIntro(subject),
    ...(filled ? { footer: toldFooter(locale, filled.told, filled) } : {}),
    fields: [
      ...subject.fields,
      ...howFields(asker, {
        channel: filled?.told.channel ?? usual,
        outcome: outcomeOf(filled?.told.outcome ?? null),
      }),
      ...noteFields(asker, { note: filled?.note.slice(0, longestNote), ...values }),
      ...dayFields(asker, { on: localDay(deps.clock.now(), asker.zone), ...values }),
    ],
  }
}

type Filled = NoteTold & { readonly note: string }

/** What the form begins with: a card's draft, or what is quoted. */
async function filledFrom(
  deps: CommandDeps,
  { click, quoted = '' }: Given,
  customer: Customer | undefined,
  asker: Asker,
): Promise<Filled | undefined> {
  const draft = customer && (await draftOf(deps, customer, click, asker))
  if (draft || quoted.trim() === '') return draft
  return { ...(await tellNote(deps, quoted, customer, asker)), note: quoted }
}

type Values = Readonly<Record<string, string | undefined>>

const howFields = ({ locale }: Asker, { channel, outcome }: Values): readonly FormField[] => [
  {
    name: 'channel',
    label: t(locale, 'log.form-channel'),
    kind: 'choice',
    options: optionsOf(pickableChannels, (value) => t(locale, `channel.${value}`)),
    ...present({ value: channel }),
  },
  {
    name: 'outcome',
    label: t(locale, 'log.form-outcome'),
    kind: 'choice',
    options: optionsOf(touchOutcomes, (value) => t(locale, `touch.outcome-${value}`)),
    ...present({ value: outcome }),
  },
]

const noteFields = ({ locale }: Asker, { note, satisfaction }: Values): readonly FormField[] => [
  {
    name: 'note',
    label: t(locale, 'log.note'),
    kind: 'paragraph',
    optional: true,
    maxLength: longestNote,
    ...present({ value: note }),
  },
  {
    name: 'satisfaction',
    label: t(locale, 'log.satisfaction'),
    kind: 'choice',
    optional: true,
    options: optionsOf(ratings, (n) => t(locale, 'log.of-five', { n })),
    ...present({ value: satisfaction }),
  },
]

const dayFields = ({ locale }: Asker, { on, next }: Values): readonly FormField[] => [
  { name: 'on', label: t(locale, 'log.form-on'), kind: 'date', ...present({ value: on }) },
  { name: 'next', label: t(locale, 'log.next'), kind: 'date', optional: true, ...present({ value: next }) },
]
