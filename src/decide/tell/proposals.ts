import { managerOf } from '#src/decide/people/manager-of.ts'
import type { Customer } from '#src/domain/customer.ts'
import { addDays } from '#src/domain/days.ts'
import type { User } from '#src/domain/user.ts'
import type { Customers } from '#src/ports/customers.ts'
import type { Users } from '#src/ports/users.ts'

type Deps = { readonly customers: Customers; readonly users: Users }

const PAGE = 500

/** After this many days without an answer the digest says so. */
const unansweredDays = 7

const keyOf = ({ score }: Customer): number => score?.kappa ?? -Infinity

/** Everybody on whom a change waits for a person, the most valuable first. */
async function allProposals({ customers }: Deps): Promise<readonly Customer[]> {
  const all: Customer[] = []
  let page: readonly Customer[] = []
  do {
    page = await customers.withProposals(page.at(-1)?._id, PAGE)
    all.push(...page)
  } while (page.length === PAGE)

  return all.sort((a, b) => keyOf(b) - keyOf(a))
}

/** Who is asked about a customer: its owner's manager, the owner where they are one; nobody: the admins are. */
async function approverOf({ users }: Deps, owner: string | undefined): Promise<User | undefined> {
  const user = owner === undefined ? undefined : await users.byId(owner)
  if (user?.active && user.role === 'manager') return user

  const manager = user && (await managerOf(users, user))
  return manager?.active ? manager : undefined
}

/** What waits, by the id of whoever is asked; under `undefined` what only the admins can answer. */
export async function proposalsByApprover(
  deps: Deps,
): Promise<ReadonlyMap<string | undefined, readonly Customer[]>> {
  const all = await allProposals(deps)
  const approvers = new Map<string | undefined, string | undefined>()
  for (const { owner } of all) {
    if (!approvers.has(owner)) approvers.set(owner, (await approverOf(deps, owner))?._id)
  }
  return Map.groupBy(all, ({ owner }) => approvers.get(owner))
}

/** What one person is asked about: a manager of their team, an admin of whom nobody else is asked about. */
export async function proposalsFor(deps: Deps, reader: User): Promise<readonly Customer[]> {
  const byApprover = await proposalsByApprover(deps)
  const own = byApprover.get(reader._id) ?? []

  return reader.role === 'admin' ? [...own, ...(byApprover.get(undefined) ?? [])] : own
}

/** What a person may decide on: all for an admin, the team's for a manager. */
export async function proposalsVisibleTo(
  deps: Deps,
  sees: 'all' | readonly string[],
): Promise<readonly Customer[]> {
  const all = await allProposals(deps)
  if (sees === 'all') return all

  const owners = new Set(sees)
  return all.filter(({ owner }) => owner !== undefined && owners.has(owner))
}

/** Those that have waited for more than a week: they stay, and the digest counts them. */
export const unanswered = (customers: readonly Customer[], now: Date): readonly Customer[] =>
  customers.filter(({ tier }) => tier?.proposed && addDays(tier.proposed.at, unansweredDays) <= now)
