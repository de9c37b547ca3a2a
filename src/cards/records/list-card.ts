import type { Card, CardButton } from '#src/cards/card.ts'
import { type CustomerList, customerRows, namesOf } from '#src/cards/customers/customer-rows.ts'
import type { Customer } from '#src/domain/customer.ts'
import type { Locale } from '#src/domain/locale.ts'
import type { Policy } from '#src/domain/policy.ts'
import { formatNumber } from '#src/i18n/format.ts'
import { sentences } from '#src/i18n/sentences.ts'
import { t } from '#src/i18n/text.ts'

/** One page of a list. `words`: what was asked, for the buttons. */
export type ListPage = {
  readonly customers: readonly Customer[]
  readonly count: number
  readonly words: string
  readonly page: number
  readonly pageSize: number
  readonly policy: Policy
  readonly now: Date
}

/** How many there are, ten of them, and the way to the others. */
export function listCard(locale: Locale, asked: ListPage): Card {
  const { customers, count, page, pageSize, policy, now } = asked
  const title =
    count === 0 ? t(locale, 'list.none-title') : t(locale, 'list.title', { count, n: formatNumber(count) })
  const from = page * pageSize + 1
  const shown =
    count > pageSize && customers.length > 0
      ? t(locale, 'list.page', { from, to: from + customers.length - 1, n: formatNumber(count) })
      : ''
  const list: CustomerList = { customers, command: 'tier', policy, now, alike: hasTwins(customers) }
  const actions = turns(locale, asked)

  return {
    title,
    tone: 'neutral',
    text: sentences(locale, [title, namesOf(locale, customers), shown]),
    body: [count === 0 ? t(locale, 'list.none') : shown].filter((line) => line !== ''),
    rows: customerRows(locale, list),
    ...(actions.length > 0 ? { actions } : {}),
  }
}

const hasTwins = (customers: readonly Customer[]): boolean =>
  new Set(customers.map(({ name }) => name)).size < customers.length

function turns(locale: Locale, { count, words, page, pageSize }: ListPage): readonly CardButton[] {
  const turn = (label: string, to: number): CardButton => ({
    kind: 'button',
    label,
    call: { command: 'list', input: { words, page: String(to) } },
  })
  return [
    ...(page > 0 ? [turn(t(locale, 'list.back'), page - 1)] : []),
    ...((page + 1) * pageSize < count ? [turn(t(locale, 'list.more'), page + 1)] : []),
  ]
}
