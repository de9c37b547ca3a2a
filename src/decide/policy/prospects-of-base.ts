import type { DecideDeps } from '#src/decide/deps.ts'
import { customerPages } from '#src/decide/tiers/all-customers.ts'
import type { Customer } from '#src/domain/customer.ts'
import type { Cut } from '#src/domain/cut.ts'
import { withProfile } from '#src/domain/facts/profile-sums.ts'
import type { Policy } from '#src/domain/policy.ts'
import { type ProspectBase, prospectBaseCounter } from '#src/domain/prospect/prospect-base.ts'
import { scoreOf } from '#src/domain/score/score.ts'

type Lines = Pick<Cut, 'thresholds' | 'at'>

/** The standing key where it is of this version, else what the facts make. */
function kappaOf(customer: Customer, policy: Policy, now: Date): number | undefined {
  const { score } = customer
  const isOfVersion = score?.policyVersion === policy.version
  return (isOfVersion ? score : scoreOf(withProfile(customer.facts, customer, policy), policy, now)).kappa
}

/**
 * Counts what the best customers of a cut are like, a page at a time: best are those at or above its line, so that a
 * first run, in which nobody has a tier yet, counts like any other.
 */
export function prospectCounter(policy: Policy, { thresholds, at }: Lines) {
  const { attributes, topTiers } = policy.prospects.fit
  const line = thresholds[Math.min(topTiers, thresholds.length) - 1]?.kappa ?? Number.POSITIVE_INFINITY
  const counter = prospectBaseCounter(attributes)

  return {
    add: (page: readonly Customer[]): void =>
      counter.add(
        page.map((one) => ({
          ...one,
          isTop: one.kind === 'customer' && (kappaOf(one, policy, at) ?? Number.NEGATIVE_INFINITY) >= line,
        })),
      ),
    base: (): ProspectBase => counter.base(),
  }
}

/** What a run's base says to prospects; nothing where there are none, whom it would be read for. */
export async function prospectsOfBase(
  deps: DecideDeps,
  policy: Policy,
  cut: Lines,
): Promise<ProspectBase | undefined> {
  if ((await deps.customers.countProspects()) === 0) return undefined

  const counter = prospectCounter(policy, cut)
  for await (const page of customerPages(deps)) counter.add(page)
  return counter.base()
}
