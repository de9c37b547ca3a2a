import type { Card, CardAction, CardRow } from '#src/cards/card.ts'
import { clip } from '#src/cards/parts/clip.ts'
import { dayFor, joined, type Reader } from '#src/cards/parts/reader.ts'
import { tierName } from '#src/cards/parts/tier-name.ts'
import { changeInShort } from '#src/cards/tier/change-in-short.ts'
import type { Customer } from '#src/domain/customer.ts'
import type { Locale } from '#src/domain/locale.ts'
import type { Policy } from '#src/domain/policy.ts'
import { formatNumber } from '#src/i18n/format.ts'
import { sentences } from '#src/i18n/sentences.ts'
import { t } from '#src/i18n/text.ts'

/** Changes that wait for a person, and for whom this card is. */
export type ProposalsInput = {
  /** The most valuable first. */
  readonly customers: readonly Customer[]
  readonly policy: Policy
  readonly now: Date
  /** What has just been done, where the card is an answer. */
  readonly done?: readonly string[]
}

/** What a surface's list and menu take. */
const mostRows = 20

/** The proposal a button means: one that has changed since is not the one that was read. */
const callFor = ({ ref, tier }: Customer, answer: 'confirm' | 'keep') => ({
  command: 'approve',
  input: { customer: ref, to: tier?.proposed?.code ?? '', answer },
})

function detailOf(reader: Reader, policy: Policy, { tier }: Customer): string {
  const { locale } = reader
  const proposed = tier?.proposed
  if (!tier || !proposed) return ''

  return joined([
    changeInShort(locale, policy, { from: tier.code, to: proposed.code }),
    t(locale, `approve.row-${proposed.reason}`),
    t(locale, 'approve.waiting-since', { day: dayFor(reader, proposed.at) }),
  ])
}

const rowOf = (reader: Reader, policy: Policy, customer: Customer): CardRow => ({
  title: clip(customer.name),
  detail: detailOf(reader, policy, customer),
  action: {
    kind: 'button',
    label: t(reader.locale, 'approve.confirm'),
    call: callFor(customer, 'confirm'),
  },
})

function actionsOf({ locale, now }: Reader, customers: readonly Customer[]): readonly CardAction[] {
  if (customers.length === 0) return []

  return [
    {
      kind: 'button',
      label: t(locale, 'approve.confirm-all', { n: customers.length }),
      short: t(locale, 'approve.confirm-all-short', { n: customers.length }),
      style: 'primary',
      call: { command: 'approve', input: { answer: 'all', upTo: now.toISOString() } },
    },
    {
      kind: 'select',
      label: t(locale, 'approve.keep'),
      submit: t(locale, 'approve.keep-short'),
      field: 'customer',
      call: { command: 'approve', input: { answer: 'keep' } },
      options: customers
        .slice(0, mostRows)
        .map((customer) => ({ label: clip(customer.name, 40), value: customer.ref })),
    },
  ]
}

/** The one card on which a manager confirms changes of tier, all or one by one, or keeps things as they are. */
export function proposalsCard(locale: Locale, zone: string, input: ProposalsInput): Card {
  const reader: Reader = { locale, zone, now: input.now }
  const { customers, policy, done = [] } = input
  const count = customers.length
  const title = count === 0 ? t(locale, 'approve.none-title') : t(locale, 'approve.title', { count })
  const more = count > mostRows ? t(locale, 'approve.more', { n: formatNumber(mostRows) }) : ''
  const about = t(locale, count === 0 ? 'approve.none' : 'approve.body')
  const body = [...done, about, more].filter((line) => line !== '')

  return {
    title: done.length > 0 && count === 0 ? t(locale, 'approve.done-title') : title,
    tone: 'neutral',
    text: sentences(locale, [...done, title, about]),
    body: done.length > 0 && count === 0 ? done : body,
    rows: customers.slice(0, mostRows).map((customer) => rowOf(reader, policy, customer)),
    actions: actionsOf(reader, customers),
  }
}

/** What waits among a rep's own customers: to be read, and who decides. */
export function ownProposalsCard(
  locale: Locale,
  zone: string,
  { manager, customers, policy, now }: ProposalsInput & { readonly manager: string | undefined },
): Card {
  const reader: Reader = { locale, zone, now }
  const count = customers.length
  const title = count === 0 ? t(locale, 'approve.none-title') : t(locale, 'approve.own-title', { count })
  const who =
    manager === undefined ? t(locale, 'approve.admins-decide') : t(locale, 'approve.who-decides', { manager })
  const body = [count === 0 ? t(locale, 'approve.none') : who]

  return {
    title,
    tone: 'neutral',
    text: sentences(locale, [title, ...body]),
    body,
    rows: customers.slice(0, mostRows).map((customer) => ({
      title: clip(customer.name),
      detail: detailOf(reader, policy, customer),
    })),
  }
}

/** Somebody who may not decide pressed the button: nothing happens, and here is whom to ask. */
export function notYoursCard(locale: Locale, manager: string | undefined): Card {
  const title = t(locale, 'approve.not-yours-title')
  const ask = manager === undefined ? t(locale, 'approve.ask-admin') : t(locale, 'approve.ask', { manager })
  return { title, tone: 'warning', text: sentences(locale, [title, ask]), body: [ask] }
}

/** `Acme is now tier A.` */
export const confirmedLine = (locale: Locale, policy: Policy, customer: Customer): string =>
  t(locale, 'approve.confirmed', {
    name: clip(customer.name),
    tier: tierName(locale, policy, customer.tier?.proposed?.code ?? ''),
  })

/** `Acme stays tier B …` */
export const keptLine = (locale: Locale, policy: Policy, { name, tier }: Customer): string =>
  t(locale, 'approve.kept', { name: clip(name), tier: tierName(locale, policy, tier?.code ?? '') })

/** `Nothing was changed for Acme …` */
export const staleLine = (locale: Locale, policy: Policy, { name, tier }: Customer): string =>
  t(locale, 'approve.stale', { name: clip(name), tier: tierName(locale, policy, tier?.code ?? '') })

/** `3 changes are made.` and how many had changed meanwhile. */
export const confirmedManyLine = (locale: Locale, done: number, missed: number): readonly string[] => [
  t(locale, 'approve.confirmed-many', { count: done }),
  ...(missed === 0 ? [] : [t(locale, 'approve.missed', { count: missed })]),
]
