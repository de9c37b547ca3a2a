import type { Card, CardAction, CardButton } from '#src/cards/card.ts'
import type { Form, FormField } from '#src/cards/form.ts'
import { clip } from '#src/cards/parts/clip.ts'
import { type ForWhom, shownValue } from '#src/cards/parts/form-value.ts'
import { plainCard } from '#src/cards/parts/plain-card.ts'
import { joined } from '#src/cards/parts/reader.ts'
import type { Locale } from '#src/domain/locale.ts'
import { labelled } from '#src/i18n/sentences.ts'
import { t } from '#src/i18n/text.ts'

/** A form under way, as its cards show it. */
export type FormTurn = {
  readonly id: string
  /** Counts the answers: a press on what stood there before is known as such. */
  readonly step: number
  readonly form: Form
  readonly values: Readonly<Record<string, string>>
}

/** What the buttons of these cards call: no command of the registry. */
export const formTurnCommand = 'form'

/** What a press does with the form. */
type FormTurnStep = 'set' | 'skip' | 'edit' | 'save' | 'cancel'

const callOf = ({ id, step }: FormTurn, does: FormTurnStep, more: Readonly<Record<string, string>> = {}) => ({
  command: formTurnCommand,
  input: { form: id, step: String(step), do: does, ...more },
})

const button = (label: string, call: CardButton['call'], style?: CardButton['style']): CardButton => ({
  kind: 'button',
  label,
  call,
  ...(style ? { style } : {}),
})

/** `写跟进 · 阿里`. */
export const formName = ({ title, intro }: Form): string => joined([title, intro && clip(intro, 20)])

/** More buttons than these are a choice; each with a label that a small button holds. */
const mostButtons = 4
const longestButton = 10

/** Asks for one field. `note`: why it is asked again. */
export function fieldCard(reader: ForWhom, turn: FormTurn, field: FormField, note?: string): Card {
  const { locale } = reader
  const asked = t(locale, `form.ask-${field.kind === 'paragraph' ? 'text' : field.kind}`, {
    label: field.label,
  })
  const value = turn.values[field.name]
  const now =
    value === undefined ? '' : t(locale, 'form.now', { value: clip(shownValue(reader, field, value), 60) })
  const body = [note ?? '', asked, now, field.hint ?? ''].filter((line) => line !== '')
  const isOptional = field.optional === true || value !== undefined
  // Several of many are chosen on a card of their own: leaving out and giving up are written there.
  const isAlone = field.kind === 'choices' && (field.options ?? []).length > 0
  const ways: readonly CardAction[] = [
    ...(isOptional
      ? [button(t(locale, value === undefined ? 'form.skip' : 'form.keep'), callOf(turn, 'skip'))]
      : []),
    button(t(locale, 'form.cancel'), callOf(turn, 'cancel')),
  ]
  const actions = [...choiceActions(locale, turn, field), ...(isAlone ? [] : ways)]
  return plainCard(locale, formName(turn.form), body, note ? { actions, tone: 'warning' } : { actions })
}

function choiceActions(locale: Locale, turn: FormTurn, field: FormField): readonly CardAction[] {
  const { options = [], kind } = field
  if (options.length === 0) return []

  const isShort = options.length <= mostButtons && options.every(({ label }) => label.length <= longestButton)
  if (kind !== 'choices' && isShort)
    return options.map(({ label, value }) => button(label, callOf(turn, 'set', { value }), 'primary'))
  const call = callOf(turn, 'set')
  const label = t(locale, kind === 'choices' ? 'form.pick-choices' : 'form.pick-choice')
  const many = kind === 'choices' ? { many: true as const } : {}
  return [{ kind: 'select', label, submit: t(locale, 'form.choose'), field: 'value', call, options, ...many }]
}

const longestShown = 28

/** Everything that will be saved, with a way to change each of it. */
export function checkCard(reader: ForWhom, turn: FormTurn, note?: string): Card {
  const { locale } = reader
  const { form, values } = turn
  const lines = form.fields.map((field) => {
    const value = values[field.name]
    return {
      label: field.label,
      value: value === undefined ? '–' : clip(shownValue(reader, field, value), longestShown),
    }
  })
  const filled = lines
    .filter(({ value }) => value !== '–')
    .map(({ label, value }) => labelled(locale, label, value))
  const said = t(locale, 'form.check', {
    values: filled.join(locale === 'zh' ? '；' : '; ') || '–',
    submit: form.submit,
  })
  const options = form.fields.map(({ label, name }) => ({ label, value: name }))

  return plainCard(
    locale,
    t(locale, 'form.check-title', { title: formName(form) }),
    [...(note ? [note] : []), said],
    {
      ...(note ? { tone: 'warning' } : {}),
      actions: [
        button(form.submit, callOf(turn, 'save'), 'primary'),
        {
          kind: 'select',
          label: t(locale, 'form.change'),
          submit: t(locale, 'form.change-one'),
          field: 'field',
          call: callOf(turn, 'edit'),
          options,
        },
        button(t(locale, 'form.cancel'), callOf(turn, 'cancel')),
      ],
      ...(form.footer === undefined ? {} : { footer: form.footer }),
    },
  )
}

/** It was ended by whoever began it. */
export const cancelledCard = (locale: Locale, form: Form): Card =>
  plainCard(locale, t(locale, 'form.cancelled-title', { title: formName(form) }), [
    t(locale, 'form.cancelled'),
  ])

/** A press on a form that is no longer open, or a word to one that is not. */
export const formOverCard = (locale: Locale, pressed: boolean): Card =>
  pressed
    ? plainCard(locale, t(locale, 'form.over-title'), [t(locale, 'form.over')], { tone: 'warning' })
    : plainCard(locale, t(locale, 'form.nothing-open-title'), [t(locale, 'form.nothing-open')])

/** A second tap on what was saved. */
export const formSavedCard = (locale: Locale): Card =>
  plainCard(locale, t(locale, 'form.saved-title'), [t(locale, 'form.saved')])

const hasMore = ({ facts, rows }: Card): boolean => (facts ?? []).length + (rows ?? []).length > 0

/** The same card, which says first what is still open or was given up. */
export const withLine = (card: Card, line: string): Card => ({
  ...card,
  text: `${line} ${card.text}`,
  body: [line, ...(card.body ?? (hasMore(card) ? [] : [card.text]))],
})
