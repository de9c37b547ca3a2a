import type { Customer } from '#src/domain/customer.ts'
import type { Cut } from '#src/domain/cut.ts'
import type { Policy } from '#src/domain/policy.ts'
import { present } from '#src/domain/present.ts'
import { restsOn } from '#src/domain/source/rests-on.ts'
import type { SourceStanding } from '#src/domain/source/standing.ts'
import { type CustomerWarning, changeInputOf, featuresOf, warningIdOf } from './customer-warning.ts'
import { storedDrifts } from './cut-drift.ts'
import { statedFor, type TrackRecord } from './track-record.ts'
import { type EarlyWarning, warn } from './warn.ts'

/** What a run warns by. */
export type WarnFrame = {
  readonly policy: Policy
  readonly cut: Cut
  readonly now: Date
  readonly sources: readonly SourceStanding[]
  /** Of warnings that had settled by now. */
  readonly record: TrackRecord
}

/** The demotion that a customer nears, as a range of days: what its card says. Absent where none is near. */
export function nearDemotion(
  customer: Customer,
  frame: Pick<WarnFrame, 'policy' | 'cut' | 'now'>,
): EarlyWarning | undefined {
  const input = changeInputOf(customer, frame)
  const { everyDays = 1 } = frame.cut
  return input && warn({ ...input, drifts: storedDrifts(frame.cut), runEveryDays: everyDays })
}

/** Whom nobody warns of: a person has pinned the tier, it is new, or new facts have not been decided on. */
const isHeld = ({ override, lifecycle, dirty }: Customer, now: Date): boolean =>
  lifecycle === 'new' || dirty !== undefined || (override !== undefined && override.until > now)

/**
 * The warning that a run gives of this customer: none while a source it rests on is silent, nor of a change that
 * waits for a person, since nobody knows what that one will say.
 */
export function warnCustomer(customer: Customer, frame: WarnFrame): CustomerWarning | undefined {
  const { policy, now, sources, record } = frame
  const { _id: customerId, status, kind, tier, score, facts } = customer
  if (status !== 'active' || kind !== 'customer' || !tier || score?.policyVersion !== policy.version)
    return undefined
  if (isHeld(customer, now) || restsOn(facts, sources, policy).holdsWarning) return undefined

  const near = nearDemotion(customer, frame)
  if (!near || near.waits) return undefined

  const features = featuresOf(facts, tier.code, policy, now)
  const { to, issuedAt, expectedFrom, expectedTo } = near
  return {
    _id: warningIdOf(customerId, tier),
    customerId,
    policyVersion: policy.version,
    tier: tier.code,
    to,
    issuedAt,
    expectedFrom,
    expectedTo,
    features,
    ...present({ stated: statedFor(features, record, now) }),
  }
}
