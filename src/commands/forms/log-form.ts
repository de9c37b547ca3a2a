import type { Form } from '#src/cards/form.ts'
import type { CommandDeps } from '#src/commands/deps.ts'
import { mentionedCustomers } from '#src/commands/mentioned.ts'
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
  /** A message that somebody else wrote: it becomes the note. */
  readonly quoted?: string | undefined
  /** The channel that is usual with a customer. */
  readonly usual: (customer: Customer) => Channel
}

/** Channels that people pick; what happened on the web is no touch of ours. */
export const pickableChannels = channels.filter((channel) => channel !== 'web')

const ratings = ['5', '4', '3', '2', '1'] as const

/** The form of a touch: channel, outcome, note, satisfaction, its day, and the next one. */
export async function logForm(deps: CommandDeps, given: Given, asker: Asker): Promise<Form> {
  const { locale, zone } = asker
  const [guessed] = given.quoted === undefined ? [] : await mentionedCustomers(deps, given.quoted, asker)
  const subject = await formSubject(deps, given.customer, asker, guessed)
  const customer = subject.customer ?? guessed

  return {
    title: t(locale, 'log.form-title'),
    submit: saveLabel(locale),
    call: { command: 'log', input: { ...subject.input, click: deps.ids.next() } },
    ...formIntro(subject),
    fields: [
      ...subject.fields,
      {
        name: 'channel',
        label: t(locale, 'log.form-channel'),
        kind: 'choice',
        value: customer ? given.usual(customer) : 'phone',
        options: optionsOf(pickableChannels, (value) => t(locale, `channel.${value}`)),
      },
      {
        name: 'outcome',
        label: t(locale, 'log.form-outcome'),
        kind: 'choice',
        value: 'reached',
        options: optionsOf(touchOutcomes, (value) => t(locale, `touch.outcome-${value}`)),
      },
      {
        name: 'note',
        label: t(locale, 'log.note'),
        kind: 'paragraph',
        optional: true,
        maxLength: longestNote,
        ...present({ value: given.quoted?.slice(0, longestNote) }),
      },
      {
        name: 'satisfaction',
        label: t(locale, 'log.satisfaction'),
        kind: 'choice',
        optional: true,
        options: optionsOf(ratings, (n) => t(locale, 'log.of-five', { n })),
      },
      {
        name: 'on',
        label: t(locale, 'log.form-on'),
        kind: 'date',
        value: localDay(deps.clock.now(), zone),
      },
      { name: 'next', label: t(locale, 'log.next'), kind: 'date', optional: true },
    ],
  }
}
