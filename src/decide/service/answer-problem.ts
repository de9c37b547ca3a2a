import type { Customer } from '#src/domain/customer.ts'
import { present } from '#src/domain/present.ts'
import type { Problem, ProblemEnding } from '#src/domain/service/problem.ts'
import { answeredRows, tellRows } from './problem-notices.ts'
import type { ServiceDeps } from './service-deps.ts'

/** What somebody answers to a problem. */
type Answer = {
  readonly customer: Pick<Customer, 'owner'>
  readonly problem: Problem
  /** User id. */
  readonly by: string
  readonly ending: ProblemEnding
  readonly text?: string | undefined
}

/** `stale`: somebody has answered it meanwhile. `problem`: as it stands now. */
export type Answered = { readonly outcome: 'done' | 'stale'; readonly problem: Problem }

const mostTries = 5

/** Ends a problem with its answer, of which the owner learns. Answered once it stays as it was answered first. */
export async function answerProblem(deps: ServiceDeps, given: Answer): Promise<Answered> {
  const { customer, by, ending, text } = given
  let standing = given.problem
  for (let tries = 0; tries < mostTries && standing.state === 'open'; tries++) {
    const answer = { at: deps.clock.now(), by, ending, ...present({ text }) }
    if (await deps.problems.change(standing._id, standing.rev, { state: 'answered', answer })) {
      const problem: Problem = { ...standing, state: 'answered', answer, rev: standing.rev + 1 }
      // Cut short here, the watch over problems tells the owner.
      await tellRows(deps, answeredRows(problem, customer.owner), answer.at)
      return { outcome: 'done', problem }
    }
    standing = (await deps.problems.get(standing._id)) ?? standing
  }
  return { outcome: 'stale', problem: standing }
}
