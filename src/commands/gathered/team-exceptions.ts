import type { TeamExceptions } from '#src/cards/follow-up/team-rows.ts'
import type { CommandDeps } from '#src/commands/deps.ts'
import { proposalsVisibleTo } from '#src/decide/tell/proposals.ts'
import type { Asker, User } from '#src/domain/user.ts'

const dayMs = 86_400_000
const mostOverdue = 2_000

/** What of a team needs whoever leads it: who is behind, and changes of tier that wait to be confirmed. */
export async function teamExceptions(
  deps: Pick<CommandDeps, 'users' | 'reminders' | 'customers' | 'clock'>,
  { sees }: Pick<Asker, 'sees'>,
): Promise<TeamExceptions> {
  const people = (await deps.users.list()).filter(
    ({ _id, active, role }) => active && role !== 'service' && (sees === 'all' || sees.includes(_id)),
  )
  const waiting = (await proposalsVisibleTo(deps, sees)).length
  return { overdue: await overdueOf(deps, people), waiting }
}

/** Whose reminders have been due for more than a day, the most first. */
async function overdueOf(
  { reminders, clock }: Pick<CommandDeps, 'reminders' | 'clock'>,
  people: readonly User[],
) {
  const since = new Date(clock.now().getTime() - dayMs)
  const open = await reminders.openOf(
    people.map(({ _id }) => _id),
    since,
    mostOverdue,
  )
  return people
    .map(({ _id, name }) => ({ name, count: open.filter(({ to }) => to === _id).length }))
    .filter(({ count }) => count > 0)
    .toSorted((a, b) => b.count - a.count)
}
