import type { CardRow } from '#src/cards/card.ts'
import { clip } from '#src/cards/parts/clip.ts'
import { standingTierName } from '#src/cards/parts/tier-name.ts'
import type { Customer } from '#src/domain/customer.ts'
import type { Locale } from '#src/domain/locale.ts'
import type { Policy } from '#src/domain/policy.ts'
import { t } from '#src/i18n/text.ts'

/** What lists of customers need; `command` is what choosing one does. */
export type CustomerList = {
  readonly customers: readonly Customer[]
  readonly command: string
  readonly policy: Policy | undefined
  readonly now: Date
  /** The names are alike, so that buttons name the id; else the ref, which a terminal's reader can type. */
  readonly alike?: boolean
}

/** One line a customer: name, tier, lifecycle, and a button that goes on with it. */
export function customerRows(
  locale: Locale,
  { customers, command, policy, now, alike }: CustomerList,
): readonly CardRow[] {
  return customers.map((customer) => ({
    title: clip(customer.name),
    detail: detailOf(locale, policy, customer, now),
    action: {
      kind: 'button',
      label: t(locale, command === 'why' ? 'why.button' : 'customer.open'),
      call: { command, input: { customer: alike ? customer._id : customer.ref } },
    },
  }))
}

/** Tier and lifecycle; a prospect's tier says both. */
function detailOf(locale: Locale, policy: Policy | undefined, customer: Customer, now: Date): string {
  const tier = standingTierName(locale, policy, customer, now)
  if (customer.kind === 'prospect') return tier
  return [...new Set([tier, t(locale, `lifecycle.${customer.lifecycle}`)])].join(' · ')
}

/** The same as one line of words, for the fallback text. */
export const namesOf = (locale: Locale, customers: readonly Customer[]): string =>
  customers.map(({ name }) => clip(name, 40)).join(locale === 'zh' ? '、' : ', ')
