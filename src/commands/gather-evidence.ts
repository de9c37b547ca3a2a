import type { TierCardInput } from '#src/cards/card-input.ts'
import { activePolicy } from '#src/decide/rescore-customer.ts'
import type { Customer } from '#src/domain/customer.ts'
import { explain } from '#src/domain/tier/explain.ts'
import type { CommandDeps } from './deps.ts'

/** What tier and why are told from. */
export type Evidence = Omit<TierCardInput, 'owner'> & { readonly ownerName?: string | undefined }

/**
 * Reads what stands beside a customer: policy, newest cut, names of people, how far the data goes.
 * @throws AppError `no-policy`.
 */
export async function gatherEvidence(deps: CommandDeps, customer: Customer): Promise<Evidence> {
  const now = deps.clock.now()
  const policy = await activePolicy(deps)
  const [cut, dataUpTo, ownerName, overrideBy] = await Promise.all([
    deps.cuts.latest(policy.version),
    deps.events.newestAt(),
    nameOf(deps, customer.owner),
    nameOf(deps, customer.override?.by),
  ])

  const explained = cut && explain({ customer, cut, policy, now })
  return { customer, policy, now, explained, dataUpTo, ownerName, overrideBy }
}

const nameOf = async ({ users }: CommandDeps, id: string | undefined): Promise<string | undefined> =>
  id === undefined ? undefined : ((await users.byId(id))?.name ?? id)
