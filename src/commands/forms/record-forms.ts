import type { Form } from '#src/cards/form.ts'
import { fieldLabel } from '#src/cards/records/edited-card.ts'
import type { CommandDeps } from '#src/commands/deps.ts'
import { feedbackTopics } from '#src/domain/event.ts'
import type { Asker } from '#src/domain/user.ts'
import { t } from '#src/i18n/text.ts'
import { editFields } from '#src/ingest/records/edit-words.ts'
import { formIntro, formSubject, longestNote, optionsOf, saveLabel } from './fields.ts'

/** The first fields of a new record that the form asks for. */
export const firstFieldNames = ['industry', 'region', 'phone', 'email'] as const

const kinds = ['prospect', 'customer'] as const
const ratings = ['5', '4', '3', '2', '1'] as const

/** The form of a new record. */
export const addForm = ({ locale }: Asker): Form => ({
  title: t(locale, 'add.form-title'),
  submit: saveLabel(locale),
  call: { command: 'add', input: {} },
  fields: [
    { name: 'name', label: t(locale, 'edit.field-name'), kind: 'text', maxLength: 200 },
    {
      name: 'kind',
      label: t(locale, 'add.form-kind'),
      kind: 'choice',
      value: 'prospect',
      options: optionsOf(kinds, (kind) => t(locale, `add.form-${kind}`)),
    },
    ...firstFieldNames.map((name) => ({
      name,
      label: fieldLabel(locale, name),
      kind: 'text' as const,
      optional: true,
      maxLength: 200,
    })),
  ],
})

type Given = { readonly customer?: string | undefined }

/** The form of one field of a record. */
export async function editForm(deps: CommandDeps, given: Given, asker: Asker): Promise<Form> {
  const { locale } = asker
  const subject = await formSubject(deps, given.customer, asker)

  return {
    title: t(locale, 'edit.form-title'),
    submit: saveLabel(locale),
    call: { command: 'edit', input: subject.input },
    ...formIntro(subject),
    fields: [
      ...subject.fields,
      {
        name: 'field',
        label: t(locale, 'edit.form-field'),
        kind: 'choice',
        options: optionsOf(editFields, (field) => fieldLabel(locale, field)),
      },
      {
        name: 'value',
        label: t(locale, 'edit.form-value'),
        kind: 'text',
        maxLength: 500,
        hint: t(locale, 'edit.form-value-hint'),
      },
    ],
  }
}

/** The form of what a customer says. */
export async function feedbackForm(deps: CommandDeps, given: Given, asker: Asker): Promise<Form> {
  const { locale } = asker
  const subject = await formSubject(deps, given.customer, asker)

  return {
    title: t(locale, 'feedback.form-title'),
    submit: saveLabel(locale),
    call: { command: 'feedback', input: { ...subject.input, click: deps.ids.next() } },
    ...formIntro(subject),
    fields: [
      ...subject.fields,
      {
        name: 'topic',
        label: t(locale, 'feedback.form-topic'),
        kind: 'choice',
        value: 'overall',
        options: optionsOf(feedbackTopics, (topic) => t(locale, `feedback.topic-${topic}`)),
      },
      {
        name: 'rating',
        label: t(locale, 'feedback.rating'),
        kind: 'choice',
        options: optionsOf(ratings, (n) => t(locale, 'log.of-five', { n })),
      },
      {
        name: 'complaint',
        label: t(locale, 'feedback.form-complaint'),
        kind: 'choices',
        optional: true,
        options: [{ label: t(locale, 'feedback.is-complaint'), value: 'yes' }],
      },
      {
        name: 'note',
        label: t(locale, 'log.note'),
        kind: 'paragraph',
        optional: true,
        maxLength: longestNote,
      },
    ],
  }
}
