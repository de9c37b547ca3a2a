import type { FactEvent } from '#src/domain/event.ts'
import { foldMonths } from '#src/domain/facts/fold-months.ts'
import { mergeFacts } from '#src/domain/facts/merge-facts.ts'
import type { Facts } from '#src/domain/facts.ts'
import type { Policy } from '#src/domain/policy.ts'
import { aPolicy } from './a-policy.ts'

/** The facts of one customer as a fold of all its events. */
export const factsOf = (events: readonly FactEvent[], policy: Policy = aPolicy()): Facts =>
  mergeFacts(foldMonths(policy, events[0]?.customerId ?? '', events).map(({ facts }) => facts))
