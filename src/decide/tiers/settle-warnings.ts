import { addDays } from '#src/domain/days.ts'
import { monthOf } from '#src/domain/facts/month.ts'
import type { Policy } from '#src/domain/policy.ts'
import type { CustomerWarning } from '#src/domain/warning/customer-warning.ts'
import { endedBy } from '#src/domain/warning/settle.ts'
import { monthRecord, recordNow, settleWarning } from '#src/domain/warning/settle-warning.ts'
import type { TrackRecord } from '#src/domain/warning/track-record.ts'
import type { Customers } from '#src/ports/customers.ts'
import type { TierChanges } from '#src/ports/tier-changes.ts'
import type { Warnings } from '#src/ports/warnings.ts'

type Deps = {
  readonly customers: Customers
  readonly warnings: Warnings
  readonly tierChanges: TierChanges
}

const PAGE = 500

/** Longer than any run takes, retries included: a run that died before the record was written has settled no earlier. */
const unrecordedDays = 2

type Frame = { readonly policy: Policy; readonly now: Date }

/** By customer: what has changed since the first of these warnings, relayed or not. */
async function changesSince({ customers, tierChanges }: Deps, page: readonly CustomerWarning[]) {
  const ids = [...new Set(page.map(({ customerId }) => customerId))]
  const first = new Date(Math.min(...page.map(({ issuedAt }) => issuedAt.getTime())))
  const [found, told] = [await customers.getMany(ids), await tierChanges.since(ids, first)]

  return {
    customers: new Map(found.map((customer) => [customer._id, customer])),
    changes: Map.groupBy(told, ({ customerId }) => customerId),
  }
}

async function settlePage(deps: Deps, page: readonly CustomerWarning[], frame: Frame): Promise<void> {
  const { customers, changes } = await changesSince(deps, page)
  const outcomes = page.flatMap((warning) => {
    const customer = customers.get(warning.customerId)
    const seen = [...(changes.get(warning.customerId) ?? []), ...(customer?.outgoing ?? [])]
    const settled = settleWarning(warning, customer, seen, frame)
    return settled ? [{ id: warning._id, settled }] : []
  })
  await deps.warnings.settle(outcomes)
}

/**
 * The months in which something may have settled that no record knows: this one, and the one of the days before.
 * Each is made anew of all that settled in it, so that it may be made again.
 */
async function recordMonths({ warnings }: Deps, { policy, now }: Frame): Promise<void> {
  for (const month of new Set([addDays(now, -unrecordedDays), now].map(monthOf))) {
    const from = new Date(`${month}-01T00:00:00Z`)
    const to = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + 1, 1))
    const settled = await warnings.settledIn(policy.version, from, to)
    if (settled.length > 0) await warnings.putMonth(policy.version, month, monthRecord(settled))
  }
}

/**
 * Settles the warnings whose time is over, each once, and writes the track record of what has settled of late.
 * @returns the record as it counts now.
 */
export async function settleWarnings(deps: Deps, frame: Frame): Promise<TrackRecord> {
  const { warnings } = deps
  const by = endedBy(frame.now)
  for (;;) {
    const page = await warnings.ended(by, PAGE)
    if (page.length > 0) await settlePage(deps, page, frame)
    if (page.length < PAGE) break
  }
  await recordMonths(deps, frame)
  return recordNow((await warnings.book(frame.policy.version)).months, frame.now)
}
