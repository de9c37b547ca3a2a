import type { DecideDeps } from '#src/decide/deps.ts'
import { allCustomers } from '#src/decide/tiers/all-customers.ts'
import { withProfile } from '#src/domain/facts/profile-sums.ts'
import type { Facts } from '#src/domain/facts.ts'
import type { Policy } from '#src/domain/policy.ts'
import { calibrate } from '#src/domain/score/calibrate.ts'

/**
 * Freezes a new version's scales on the base as it stands. Does nothing where they are frozen, or where no
 * customer has bought yet.
 * @returns the policy with its scales, or as it was.
 */
export async function calibratePolicy(deps: DecideDeps, policy: Policy): Promise<Policy> {
  if (policy.scales) return policy

  const sums: Pick<Facts, 'sums'>[] = []
  for await (const customer of allCustomers(deps)) {
    if (customer.kind === 'customer') sums.push(withProfile(customer.facts, customer, policy))
  }
  const scales = calibrate(sums, policy, deps.clock.now())
  if (Object.keys(scales).length === 0) return policy

  await deps.policies.freezeScales(policy.version, scales, deps.clock.now())
  return (await deps.policies.get(policy.version)) ?? policy
}
