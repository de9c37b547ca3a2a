import type { DecideDeps } from '#src/decide/deps.ts'
import type { Customer } from '#src/domain/customer.ts'
import { FOLD_VERSION } from '#src/domain/facts/fold-month.ts'
import { foldMonths } from '#src/domain/facts/fold-months.ts'
import { mergeFacts } from '#src/domain/facts/merge-facts.ts'
import type { EventMonth, Facts } from '#src/domain/facts.ts'
import type { Policy } from '#src/domain/policy.ts'
import { bookRefundsOf } from './book-refunds.ts'

const isForeign = ({ policyVersion, foldVersion }: EventMonth, policy: Policy): boolean =>
  policyVersion !== policy.version || foldVersion !== FOLD_VERSION

/** Whether its months stand as this policy folds them, but for those that its mark names. */
export const hasFewNew = (
  { dirty }: Pick<Customer, 'dirty'>,
  policy: Policy,
  standing: readonly EventMonth[],
): boolean =>
  dirty !== undefined &&
  dirty.months.length > 0 &&
  standing.length > 0 &&
  !standing.some((month) => isForeign(month, policy))

type Deps = Pick<DecideDeps, 'customers' | 'events'>

/**
 * A customer's facts now: books refunds on the day of their order, folds again the months that have new events or
 * were folded under another policy or in another shape, and merges all. The cost is that of the months named, not of the customer's
 * history.
 */
export async function foldCustomer(
  deps: Deps,
  policy: Policy,
  { _id, dirty }: Pick<Customer, '_id' | 'dirty'>,
): Promise<Facts> {
  const standing = await deps.events.months(_id)
  const foreign = standing.filter((month) => isForeign(month, policy))
  const wanted = new Set([...(dirty?.months ?? []), ...foreign.map(({ month }) => month)])
  if (wanted.size === 0) return mergeFacts(standing.map(({ facts }) => facts))

  const { kept, folded } = await foldAgain(deps, policy, _id, standing, wanted)
  await deps.events.putMonths(folded)
  return mergeFacts([...kept, ...folded].map(({ facts }) => facts))
}

/** A customer's months: those that stay as they are, and those folded again, which are yet to be stored. */
export type Refolded = { readonly kept: readonly EventMonth[]; readonly folded: readonly EventMonth[] }

/** Folds the months named again, and those that this books refunds into or out of. */
export async function foldAgain(
  deps: Deps,
  policy: Policy,
  customerId: string,
  standing: readonly EventMonth[],
  wanted: ReadonlySet<string>,
): Promise<Refolded> {
  const events = await deps.events.ofMonths(customerId, [...wanted])
  const moved = await bookRefundsOf(deps, customerId, events)
  if (moved.size > 0) return foldAgain(deps, policy, customerId, standing, new Set([...wanted, ...moved]))

  const stands = new Set(standing.map(({ month }) => month))
  const folded = foldMonths(policy, customerId, events, wanted).filter(
    ({ month, facts, rebooked }) => stands.has(month) || facts.eventCount > 0 || rebooked !== undefined,
  )
  return { kept: standing.filter(({ month }) => !wanted.has(month)), folded }
}
