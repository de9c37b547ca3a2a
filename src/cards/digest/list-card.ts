import type { Card, CardAction, CardButton } from '#src/cards/card.ts'
import { clip } from '#src/cards/parts/clip.ts'
import { joined } from '#src/cards/parts/reader.ts'
import { standingTierName } from '#src/cards/parts/tier-name.ts'
import type { Customer } from '#src/domain/customer.ts'
import type { DigestLine, DigestLineId } from '#src/domain/digest/lines.ts'
import { valueNowMinor } from '#src/domain/value.ts'
import { capital, sentences } from '#src/i18n/sentences.ts'
import { t } from '#src/i18n/text.ts'
import { type DigestView, moneyOf } from './digest-view.ts'
import { lineText } from './line-text.ts'
import { type ListedBecause, whyListed } from './why-listed.ts'

/** As many as one works through at a time. */
export const listPage = 10

/** A page of a line's list. `from` counts from 0. */
export type ListPage = {
  readonly customers: readonly Customer[]
  readonly from: number
  readonly total: number
  /** By customer id. */
  readonly because?: ReadonlyMap<string, ListedBecause>
}

/** What these lists say of a customer names its tier, or its money; prospects have not spent any. */
const saysTier: ReadonlySet<DigestLineId> = new Set(['moved', 'waiting', 'prospects'])
const withoutValue: ReadonlySet<DigestLineId> = new Set(['at-risk', 'prospects'])

const turn = (view: DigestView, line: DigestLine, page: number, key: 'next' | 'previous'): CardButton => ({
  kind: 'button',
  label: t(view.reader.locale, `digest.${key}`),
  call: { command: 'digest', input: { digest: view.id, line: line.id, page: String(page) } },
})

/** The page by itself, where a surface had no room for all of it. */
const wholePage = ({ reader, id }: DigestView, line: DigestLine, from: number): CardButton => ({
  kind: 'button',
  label: t(reader.locale, 'digest.open'),
  call: {
    command: 'digest',
    input: { digest: id, line: line.id, page: String(Math.floor(from / listPage)) },
  },
})

function actionsOf(view: DigestView, line: DigestLine, { from, total }: ListPage): readonly CardAction[] {
  const page = Math.floor(from / listPage)
  return [
    ...(page > 0 ? [turn(view, line, page - 1, 'previous')] : []),
    ...(from + listPage < total ? [turn(view, line, page + 1, 'next')] : []),
    {
      kind: 'button',
      label: t(view.reader.locale, 'digest.back'),
      short: t(view.reader.locale, 'digest.back-short'),
      call: { command: 'digest', input: { digest: view.id } },
    },
  ]
}

/** Who stands behind a line, the most valuable first, each with a button to act. */
export function digestListCard(view: DigestView, line: DigestLine, page: ListPage): Card {
  const { reader, policy, names } = view
  const { locale, now } = reader
  const { customers, from, total } = page
  const title = lineText(view, line)
  const shown = { from: from + 1, to: Math.min(total, from + listPage), n: total }
  const body = total === 0 ? t(locale, 'digest.list-none') : t(locale, 'digest.list-page', shown)
  const detailOf = (customer: Customer) => {
    const parts = joined([
      saysTier.has(line.id) ? undefined : standingTierName(locale, policy, customer, now),
      whyListed(view, line.id, customer, page.because?.get(customer._id)),
      withoutValue.has(line.id) ? undefined : moneyOf(view, valueNowMinor(customer.facts, policy, now)),
      customer.owner === undefined
        ? t(locale, 'digest.nobody')
        : (names.get(customer.owner) ?? customer.owner),
    ])
    return capital(parts)
  }

  return {
    title,
    tone: 'neutral',
    text: sentences(locale, [title, body, ...customers.slice(0, 3).map(({ name }) => clip(name))]),
    body: [body],
    rows: customers.map((customer) => ({
      title: clip(customer.name),
      detail: detailOf(customer),
      action: {
        kind: 'button',
        label: t(locale, 'digest.handle'),
        call: { command: 'digest', input: { digest: view.id, line: line.id, customer: customer._id } },
      },
    })),
    ...(customers.length > 0 ? { rest: wholePage(view, line, from) } : {}),
    actions: actionsOf(view, line, page),
  }
}

/** What can be done about one customer of a list. */
export type HandleInput = {
  readonly customer: Customer
  readonly line: DigestLine
  /** Names of people it may be given to, by user id; empty: nobody assigns here. */
  readonly colleagues: readonly (readonly [id: string, name: string])[]
  readonly canRemind: boolean
  /** Who has just been reminded. */
  readonly reminded?: string | undefined
}

function handles({ reader: { locale }, names, id }: DigestView, input: HandleInput): readonly CardAction[] {
  const { customer, line, colleagues, canRemind } = input
  const button = (label: string, command: string): CardButton => ({
    kind: 'button',
    label,
    call: { command, input: { customer: customer._id } },
  })
  // In the order in which it can be typed.
  const reminding = { digest: id, line: line.id, customer: customer._id, remind: 'yes' }
  const owner = names.get(customer.owner ?? '')
  return [
    ...(line.id === 'waiting' ? [button(t(locale, 'digest.confirm-move'), 'approve')] : []),
    ...(canRemind && owner !== undefined
      ? ([
          {
            kind: 'button',
            label: t(locale, 'digest.remind-owner', { owner }),
            call: { command: 'digest', input: reminding },
          },
        ] as const)
      : []),
    ...(colleagues.length > 0
      ? ([
          {
            kind: 'select',
            label: t(locale, 'digest.assign-to'),
            field: 'to',
            call: { command: 'assign', input: { customer: customer._id } },
            options: colleagues.map(([value, label]) => ({ value, label })),
          },
        ] as const)
      : []),
    button(t(locale, 'customer.open'), 'tier'),
  ]
}

/** One customer of a list: assign it, remind its owner, look at it. */
export function digestHandleCard(view: DigestView, input: HandleInput): Card {
  const { reader, policy, names, id } = view
  const { locale, now } = reader
  const { customer, line } = input
  const title = clip(customer.name)
  const facts = [
    { label: t(locale, 'digest.tier'), value: standingTierName(locale, policy, customer, now) },
    {
      label: t(locale, 'digest.owner'),
      value:
        customer.owner === undefined
          ? t(locale, 'digest.nobody')
          : (names.get(customer.owner) ?? customer.owner),
    },
    { label: t(locale, 'digest.value'), value: moneyOf(view, valueNowMinor(customer.facts, policy, now)) },
  ]
  const { reminded } = input
  const said = reminded === undefined ? [] : [t(locale, 'digest.reminded', { owner: reminded })]

  return {
    title,
    tone: said.length > 0 ? 'good' : 'neutral',
    ...(said.length > 0 ? { body: said } : {}),
    text: sentences(locale, [title, ...said, ...facts.map(({ label, value }) => `${label} ${value}`)]),
    facts,
    actions: [
      ...handles(view, input),
      {
        kind: 'button',
        label: t(locale, 'digest.back'),
        short: t(locale, 'digest.back-short'),
        call: { command: 'digest', input: { digest: id, line: line.id } },
      },
    ],
  }
}
