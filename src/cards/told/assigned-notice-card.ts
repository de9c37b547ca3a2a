import type { Card } from '#src/cards/card.ts'
import { customerRows } from '#src/cards/customers/customer-rows.ts'
import { clip } from '#src/cards/parts/clip.ts'
import { plainCard } from '#src/cards/parts/plain-card.ts'
import type { Customer } from '#src/domain/customer.ts'
import type { Locale } from '#src/domain/locale.ts'
import type { Policy } from '#src/domain/policy.ts'
import { t } from '#src/i18n/text.ts'

/** Customers that have come to somebody, or gone from them. */
export type AssignedInput = {
  /** The most valuable first. */
  readonly customers: readonly Customer[]
  /** With those that are not among `customers`. */
  readonly count: number
  /** The name of whoever did it. */
  readonly by: string
  readonly policy: Policy
  readonly now: Date
}

const mostRows = 20

/** For the new owner: what they have now, and what of it is on their list. */
export function assignedToYouCard(
  locale: Locale,
  { customers, count, by, policy, now, reminders }: AssignedInput & { readonly reminders: number },
): Card {
  const [first] = customers
  const title =
    count === 1 && first
      ? t(locale, 'assign.got-one-title', { name: clip(first.name) })
      : t(locale, 'assign.got-title', { count })
  const shown = customers.slice(0, mostRows)
  const unseen = count - shown.length
  const body = [
    t(locale, 'assign.by', { by }),
    reminders > 0 ? t(locale, 'assign.got-reminders', { count: reminders }) : '',
    unseen > 0 ? t(locale, 'assign.more', { count: unseen }) : '',
  ].filter((line) => line !== '')
  const whole = {
    kind: 'button',
    label: t(locale, 'assign.whole'),
    call: { command: 'list', input: {} },
  } as const

  return plainCard(locale, title, body, {
    rows: customerRows(locale, { customers: shown, command: 'tier', policy, now }),
    ...(unseen > 0 ? { actions: [whole] } : {}),
  })
}

/** For whoever had them: who has them now. No button: they cannot be opened any more. */
export function assignedAwayCard(
  locale: Locale,
  { customers, count, by, owner }: AssignedInput & { readonly owner?: string | undefined },
): Card {
  const [first] = customers
  const name = clip(first?.name ?? '')
  const title =
    owner === undefined
      ? t(locale, 'assign.gone-title', { count })
      : count === 1
        ? t(locale, 'assign.one-title', { name, owner })
        : t(locale, 'assign.title', { count, owner })
  const shown = customers.slice(0, mostRows)
  const unseen = count - shown.length
  const body = [
    t(locale, 'assign.by', { by }),
    t(locale, 'assign.gone'),
    unseen > 0 ? t(locale, 'assign.more', { count: unseen }) : '',
  ].filter((line) => line !== '')

  return plainCard(locale, title, body, { rows: shown.map((customer) => ({ title: clip(customer.name) })) })
}
