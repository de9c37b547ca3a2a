import { managerAmong } from '#src/domain/manager-among.ts'
import type { User } from '#src/domain/user.ts'
import type { Users } from '#src/ports/users.ts'

/** Whom a person reports to (`managerAmong`), read from the store. */
export async function managerOf(users: Pick<Users, 'byId' | 'list'>, user: User): Promise<User | undefined> {
  if (user.manager !== undefined) return users.byId(user.manager)
  return user.role === 'rep' ? managerAmong(await users.list(), user) : undefined
}
