import type { User } from './user.ts'

/** Whom a person reports to: the manager they name, else that of their team; undefined where there is none. */
export function managerAmong(users: Iterable<User>, { _id, role, manager, team }: User): User | undefined {
  const others = [...users].filter((user) => user._id !== _id)
  if (manager !== undefined) return others.find((user) => user._id === manager)
  if (role !== 'rep' || team === undefined) return undefined

  return others.find((user) => user.role === 'manager' && user.active && user.team === team)
}
