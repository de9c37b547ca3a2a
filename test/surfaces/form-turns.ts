import { checkCard, type FormTurn, fieldCard } from '#src/cards/asking/form-turn-cards.ts'
import type { Card } from '#src/cards/card.ts'
import type { Form } from '#src/cards/form.ts'
import type { Locale } from '#src/domain/locale.ts'
import { aMoment } from '../helpers/builders/a-customer.ts'

/** The cards that ask for a form where there are no dialogs: one a field, and the last with all of it. */
export function turnsOf(locale: Locale, form: Form): readonly Card[] {
  const values = Object.fromEntries(form.fields.flatMap(({ name, value }) => (value ? [[name, value]] : [])))
  const turn: FormTurn = { id: 'f1', step: 0, form, values }
  const reader = { locale, now: aMoment }
  return [...form.fields.map((field) => fieldCard(reader, turn, field)), checkCard(reader, turn)]
}
