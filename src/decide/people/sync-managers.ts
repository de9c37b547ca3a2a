import { identityKey } from '#src/domain/identity-key.ts'
import type { Identity, User } from '#src/domain/user.ts'
import type { Audit } from '#src/ports/audit.ts'
import type { Clock } from '#src/ports/clock.ts'
import type { Directory } from '#src/ports/directory.ts'
import type { Users } from '#src/ports/users.ts'

/** The ports that it needs. */
export type SyncManagersDeps = {
  readonly users: Pick<Users, 'list' | 'setManager'>
  readonly audit: Audit
  readonly clock: Clock
}

/** The company's name may be missing in an imported account: there is one. */
const keysOf = (identity: Identity): readonly string[] => {
  const { team: _, ...plain } = identity
  return [identityKey(identity), identityKey(plain)]
}

const isAbove = (managers: ReadonlyMap<string, string | undefined>, id: string, from: string): boolean => {
  const seen = new Set<string>()
  for (let at: string | undefined = from; at !== undefined && !seen.has(at); at = managers.get(at)) {
    if (at === id) return true
    seen.add(at)
  }
  return false
}

/**
 * Takes over from a surface's directory who reports to whom. A manager that was set here, by a list or by hand, stays; nobody
 * gets another role by it, and no circle comes about.
 * @returns how many have another manager now
 */
export async function syncManagers(deps: SyncManagersDeps, directory: Directory): Promise<number> {
  const { surface } = directory
  const active = (await deps.users.list()).filter((user) => user.active)
  const byKey = new Map(active.flatMap((user) => user.identities.map((one) => [identityKey(one), user._id])))
  const managers = new Map(active.map((user) => [user._id, user.manager]))
  const led = active.flatMap((user) => {
    const identity = user.identities.find((one) => one.surface === surface)
    const isOurs = user.manager === undefined || user.managerFrom === surface
    return identity && isOurs ? [{ user, identity }] : []
  })
  const leaders = await directory.leaders(led.map(({ identity }) => identity))

  let changed = 0
  for (const { user, identity } of led) {
    const key = identityKey(identity)
    if (!leaders.has(key)) continue
    const leader = leaders.get(key)
    const found = leader && keysOf(leader).flatMap((one) => byKey.get(one) ?? [])[0]
    const manager = found !== undefined && !isAbove(managers, user._id, found) ? found : undefined
    if (manager === user.manager || !(await change(deps, user, manager, directory))) continue
    managers.set(user._id, manager)
    changed++
  }
  return changed
}

async function change(
  { users, audit, clock }: SyncManagersDeps,
  { _id }: User,
  manager: string | undefined,
  { surface }: Directory,
): Promise<boolean> {
  await audit.record({ at: clock.now(), who: 'system', action: `set-manager ${_id}`, fields: ['manager'] })
  return users.setManager(_id, manager, surface)
}
