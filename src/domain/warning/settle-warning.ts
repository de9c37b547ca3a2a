import type { Customer } from '#src/domain/customer.ts'
import { monthOf } from '#src/domain/facts/month.ts'
import type { Policy } from '#src/domain/policy.ts'
import { present } from '#src/domain/present.ts'
import { tierWay } from '#src/domain/tell/tier-way.ts'
import { type CustomerWarning, firstSignAfter, type SettledOutcome } from './customer-warning.ts'
import { settle } from './settle.ts'
import { emptyRecord, mergeRecords, recordOf, type TrackRecord } from './track-record.ts'

/** A change of the customer's tier, as history and its notices know it. */
export type ChangeSeen = { readonly at: Date; readonly from?: string; readonly to: string }

/** When this standing ended downwards, if that is how it ended: its first change after the warning says it. */
function demotedAt({ issuedAt }: CustomerWarning, changes: readonly ChangeSeen[], policy: Policy) {
  const later = changes.filter(({ at }) => at > issuedAt).sort((a, b) => a.at.getTime() - b.at.getTime())
  const first = later[0]
  return first && tierWay(policy, first) === 'down' ? first.at : undefined
}

/** What became of a warning by now; undefined while that is open. `customer` is absent where it is gone. */
export function settleWarning(
  warning: CustomerWarning,
  customer: Customer | undefined,
  changes: readonly ChangeSeen[],
  { policy, now }: { readonly policy: Policy; readonly now: Date },
): SettledOutcome | undefined {
  const cameBackAt = customer && firstSignAfter(customer.facts, warning.issuedAt)
  const since = present({ demotedAt: demotedAt(warning, changes, policy), cameBackAt })
  const outcome = settle(warning, since, now)
  if (!outcome) return undefined
  if (customer?.status !== 'active') return { outcome: 'void', at: now }

  return { outcome: outcome.kind, at: now, ...(outcome.kind === 'missed' ? {} : { on: outcome.at }) }
}

/** Months whose record counts: what is older weighs less than an eighth. */
const recordedMonths = 18

/** The track record of a policy version: what settled in each month (UTC), `YYYY-MM`. */
export type RecordMonths = Readonly<Record<string, TrackRecord>>

/** The record of one month's settled warnings; the order they are given in does not matter. */
export function monthRecord(
  settled: readonly Pick<CustomerWarning, '_id' | 'features' | 'settled'>[],
): TrackRecord {
  const counted = settled
    .toSorted((a, b) => (a._id < b._id ? -1 : 1)) // sums of fractions come out the same wherever they are made
    .flatMap(({ features, settled: done }) =>
      done && done.outcome !== 'void'
        ? [{ features, settledAt: done.at, cameTrue: done.outcome === 'came-true' }]
        : [],
    )
  return recordOf(counted)
}

/** The record as it counts now: its newest months together. */
export function recordNow(months: RecordMonths, now: Date): TrackRecord {
  const first = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - recordedMonths, 1))
  const counting = Object.keys(months)
    .filter((month) => month > monthOf(first))
    .sort()

  return counting.reduce((record, month) => mergeRecords(record, months[month] ?? emptyRecord), emptyRecord)
}
