import type { Card } from '#src/cards/card.ts'
import { problemCard } from '#src/cards/service/problem-card.ts'
import { activePolicy } from '#src/decide/tiers/rescore-customer.ts'
import type { User } from '#src/domain/user.ts'
import type { ProblemNotice } from '#src/ports/notices/problem.ts'
import type { TellDeps } from './deps.ts'

const abouts = {
  'problem-opened': 'opened',
  'problem-answered': 'answered',
  'problem-overdue': 'overdue',
} as const

/** Whether somebody may end a problem: service, whoever has it, and those who look after the whole. */
export const mayAnswer = ({ _id, role }: Pick<User, '_id' | 'role'>, assignee: string): boolean =>
  role !== 'rep' || _id === assignee

/** A problem as its reader is told of it; undefined where that does not hold any more. */
export async function problemMessage(
  deps: TellDeps,
  notice: ProblemNotice,
  reader: User,
): Promise<Card | undefined> {
  const problem = await deps.problems.get(notice.problemId)
  const customer = problem && (await deps.customers.get(problem.customerId))
  if (!problem || !customer) return undefined
  if (problem.state !== (notice.kind === 'problem-answered' ? 'answered' : 'open')) return undefined
  if (notice.kind === 'problem-opened' && problem.assignee !== reader._id) return undefined

  const [policy, owner, assignee] = await Promise.all([
    activePolicy(deps),
    customer.owner === undefined ? undefined : deps.users.byId(customer.owner),
    deps.users.byId(problem.answer?.by ?? problem.assignee),
  ])
  return problemCard(
    { locale: reader.locale, zone: reader.zone, now: deps.clock.now() },
    {
      problem,
      customer,
      policy,
      owner: owner?.name,
      assignee: assignee?.name,
      canAnswer: mayAnswer(reader, problem.assignee),
      about: abouts[notice.kind],
    },
  )
}
