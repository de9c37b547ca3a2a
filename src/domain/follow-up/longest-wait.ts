import type { Customer } from '#src/domain/customer.ts'
import { earliest } from '#src/domain/days.ts'
import type { Policy } from '#src/domain/policy.ts'
import { carePlanOf } from './care-plan-of.ts'
import { dueAfter } from './due-after.ts'
import { floorOf } from './floor.ts'

/**
 * By when follow-up reaches a customer at the latest: the playbook's next touch or the attention floor, whichever comes
 * first. The floor knows no tier, so that nobody waits longer than it because of one.
 */
export function longestWait(customer: Customer, policy: Policy, now: Date, begunAt?: Date): Date {
  const floor = floorOf(customer, policy, begunAt)
  const plan = carePlanOf(customer, policy, now)
  const due = plan && dueAfter(customer, plan, policy, begunAt)

  return earliest(due?.at, floor.at) ?? floor.at
}
