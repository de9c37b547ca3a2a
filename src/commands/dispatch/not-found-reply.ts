import type { Reply } from '#src/cards/card.ts'
import { foreignCustomerCard } from '#src/cards/customers/foreign-customer-card.ts'
import { notFoundCard } from '#src/cards/customers/not-found-card.ts'
import type { CommandDeps } from '#src/commands/deps.ts'
import type { Customer } from '#src/domain/customer.ts'
import { normaliseName } from '#src/domain/normalise-name.ts'
import type { Asker } from '#src/domain/user.ts'

const nearestLimit = 5

/** A name that leads nowhere. `near`: close names that a search has already found. */
export type Unfound = {
  readonly typed: string
  /** What choosing one of the nearest names does. */
  readonly command: string
  readonly asker: Asker
  readonly near?: readonly Customer[]
}

/** Whose customer it is, where the exact name belongs to somebody else; otherwise the nearest names. */
export async function notFoundReply(
  deps: CommandDeps,
  { typed, command, asker, near = [] }: Unfound,
): Promise<Reply> {
  const visible = deps.customers.visibleTo(asker)
  const normalised = normaliseName(typed)
  const foreign = normalised === '' ? undefined : await visible.foreign(normalised)
  if (foreign) {
    const owner = await ownerName(deps, foreign.owner)
    return { card: foreignCustomerCard(asker.locale, typed, owner), refused: 'customer-foreign' }
  }

  const customers =
    near.length > 0 || normalised === '' ? near : await visible.nearest(normalised, nearestLimit)
  const list = { customers, command, policy: await deps.policies.active(), now: deps.clock.now() }
  const card = notFoundCard(asker.locale, typed, list, await visible.count())
  return { card, refused: 'customer-not-found' }
}

const ownerName = async (
  { users }: Pick<CommandDeps, 'users'>,
  owner: string | undefined,
): Promise<string | undefined> =>
  owner === undefined ? undefined : ((await users.byId(owner))?.name ?? owner)
