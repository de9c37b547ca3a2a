import type { Policy } from '#src/domain/policy.ts'
import type { User } from '#src/domain/user.ts'
import { tierWay } from './tier-way.ts'

/** When a reader is told: at once, on the next working morning, or with all that a new policy has changed. */
type When = 'now' | 'morning' | 'policy'

/** One reader of one change. */
export type Told = { readonly to: string; readonly when: When }

/** Whom a change may concern; those that have left are passed over. */
export type People = {
  readonly owner: User | undefined
  /** The owner's. */
  readonly manager: User | undefined
  readonly admins: readonly User[]
}

export type RoutedChange = {
  readonly from?: string | undefined
  readonly to: string
  /** A new version of the policy made it, nothing that the customer did. */
  readonly byPolicy?: boolean | undefined
}

const active = (users: readonly (User | undefined)[]): readonly User[] =>
  users.filter((user) => user?.active === true) as User[]

/**
 * Who is told of a tier change, and when. Rises and falls from the top tier go to the owner at once, a fall from the
 * top to the manager as well; all else can wait for the morning. Where nobody looks after the customer, the owner's
 * manager reads of it in the morning, else the admins. A first tier is no change.
 */
export function routeChange(change: RoutedChange, people: People, policy: Policy): readonly Told[] {
  if (change.from === undefined) return []

  const way = tierWay(policy, change)
  const isLossOfTop = way === 'down' && change.from === policy.tiers[0]?.code
  const when: When = change.byPolicy ? 'policy' : way === 'up' || isLossOfTop ? 'now' : 'morning'
  const owners = active([people.owner])
  const managers = active([people.manager])
  const told = [
    ...owners.map(({ _id }) => ({ to: _id, when })),
    ...(isLossOfTop ? managers.map(({ _id }) => ({ to: _id, when })) : []),
  ]
  if (owners.length === 0) {
    const later: When = change.byPolicy ? 'policy' : 'morning'
    const others = managers.length > 0 ? managers : active(people.admins)
    told.push(...others.map(({ _id }) => ({ to: _id, when: later })))
  }

  return told.filter(({ to }, at) => told.findIndex((other) => other.to === to) === at)
}
