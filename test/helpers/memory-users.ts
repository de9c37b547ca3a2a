import type { User } from '#src/domain/user.ts'
import type { Users } from '#src/ports/users.ts'

/** Users in a map; each sees their own. */
export function memoryUsers(rows: readonly User[]): Users {
  const stored = new Map(rows.map((user) => [user._id, user]))
  return {
    byId: async (id) => stored.get(id),
    byIdentity: async ({ userId }) => stored.get(userId),
    list: async () => [...stored.values()],
    async put(users) {
      for (const user of users) stored.set(user._id, user)
    },
    async enlist(users) {
      for (const user of users) stored.set(user._id, user)
    },
    async setOwn(id, { set }) {
      const user = stored.get(id)
      if (user) stored.set(id, { ...user, ...set })
      return user !== undefined
    },
    async link(id, identity, own) {
      const user = stored.get(id)
      if (user) stored.set(id, { ...user, ...own, identities: [...user.identities, identity] })
    },
    async setManager(id, manager, managerFrom) {
      const user = stored.get(id)
      if (!user || (user.manager !== undefined && user.managerFrom !== managerFrom)) return false
      const { manager: _, managerFrom: __, ...rest } = user
      stored.set(id, manager === undefined ? rest : { ...rest, manager, managerFrom })
      return true
    },
    asAsker: async ({ _id, name, role, locale, zone }) => ({
      userId: _id,
      name,
      role,
      locale,
      zone,
      sees: role === 'rep' ? [_id] : 'all',
    }),
    isEmpty: async () => stored.size === 0,
    removeSample: async () => 0,
  }
}
