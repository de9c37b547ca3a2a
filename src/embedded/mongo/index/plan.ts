import { type Doc, isArray, isDoc } from '#src/embedded/mongo/bson/value.ts'
import { badValue } from '#src/embedded/mongo/errors.ts'
import type { SortKey } from '#src/embedded/mongo/query/sort.ts'
import { type Demands, demandsOf } from './constraints.ts'
import { sameKey } from './definition.ts'
import type { Index, Key } from './index.ts'
import { isPoint } from './interval.ts'
import { isUsable, type Scan, scanOf, stretchesOf } from './scan.ts'

/** How documents are found: by unique key, by one index, by one for each branch of an `$or`, or all of them. */
export type Plan =
  | { readonly kind: 'key'; readonly index: Index; readonly key: Key }
  | { readonly kind: 'index'; readonly scan: Scan }
  | { readonly kind: 'or'; readonly plans: readonly Plan[] }
  | { readonly kind: 'collection'; readonly reversed: boolean }

/** What a plan is made for. */
export type Wanted = {
  readonly filter: Doc
  readonly sort: readonly SortKey[]
  /** Documents needed at most, `Infinity` for all. */
  readonly limit: number
  readonly hint?: string | Doc | undefined
}

const everything: Plan = { kind: 'collection', reversed: false }

const hinted = (indexes: readonly Index[], { filter, sort, hint }: Wanted): Plan => {
  const natural = isDoc(hint) ? hint['$natural'] : undefined
  if (natural !== undefined) return { kind: 'collection', reversed: natural === -1 }
  const index = indexes.find(({ definition }) =>
    isDoc(hint) ? sameKey(definition.key, hint) : definition.name === hint,
  )
  if (!index)
    throw badValue(
      'error processing query: planner returned error :: caused by :: hint provided does not correspond to an existing index',
    )
  return { kind: 'index', scan: scanOf(index, filter, demandsOf(filter), sort, true) as Scan }
}

/** A whole unique key that the filter names: nothing is cheaper, and nothing needs to be counted for it. */
const byUniqueKey = (indexes: readonly Index[], filter: Doc, demands: Demands): Plan | undefined => {
  for (const index of indexes) {
    if (!index.definition.unique || !isUsable(index, filter, demands)) continue
    const [stretch, ...more] = stretchesOf(index, demands)
    if (more.length > 0 || stretch?.length !== index.definition.fields.length || !stretch.every(isPoint))
      continue
    return { kind: 'key', index, key: stretch.map(({ low }) => low.value) }
  }
  return undefined
}

const sorting = (count: number) => count * Math.log2(count + 2) * 0.5

const costOf = (scan: Scan, total: number, narrowest: number, { sort, limit }: Wanted): number => {
  if (sort.length === 0) return scan.entries
  if (!scan.sorted) return scan.entries + sorting(scan.entries)
  const share = Math.max(1, narrowest) / Math.max(1, total)
  return Math.min(scan.entries, limit / share)
}

const branchPlans = (indexes: readonly Index[], total: number, filter: Doc): Plan | undefined => {
  const branches = filter['$or']
  if (!isArray(branches)) return undefined
  const plans = branches.map((branch) =>
    isDoc(branch)
      ? choosePlan(indexes, total, { filter: branch, sort: [], limit: Number.POSITIVE_INFINITY })
      : everything,
  )
  return plans.some((plan) => plan.kind === 'collection') ? undefined : { kind: 'or', plans }
}

/** The ways to read; where one of them finds nothing there is nothing, and no other is counted. */
const scansFor = (indexes: readonly Index[], { filter, sort }: Wanted, demands: Demands): Scan[] => {
  const scans: Scan[] = []
  for (const index of indexes) {
    const scan = scanOf(index, filter, demands, sort)
    if (scan) scans.push(scan)
    if (scan?.entries === 0) break
  }
  return scans
}

/** Fewer entries than this are read before the branches of an `$or` are counted. */
const FEW = 64

const entriesOf = (plan: Plan, total: number): number => {
  if (plan.kind === 'or') return plan.plans.reduce((sum, one) => sum + entriesOf(one, total), 0)
  if (plan.kind === 'collection') return total
  return plan.kind === 'key' ? 1 : plan.scan.entries
}

/** The branches of an `$or` where they are cheaper than the index that serves the rest of the filter. */
const cheaperBranches = (
  indexes: readonly Index[],
  total: number,
  { filter, sort }: Wanted,
  cost: number,
): Plan | undefined => {
  if (cost < FEW) return undefined
  const plan = branchPlans(indexes, total, filter)
  if (!plan) return undefined
  const entries = entriesOf(plan, total)
  return entries + (sort.length > 0 ? sorting(entries) : 0) < cost ? plan : undefined
}

/** The cheapest way to find what is wanted among `total` documents; entries are counted, not guessed. */
export const choosePlan = (indexes: readonly Index[], total: number, wanted: Wanted): Plan => {
  if (wanted.hint !== undefined) return hinted(indexes, wanted)
  const demands = demandsOf(wanted.filter)
  const byKey = byUniqueKey(indexes, wanted.filter, demands)
  if (byKey) return byKey
  const scans = scansFor(indexes, wanted, demands)
  const narrowest = Math.min(total, ...scans.map((scan) => scan.entries))
  const costs = scans.map((scan) => costOf(scan, total, narrowest, wanted))
  const cheapest = Math.min(...costs)
  const all = wanted.sort.length > 0 ? total + sorting(total) : total
  const best = scans[costs.indexOf(cheapest)]
  const bounded = best?.stretches[0]?.length ?? 0
  if (best && (cheapest < all || bounded > 0))
    return cheaperBranches(indexes, total, wanted, cheapest) ?? { kind: 'index', scan: best }
  return branchPlans(indexes, total, wanted.filter) ?? everything
}
