import type { MergeRecord } from '#src/domain/customer.ts'
import type { FinishDeps } from './merge-deps.ts'

type Deps = Pick<FinishDeps, 'problems' | 'questions'>

const mostTries = 5

/** What waits for an answer goes on with the other customer: open problems, and questions to its owner. */
export const moveWaiting = (deps: Deps, record: MergeRecord, source: string): Promise<void> =>
  carry(deps, record, source, record.into)

/** It waits for an answer under the record that it was told of; answered meanwhile, it goes back all the same. */
export const moveWaitingBack = (deps: Deps, record: MergeRecord, source: string): Promise<void> =>
  carry(deps, record, record.into, source)

async function carry(deps: Deps, { problems = [], questions = [] }: MergeRecord, from: string, to: string) {
  for (const id of problems) await carryProblem(deps, id, from, to)
  for (const id of questions) await deps.questions.moveTo(id, from, to)
}

/** Where it is with neither, somebody else has moved it on: then it stays. */
async function carryProblem({ problems }: Deps, id: string, from: string, to: string): Promise<void> {
  for (let tries = 0; tries < mostTries; tries++) {
    const problem = await problems.get(id)
    if (problem?.customerId !== from) return
    if (await problems.change(id, problem.rev, { customerId: to })) return
  }
}
