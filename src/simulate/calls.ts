import type { Card, CommandCall } from '#src/cards/card.ts'

/** A press that a card offers; a select offers one for each of its options. */
type Press = CommandCall & { readonly primary: boolean }

/** Everything that can be pressed on a card, in its order. */
export function pressesOf({ rows = [], actions = [] }: Card): readonly Press[] {
  return [...rows.flatMap(({ action }) => (action ? [action] : [])), ...actions].flatMap(
    (action): readonly Press[] => {
      if (action.kind === 'form') return [] // a form is filled in by a person
      if (action.kind === 'button') return [{ ...action.call, primary: action.style === 'primary' }]
      return action.options.map(({ value }) => ({
        ...action.call,
        input: { ...action.call.input, [action.field]: value },
        primary: false,
      }))
    },
  )
}

/** Reminders that a card speaks of, by the calls that open or end them. */
export const remindersOn = (card: Card): readonly string[] => [
  ...new Set(
    pressesOf(card).flatMap(({ command, input: { reminder } }) =>
      reminder !== undefined && (command === 'remind' || command === 'done') ? [reminder] : [],
    ),
  ),
]
