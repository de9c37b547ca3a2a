import type { Customer } from '#src/domain/customer.ts'
import { localDay } from '#src/domain/local-day.ts'
import { managerAmong } from '#src/domain/manager-among.ts'
import { coverOn } from '#src/domain/tell/cover.ts'
import type { User } from '#src/domain/user.ts'
import { isFloorLeftOpen } from './floor-left-open.ts'
import type { Reminder } from './reminder.ts'

/** Everybody of the company, by id. */
export type Crew = ReadonlyMap<string, User>

/** Longer chains of people standing in for one another are a mistake. */
const longestChain = 5

/** Who stands in on that person's own day; undefined while nobody does. */
function standIn(user: User, crew: Crew, now: Date): User | undefined {
  const by = crew.get(coverOn(user, localDay(now, user.zone)) ?? '')
  return by?.active === true ? by : undefined
}

const firstAdmin = (crew: Crew): User | undefined =>
  [...crew.values()]
    .filter(({ role, active }) => role === 'admin' && active)
    .sort((a, b) => (a._id < b._id ? -1 : 1))[0]

/**
 * Whose list an owner's reminders are on: the owner's own, that of whoever covers for them today, their manager's where
 * they have left, an admin's where nobody is there: no customer is without somebody. Undefined without any admin.
 */
export function keeperOf(owner: string | undefined, crew: Crew, now: Date): string | undefined {
  let keeper = owner === undefined ? undefined : crew.get(owner)
  for (let link = 0; keeper && link < longestChain; link++) {
    const next: User | undefined = keeper.active
      ? standIn(keeper, crew, now)
      : managerAmong(crew.values(), keeper)
    if (keeper.active && (!next || next._id === owner)) return keeper._id
    keeper = next
  }
  return firstAdmin(crew)?._id
}

/** Whose list a reminder belongs on now: its customer's keeper's, or, of a floor left open, the owner's manager's. */
export function listOf(
  reminder: Pick<Reminder, '_id' | 'kind' | 'since'>,
  { owner }: Pick<Customer, 'owner'>,
  { crew, ...frame }: { readonly crew: Crew } & Parameters<typeof isFloorLeftOpen>[1],
): string | undefined {
  const keeper = keeperOf(owner, crew, frame.now)
  const user = owner === undefined ? undefined : crew.get(owner)
  const manager = user && managerAmong(crew.values(), user)
  if (!manager || !isFloorLeftOpen(reminder, frame)) return keeper

  return keeperOf(manager._id, crew, frame.now)
}

/** Those whose customers are this person's to plan for; undefined among them: customers of nobody. */
export const keptBy = (userId: string, crew: Crew, now: Date): readonly (string | undefined)[] =>
  [...crew.keys(), undefined].filter((owner) => keeperOf(owner, crew, now) === userId)
