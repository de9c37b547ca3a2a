import type { Asker, User } from '#src/domain/user.ts'
import type { Users } from '#src/ports/users.ts'
import { putAll } from './bulk.ts'
import type { Models } from './models.ts'

/** People, and whose customers each of them may see. */
export function usersOf({ users }: Models): Users {
  const list = (): Promise<readonly User[]> => users.model.find({}).sort({ _id: 1 }).lean<User[]>().exec()

  return {
    list,
    byId: async (id) => (await users.model.findById(id).lean<User>()) ?? undefined,
    byIdentity: async ({ surface, team, userId }) => {
      const identity = { surface, userId, team: team ?? { $exists: false } }

      return (await users.model.findOne({ identities: { $elemMatch: identity } }).lean<User>()) ?? undefined
    },
    put: (rows) => putAll(users.native, rows),
    asAsker: async (user) => ({
      userId: user._id,
      name: user.name,
      role: user.role,
      locale: user.locale,
      zone: user.zone,
      sees: await seenBy(user, list),
    }),
    isEmpty: async () => (await users.model.findOne({}, { _id: 1 }).lean()) === null,
    removeSample: async () => (await users.model.deleteMany({ sample: true })).deletedCount,
  }
}

/** Somebody who has left sees nothing, whatever the role was. */
const seenBy = async (user: User, list: () => Promise<readonly User[]>): Promise<Asker['sees']> => {
  if (!user.active) return []
  if (user.role === 'admin' || user.role === 'service') return 'all'

  return user.role === 'manager' ? teamOf(user, await list()) : [user._id]
}

/**
 * A manager, everyone below in the line of managers, and the reps of the same team that name no manager.
 * People who have left stay in it: their customers still need somebody who sees them.
 */
function teamOf(manager: User, users: readonly User[]): readonly string[] {
  const team = new Set([manager._id])
  for (const leader of team) {
    for (const user of users) if (user.manager === leader) team.add(user._id)
  }
  for (const user of users) if (isTeammate(user, manager)) team.add(user._id)

  return [...team]
}

const isTeammate = (user: User, manager: User): boolean =>
  manager.team !== undefined &&
  user.team === manager.team &&
  user.manager === undefined &&
  user.role === 'rep'
