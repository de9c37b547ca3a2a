import { isCoveredBy } from '#src/domain/cover.ts'
import type { Asker, User } from '#src/domain/user.ts'
import type { Users } from '#src/ports/users.ts'
import { putAll, writeUnordered } from './bulk.ts'
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
    enlist: async (rows) => {
      await writeUnordered(users.native, rows.map(enlisting))
    },
    setOwn: async (id, { set, unset = [] }) => {
      const update = {
        $set: set,
        ...(unset.length > 0 ? { $unset: Object.fromEntries(unset.map((field) => [field, 1])) } : {}),
      }
      return (await users.model.updateOne({ _id: id }, update)).matchedCount === 1
    },
    link: async (id, identity, own) => {
      await users.model.updateOne(
        { _id: id, active: true },
        { $addToSet: { identities: identity }, ...(Object.keys(own).length > 0 ? { $set: own } : {}) },
      )
    },
    setManager: async (id, manager, from) => {
      const own = { _id: id, $or: [{ manager: { $exists: false } }, { managerFrom: from }] }
      const update = manager
        ? { $set: { manager, managerFrom: from } }
        : { $unset: { manager: 1, managerFrom: 1 } }
      return (await users.model.updateOne(own, update)).matchedCount === 1
    },
    asAsker: async (user, now) => ({
      userId: user._id,
      name: user.name,
      role: user.role,
      locale: user.locale,
      zone: user.zone,
      sees: await seenBy(user, list, now),
    }),
    isEmpty: async () => (await users.model.findOne({}, { _id: 1 }).lean()) === null,
    removeSample: async () => (await users.model.deleteMany({ sample: true })).deletedCount,
  }
}

const enlistedFields = ['email', 'manager', 'managerFrom', 'team', 'sample'] as const

/** Everything but what is a person's own; what the row leaves out goes. */
function enlisting(row: User) {
  const { _id, quietHours: _q, cover: _c, settings: _s, ...told } = row
  const own = {
    ...(_q ? { quietHours: _q } : {}),
    ...(_c ? { cover: _c } : {}),
    ...(_s ? { settings: _s } : {}),
  }
  const gone = enlistedFields.filter((field) => told[field] === undefined).map((field) => [field, 1])
  const update = {
    $set: told,
    ...(gone.length > 0 ? { $unset: Object.fromEntries(gone) } : {}),
    ...(Object.keys(own).length > 0 ? { $setOnInsert: own } : {}),
  }
  return { updateOne: { filter: { _id }, update, upsert: true } }
}

/** Somebody who has left sees nothing, whatever the role was. */
const seenBy = async (
  user: User,
  list: () => Promise<readonly User[]>,
  now: Date | undefined,
): Promise<Asker['sees']> => {
  if (!user.active) return []
  if (user.role === 'admin' || user.role === 'service') return 'all'

  const everybody = await list()
  const own = user.role === 'manager' ? teamOf(user, everybody) : [user._id]
  const covered = now ? everybody.filter((other) => isCoveredBy(other, user._id, now)) : []
  return [...new Set([...own, ...covered.map(({ _id }) => _id)])]
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
