import type { Card, CardRow } from '#src/cards/card.ts'
import { clip } from '#src/cards/parts/clip.ts'
import { plainCard } from '#src/cards/parts/plain-card.ts'
import { dayFor, joined, type Reader } from '#src/cards/parts/reader.ts'
import { tierName } from '#src/cards/parts/tier-name.ts'
import { movedLine } from '#src/cards/tier/moved-lines.ts'
import type { Customer } from '#src/domain/customer.ts'
import type { Policy } from '#src/domain/policy.ts'
import { tierWay } from '#src/domain/tell/tier-way.ts'
import { isTextKey, t } from '#src/i18n/text.ts'
import type { TierChange } from '#src/ports/tier-changes.ts'

/** One change and whose. */
export type HistoryLine = { readonly customer: Customer; readonly change: TierChange }

type History = {
  readonly lines: readonly HistoryLine[]
  readonly policy: Policy
  /** Of this customer alone: its name need not be said on every line. */
  readonly of: Customer | undefined
}

/** Changes of tiers, newest first: when, from what to what, why; each opens as the message it was. */
export function historyCard(reader: Reader, { lines, policy, of }: History): Card {
  const { locale } = reader
  const title = of ? t(locale, 'history.title', { name: clip(of.name) }) : t(locale, 'history.own-title')
  const body = lines.length === 0 ? [t(locale, of ? 'history.none' : 'history.own-none')] : []

  return plainCard(locale, title, body, {
    rows: lines.map((line) => rowOf(reader, policy, line, of === undefined)),
  })
}

function rowOf(reader: Reader, policy: Policy, { customer, change }: HistoryLine, named: boolean): CardRow {
  const { locale } = reader
  const to = tierName(locale, policy, change.to)
  const step =
    change.from === undefined
      ? to
      : t(locale, 'promotion.change', { from: tierName(locale, policy, change.from), to })

  return {
    title: named ? `${clip(customer.name)}: ${step}` : step,
    detail: joined([dayFor(reader, change.at), whyOf(reader, policy, change)]),
    action: {
      kind: 'button',
      label: t(locale, 'history.open'),
      call: { command: 'history', input: { customer: customer._id, change: change._id } },
    },
  }
}

/** What came in, or else what kind of change it was. */
function whyOf(reader: Reader, policy: Policy, change: TierChange): string {
  const { locale } = reader
  const moved = change.moved ? movedLine(reader, change.moved) : ''
  if (moved !== '') return moved

  const key = `promotion.why-${change.evidence.reason}`
  // Reasons with a sentence of their own take no parameters; promoted and demoted are told by their way.
  if (isTextKey(key) && !['promoted', 'demoted'].includes(change.evidence.reason))
    return t(locale, key as 'promotion.why-withdrawn')
  const way = tierWay(policy, change)
  return t(locale, way === 'up' ? 'history.up' : way === 'down' ? 'history.down' : 'history.set')
}
