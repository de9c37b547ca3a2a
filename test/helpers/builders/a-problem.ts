import type { Problem } from '#src/domain/service/problem.ts'
import { aMoment, daysAgo } from './a-customer.ts'

let problems = 0

/** A problem that Sara has had since yesterday, of a customer of its own. */
export const aProblem = (given: Partial<Problem> = {}): Problem => {
  problems += 1
  return {
    _id: `chat|problem-${process.pid}-${problems}`,
    customerId: `c-troubled-${process.pid}-${problems}`,
    text: 'The printer jams',
    openedBy: 'mei',
    openedAt: daysAgo(1),
    assignee: 'sara',
    tier: 'A',
    promisedHours: 24,
    dueAt: aMoment,
    state: 'open',
    rev: 1,
    ...given,
  }
}
