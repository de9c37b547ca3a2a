import type { User } from '#src/domain/user.ts'

/** Whoever of service is active and has the fewest open problems; of equals the first by id. Undefined: there is nobody. */
export function leastLoaded(
  users: readonly User[],
  openProblems: readonly { readonly assignee: string }[],
): User | undefined {
  const load = new Map<string, number>()
  for (const { assignee } of openProblems) load.set(assignee, (load.get(assignee) ?? 0) + 1)
  const loadOf = ({ _id }: User) => load.get(_id) ?? 0

  return users
    .filter(({ role, active }) => role === 'service' && active)
    .toSorted((a, b) => loadOf(a) - loadOf(b) || (a._id < b._id ? -1 : 1))
    .at(0)
}
