import { addDays } from '#src/domain/days.ts'
import { leastLoaded } from '#src/domain/service/assign-problem.ts'
import type { Problem } from '#src/domain/service/problem.ts'
import type { Customers } from '#src/ports/customers.ts'
import { answeredRows, openedRows, overdueReaders, problemRow, tellRows } from './problem-notices.ts'
import { mostOpen, type ServiceDeps } from './service-deps.ts'

type Deps = Omit<ServiceDeps, 'customers'> & { readonly customers: Pick<Customers, 'getMany'> }

/** What was cut short between a problem and its message is found for so long. */
const recentDays = 2
const portion = 200

/** Problems of people who have left go to whoever of service has the fewest; with nobody there they stay. */
async function passOn({ users, problems }: Deps, open: readonly Problem[]): Promise<readonly Problem[]> {
  const all = await users.list()
  const here = new Set(all.filter(({ active }) => active).map(({ _id }) => _id))
  const standing = [...open]
  for (const [at, problem] of open.entries()) {
    if (here.has(problem.assignee)) continue
    const next = leastLoaded(all, standing)
    if (!next || !(await problems.change(problem._id, problem.rev, { assignee: next._id }))) continue
    standing[at] = { ...problem, assignee: next._id, rev: problem.rev + 1 }
  }
  return standing
}

async function ownersOf({ customers }: Deps, problems: readonly Problem[]) {
  const ids = [...new Set(problems.map(({ customerId }) => customerId))]
  return new Map((await customers.getMany(ids)).map(({ _id, owner }) => [_id, owner]))
}

/** Late ones are told to service and the manager once: the messages first, the mark after. */
async function tellOverdue(deps: Deps, now: Date): Promise<void> {
  const late = await deps.problems.untoldSince(now, portion)
  const owners = await ownersOf(deps, late)
  for (const problem of late) {
    const readers = await overdueReaders(deps.users, problem, owners.get(problem.customerId))
    const rows = readers.map((to) => problemRow('problem-overdue', problem, to, now))
    await tellRows(deps, rows, now)
    await deps.problems.change(problem._id, problem.rev, { overdueToldAt: now })
  }
}

/**
 * Looks after problems: those of people who have left are passed on, late ones told, and messages that were cut short
 * are put again under their own keys.
 */
export async function watchProblems(deps: Deps): Promise<void> {
  const now = deps.clock.now()
  const since = addDays(now, -recentDays)
  const open = await passOn(deps, await deps.problems.allOpen(mostOpen))
  const answered = await deps.problems.answeredSince(since, mostOpen)
  const owners = await ownersOf(deps, answered)

  await tellRows(
    deps,
    [
      ...open.filter(({ openedAt }) => openedAt >= since).flatMap(openedRows),
      ...answered.flatMap((problem) => answeredRows(problem, owners.get(problem.customerId))),
    ],
    now,
  )
  await tellOverdue(deps, now)
}
