import { managerOf } from '#src/decide/people/manager-of.ts'
import type { Customer } from '#src/domain/customer.ts'
import type { Problem } from '#src/domain/service/problem.ts'
import type { User } from '#src/domain/user.ts'
import type { ProblemNotice } from '#src/ports/notices/problem.ts'
import type { NewOutboxRow } from '#src/ports/outbox.ts'
import type { Users } from '#src/ports/users.ts'
import type { ServiceDeps } from './service-deps.ts'

/** One message about a problem: its key names what is told to whom, so that it is told once. */
export const problemRow = (
  kind: ProblemNotice['kind'],
  { _id: problemId, customerId }: Problem,
  to: string,
  at: Date,
): NewOutboxRow => ({
  _id: `${kind}|${problemId}|${to}`,
  to,
  notice: { kind, problemId, customerId, at },
})

/** Whoever is to answer it learns of it, unless they reported it themselves. */
export const openedRows = (problem: Problem): readonly NewOutboxRow[] =>
  problem.assignee === problem.openedBy
    ? []
    : [problemRow('problem-opened', problem, problem.assignee, problem.openedAt)]

/** The owner learns of the answer, unless it is their own. */
export function answeredRows(problem: Problem, owner: Customer['owner']): readonly NewOutboxRow[] {
  const { answer } = problem
  if (!answer || owner === undefined || owner === answer.by) return []
  return [problemRow('problem-answered', problem, owner, answer.at)]
}

const isActive = (user: User | undefined): user is User => user?.active === true

/** Whom a late problem is told to: whoever has it, and the owner's manager; without one, the admins. */
export async function overdueReaders(
  users: Pick<Users, 'byId' | 'list'>,
  problem: Problem,
  owner: Customer['owner'],
): Promise<readonly string[]> {
  const whose = owner === undefined ? undefined : await users.byId(owner)
  const manager = whose && (await managerOf(users, whose))
  const above = isActive(manager)
    ? [manager]
    : (await users.list()).filter(({ role, active }) => role === 'admin' && active)
  const has = await users.byId(problem.assignee)

  return [...new Set([...(isActive(has) ? [has] : []), ...above].map(({ _id }) => _id))]
}

/** Puts rows into the outbox and enqueues those that are new; answers how many were. */
export async function tellRows(
  { outbox, queues }: Pick<ServiceDeps, 'outbox' | 'queues'>,
  rows: readonly NewOutboxRow[],
  at: Date,
): Promise<number> {
  if (rows.length === 0) return 0
  const fresh = await outbox.put(rows, at)
  await queues.enqueueMany(
    'deliver',
    [...fresh].map((outboxId) => ({ outboxId })),
  )
  return fresh.size
}
