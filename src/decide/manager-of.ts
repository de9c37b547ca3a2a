import type { User } from '#src/domain/user.ts'
import type { Users } from '#src/ports/users.ts'

/** Whom a person reports to: the manager they name, else that of their team; undefined where there is none. */
export async function managerOf(
  users: Pick<Users, 'byId' | 'list'>,
  { _id, role, manager, team }: User,
): Promise<User | undefined> {
  if (manager !== undefined) return users.byId(manager)
  if (role !== 'rep' || team === undefined) return undefined

  return (await users.list()).find(
    (user) => user.role === 'manager' && user.active && user.team === team && user._id !== _id,
  )
}
