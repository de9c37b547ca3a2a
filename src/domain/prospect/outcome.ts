import type { Customer } from '#src/domain/customer.ts'
import { daysBetween } from '#src/domain/days.ts'
import type { Facts } from '#src/domain/facts.ts'
import type { Policy } from '#src/domain/policy.ts'
import { present } from '#src/domain/present.ts'
import type { ProspectOutcome } from './prospect-state.ts'

const isNamed = (stage: string, names: readonly string[]): boolean =>
  names.some((name) => name.trim().toLowerCase() === stage.trim().toLowerCase())

/** The first positive order; where the facts do not reach back to it, the first order of any amount. */
function boughtAt({ recentOrders, firstOrderAt, orderCount }: Facts): Date | undefined {
  if (orderCount === 0) return undefined
  return orderCount <= recentOrders.length ? recentOrders[0]?.at : firstOrderAt
}

/** Whole days it was known for; 0 where it had bought before the product knew it. */
export const ageDaysAt = ({ knownSince }: Pick<Customer, 'knownSince'>, at: Date): number =>
  Math.max(0, Math.floor(daysBetween(knownSince, at)))

/**
 * How it ended: converted by its first positive order or a stage that says so, for good; lost by a stage that says
 * so, until a later stage opens it again or it buys after all. Absent while it is open.
 */
export function outcomeOf(
  customer: Pick<Customer, 'knownSince' | 'prospect'>,
  facts: Facts,
  { prospects }: Pick<Policy, 'prospects'>,
): ProspectOutcome | undefined {
  if (customer.prospect?.outcome?.kind === 'converted') return customer.prospect.outcome

  const bought = boughtAt(facts)
  if (bought) return { kind: 'converted', at: bought, ageDays: ageDaysAt(customer, bought) }

  const { lastStage } = facts
  if (!lastStage) return undefined
  const { stage, at, note } = lastStage
  const ended = { at, ageDays: ageDaysAt(customer, at) }
  if (isNamed(stage, prospects.wonStages)) return { kind: 'converted', ...ended }
  if (isNamed(stage, prospects.lostStages)) return { kind: 'lost', ...ended, ...present({ reason: note }) }

  return undefined
}
