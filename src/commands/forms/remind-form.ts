import type { Form } from '#src/cards/form.ts'
import type { CommandDeps } from '#src/commands/deps.ts'
import { mentionedCustomers } from '#src/commands/mentioned.ts'
import { daysAhead } from '#src/commands/next-days.ts'
import { present } from '#src/domain/present.ts'
import type { Asker } from '#src/domain/user.ts'
import { t } from '#src/i18n/text.ts'
import { formIntro, formSubject, saveLabel } from './fields.ts'

/** What a reminder's note may hold. */
const longestReminderNote = 900

/** The form of a reminder: day, hour, and what for. */
export async function remindForm(
  deps: CommandDeps,
  given: { readonly customer?: string | undefined; readonly quoted?: string | undefined },
  asker: Asker,
): Promise<Form> {
  const { locale } = asker
  const [guessed] = given.quoted === undefined ? [] : await mentionedCustomers(deps, given.quoted, asker)
  const subject = await formSubject(deps, given.customer, asker, guessed)
  const [tomorrow] = await daysAhead(deps, asker, [1])

  return {
    title: t(locale, 'remind.form-title'),
    submit: saveLabel(locale),
    call: { command: 'remind', input: subject.input },
    ...formIntro(subject),
    fields: [
      ...subject.fields,
      {
        name: 'on',
        label: t(locale, 'remind.day'),
        kind: 'date',
        ask: true,
        ...present({ value: tomorrow?.day }),
      },
      {
        name: 'at',
        label: t(locale, 'remind.form-time'),
        kind: 'time',
        optional: true,
        hint: t(locale, 'remind.form-time-hint'),
      },
      {
        name: 'note',
        label: t(locale, 'remind.own-note'),
        kind: 'paragraph',
        optional: true,
        maxLength: longestReminderNote,
        ...present({ value: given.quoted?.slice(0, longestReminderNote) }),
      },
    ],
  }
}
