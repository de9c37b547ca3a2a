import type { Policy } from '#src/domain/policy.ts'
import { capture } from './capture.ts'
import { isoDay } from './day-number.ts'
import { keyRanking, settingsOf } from './key.ts'
import { type PairedDifference, pairedBootstrap } from './paired-bootstrap.ts'
import { type OrderRow, panelOf, spanOf } from './purchase-panel.ts'
import { splitAt } from './split-orders.ts'

/** How much of the held-out spend the best tenth of customers brought, by each of two policies. */
export type PolicyComparison = {
  /** ISO: the last day either of them saw, and the last they were judged by. */
  readonly split: string
  readonly last: string
  readonly customers: number
  readonly before: number
  readonly after: number
  /** After less before, as fractions, with its 95 % interval. */
  readonly difference: PairedDifference
}

/** The held-out part: a quarter of what there is, at most a quarter of a year. */
const mostDays = 91
/** Below this a tenth of the customers is a handful. */
const fewest = 30

/**
 * Judges two policies on order rows by what came after a split inside them. Order rows tell of spend and orders
 * alone: the weight of other dimensions goes to these. Undefined where there is too little to judge by.
 */
export function comparePolicies(
  rows: readonly OrderRow[],
  { before, after, seed }: { readonly before: Policy; readonly after: Policy; readonly seed: number },
): PolicyComparison | undefined {
  const panel = panelOf(rows)
  const span = spanOf(panel)
  if (!span) return undefined

  const days = Math.min(mostDays, Math.floor((span.last - span.first) / 4))
  const splitDay = span.last - days
  const split = days > 0 ? splitAt(panel, splitDay, days) : undefined
  if (!split || split.history.ids.length < fewest) return undefined

  const scores = (policy: Policy) => keyRanking(settingsOf(policy))(split.history, splitDay)
  const { spend } = split.heldOut
  const [old, fresh] = [scores(before), scores(after)]
  const { fresh: difference } = pairedBootstrap({
    methods: { fresh },
    baseline: old,
    spend,
    share: 0.1,
    seed,
  })

  return {
    split: isoDay(splitDay),
    last: isoDay(span.last),
    customers: split.history.ids.length,
    before: capture(old, spend, 0.1),
    after: capture(fresh, spend, 0.1),
    difference: difference ?? { difference: 0, low: 0, high: 0 },
  }
}
