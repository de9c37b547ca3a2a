import type { Card, CardRow } from '#src/cards/card.ts'
import { clip } from '#src/cards/parts/clip.ts'
import { joined, type Reader } from '#src/cards/parts/reader.ts'
import { changeInShort } from '#src/cards/tier/change-in-short.ts'
import { shortReason } from '#src/cards/tier/moved-lines.ts'
import type { Customer } from '#src/domain/customer.ts'
import type { Locale } from '#src/domain/locale.ts'
import type { Policy } from '#src/domain/policy.ts'
import { type TierWay, tierWay } from '#src/domain/tell/tier-way.ts'
import { inSeries, sentences } from '#src/i18n/sentences.ts'
import { t } from '#src/i18n/text.ts'
import type { TierChangeNotice } from '#src/ports/outbox.ts'

/** One change of a summary, and the customer as it stands now. */
type SummaryLine = { readonly notice: TierChangeNotice; readonly customer: Customer }

export type TierSummaryInput = {
  /** `morning|…`, `policy|…` and others: what the changes have in common. */
  readonly group: string
  readonly lines: readonly SummaryLine[]
  readonly policy: Policy
  readonly now: Date
}

/** As many as fit a phone's few screens; the others are named. */
const mostRows = 25
const mostNames = 200

const keyOf = ({ customer }: SummaryLine): number => customer.score?.kappa ?? -Infinity

const mostValuableFirst = (a: SummaryLine, b: SummaryLine): number =>
  keyOf(b) - keyOf(a) || a.customer.name.localeCompare(b.customer.name)

function titleOf(locale: Locale, group: string, count: number): string {
  if (group.startsWith('morning|')) return t(locale, 'promotion.summary-morning-title', { count })
  if (group.startsWith('policy|')) return t(locale, 'promotion.summary-policy-title', { count })

  return t(locale, 'promotion.summary-many-title', { count })
}

/** One change in a list: who, from, to, why, and a button that opens the customer. */
export const changeRow = (reader: Reader, policy: Policy, { notice, customer }: SummaryLine): CardRow => ({
  title: clip(customer.name),
  detail: joined([changeInShort(reader.locale, policy, notice), shortReason(reader, notice)]),
  action: {
    kind: 'button',
    label: t(reader.locale, 'customer.open'),
    call: { command: 'tier', input: { customer: customer.ref } },
  },
})

/** `Nova East B → A, …`: whoever has no line of its own is still said. */
function restLine({ locale }: Reader, rest: readonly SummaryLine[]): string {
  if (rest.length === 0) return ''

  const names = rest
    .slice(0, mostNames)
    .map(({ notice, customer }) => `${clip(customer.name, 30)} ${joinedTiers(notice)}`)
  return t(locale, 'promotion.summary-more', { count: rest.length, names: inSeries(locale, names) })
}

const joinedTiers = ({ from, to }: TierChangeNotice): string => (from === undefined ? to : `${from} → ${to}`)

const countOf = (policy: Policy, lines: readonly SummaryLine[], way: TierWay): number =>
  lines.filter(({ notice }) => tierWay(policy, notice) === way).length

/** Many changes for one reader in one card: the most valuable customer first, each from, to and why. */
export function tierSummaryCard(locale: Locale, zone: string, input: TierSummaryInput): Card {
  const reader: Reader = { locale, zone, now: input.now }
  const { group, policy } = input
  const lines = input.lines.toSorted(mostValuableFirst)
  const title = titleOf(locale, group, lines.length)
  const counts = { up: countOf(policy, lines, 'up'), down: countOf(policy, lines, 'down') }
  const body = [
    group.startsWith('policy|') ? t(locale, 'promotion.summary-policy') : '',
    lines.length > 1 ? t(locale, 'promotion.summary-ways', counts) : '',
    restLine(reader, lines.slice(mostRows)),
  ].filter((line) => line !== '')
  const [first] = lines

  return {
    title,
    tone: counts.down > counts.up ? 'warning' : 'neutral',
    text: sentences(locale, [
      title,
      ...(first ? [`${clip(first.customer.name)} ${joinedTiers(first.notice)}`] : []),
      body[0] ?? '',
    ]),
    body,
    rows: lines.slice(0, mostRows).map((line) => changeRow(reader, policy, line)),
    facts: [{ label: t(locale, 'promotion.do-now'), value: t(locale, 'promotion.summary-do') }],
  }
}
