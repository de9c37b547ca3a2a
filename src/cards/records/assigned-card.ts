import type { Card, CardButton } from '#src/cards/card.ts'
import { namesOf } from '#src/cards/customers/customer-rows.ts'
import { clip } from '#src/cards/parts/clip.ts'
import { plainCard } from '#src/cards/parts/plain-card.ts'
import type { Customer } from '#src/domain/customer.ts'
import type { Locale } from '#src/domain/locale.ts'
import type { User } from '#src/domain/user.ts'
import { t } from '#src/i18n/text.ts'

const mostNames = 10

type Told = {
  readonly customers: readonly Customer[]
  readonly owner: string
  /** How many had another owner before. */
  readonly changed: number
  readonly reminders: number
  readonly undo: readonly CardButton[]
}

/** Who has which customers now. */
export function assignedCard(locale: Locale, { customers, owner, changed, reminders, undo }: Told): Card {
  const [first] = customers
  const handed =
    customers.length === 1 && first
      ? t(locale, 'assign.one-title', { name: clip(first.name), owner })
      : t(locale, 'assign.title', { count: customers.length, owner })
  const title = changed === 0 ? t(locale, 'assign.none-title') : handed
  const body = [
    customers.length > 1 ? namesOf(locale, customers.slice(0, mostNames)) : '',
    changed === 0 ? t(locale, 'assign.none', { owner }) : '',
    reminders === 0 ? '' : t(locale, 'assign.reminders', { count: reminders }),
  ].filter((line) => line !== '')

  return plainCard(locale, title, body, {
    tone: changed > 0 ? 'good' : 'neutral',
    ...(undo.length > 0 ? { actions: undo } : {}),
  })
}

/** To whom: one tap out of those whom the asker may choose. */
export function assignToCard(
  locale: Locale,
  { _id, name }: Pick<Customer, '_id' | 'name'>,
  { owner, colleagues }: { readonly owner: string | undefined; readonly colleagues: readonly User[] },
): Card {
  const title = t(locale, 'assign.to-title', { name: clip(name) })
  const body = owner === undefined ? [] : [t(locale, 'assign.to', { owner })]
  return plainCard(locale, title, body, {
    actions: [
      {
        kind: 'select',
        label: t(locale, 'assign.to-label'),
        field: 'to',
        call: { command: 'assign', input: { customer: _id } },
        options: colleagues.map((user) => ({ label: user.name, value: user._id })),
      },
    ],
  })
}

/** How it is said. */
export const assignAskCard = (locale: Locale): Card =>
  plainCard(locale, t(locale, 'assign.ask-title'), [t(locale, 'assign.ask')], { tone: 'warning' })
