import type { Customer } from '#src/domain/customer.ts'
import type { Cut } from '#src/domain/cut.ts'
import { monthOf } from '#src/domain/facts/month.ts'
import type { Policy } from '#src/domain/policy.ts'
import type { SourceStanding } from '#src/domain/source/standing.ts'
import { isSmallBase } from '#src/domain/tier/cuts.ts'
import { type CustomerWarning, warningIdOf } from '#src/domain/warning/customer-warning.ts'
import { storedDrifts } from '#src/domain/warning/cut-drift.ts'
import { endedBy } from '#src/domain/warning/settle.ts'
import { monthRecord, recordNow, settleWarning } from '#src/domain/warning/settle-warning.ts'
import type { TrackRecord } from '#src/domain/warning/track-record.ts'
import { warningRanges } from '#src/domain/warning/warn.ts'
import { warnCustomer } from '#src/domain/warning/warn-customer.ts'

/** The warnings of a replay, by their keys, and what their store would know of them. */
export type ReplayedWarnings = {
  readonly given: Map<string, CustomerWarning>
  readonly months: Record<string, TrackRecord>
}

type RunFrame = {
  readonly policy: Policy
  readonly cut: Cut | undefined
  readonly now: Date
  readonly customers: ReadonlyMap<string, Customer>
  readonly sources: readonly SourceStanding[]
}

export const noWarnings = (): ReplayedWarnings => ({ given: new Map(), months: {} })

function settleEnded({ given, months }: ReplayedWarnings, { customers, ...frame }: RunFrame): void {
  const by = endedBy(frame.now)
  const fresh = [...given.values()].flatMap((warning) => {
    if (warning.settled || warning.expectedTo > by) return []
    const customer = customers.get(warning.customerId)
    const settled = settleWarning(warning, customer, customer?.outgoing ?? [], frame)
    return settled ? [{ ...warning, settled }] : []
  })
  for (const warning of fresh) given.set(warning._id, warning)
  if (fresh.length === 0) return

  const month = monthOf(frame.now)
  const ofMonth = ({ settled }: CustomerWarning) => settled !== undefined && monthOf(settled.at) === month
  months[month] = monthRecord([...given.values()].filter(ofMonth))
}

/** What a run's warning of the base would have done: pure but for the warnings it is given. */
export function warnReplayed(warnings: ReplayedWarnings, run: RunFrame): void {
  settleEnded(warnings, run)
  const { policy, cut, now } = run
  if (!cut || isSmallBase(cut, policy)) return

  const record = recordNow(warnings.months, now)
  const ranges = warningRanges({ cut, policy, drifts: storedDrifts(cut), now })
  const upTo = new Map(ranges.map(({ code, kappaUpTo }) => [code, kappaUpTo]))
  for (const customer of run.customers.values()) {
    const { tier, score } = customer
    if (!tier || (score?.kappa ?? Infinity) > (upTo.get(tier.code) ?? -Infinity)) continue
    if (warnings.given.has(warningIdOf(customer._id, tier))) continue

    const warning = warnCustomer(customer, { ...run, cut, record })
    if (warning) warnings.given.set(warning._id, warning)
  }
}
