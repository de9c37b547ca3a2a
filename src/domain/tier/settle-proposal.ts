import type { Customer, Outgoing, TierState } from '#src/domain/customer.ts'
import type { Cut } from '#src/domain/cut.ts'
import type { Policy } from '#src/domain/policy.ts'
import { present } from '#src/domain/present.ts'
import { tierWay } from '#src/domain/tell/tier-way.ts'

export type Settling = {
  readonly customer: Customer
  readonly policy: Policy
  /** The newest cut of the policy's version. */
  readonly cut: Cut | undefined
  readonly now: Date
}

/** A tier and what its change tells; the caller writes both with one conditional update. */
export type SettledTier = { readonly tier: TierState; readonly notice: Outgoing }

/** The tier that a proposal asks for, as of now, on the numbers of the standing score; undefined where none waits. */
export function confirmedTier({ customer, policy, cut, now }: Settling): SettledTier | undefined {
  const { tier, score, rev, _id, lifecycle } = customer
  if (!tier?.proposed) return undefined

  const { code } = tier.proposed
  const evidence: TierState['evidence'] = {
    ...present({
      kappa: score?.kappa,
      cutKappa: cut?.thresholds.find((threshold) => threshold.code === code)?.kappa,
      cutId: cut?._id,
      basis: score?.basis,
      policyVersion: score?.policyVersion,
    }),
    reason: 'confirmed',
  }
  const isUp = tierWay(policy, { from: tier.code, to: code }) === 'up'
  return {
    tier: { code, since: now, previous: tier.code, evidence },
    notice: {
      key: `${_id}-${rev + 1}`,
      kind: 'tier-change',
      at: now,
      from: tier.code,
      to: code,
      evidence,
      ...(isUp ? { plan: { tier: code, lifecycle } } : {}),
      rev: rev + 1,
    },
  }
}

/** The standing tier, and that this proposal was turned down; undefined where none waits. */
export function keptTier({ tier }: Pick<Customer, 'tier'>, now: Date): TierState | undefined {
  if (!tier?.proposed) return undefined

  const { proposed, ...standing } = tier
  return { ...standing, kept: { code: proposed.code, at: now } }
}
