import type { Card } from '#src/cards/card.ts'
import { earlyWarningCard } from '#src/cards/told/early-warning-card.ts'
import { warningSummaryCard } from '#src/cards/told/warning-summary-card.ts'
import { workCalendarOf } from '#src/decide/calendar/work-calendar.ts'
import { careOf } from '#src/decide/follow-up/care-of.ts'
import { activePolicy } from '#src/decide/tiers/rescore-customer.ts'
import type { Customer } from '#src/domain/customer.ts'
import type { Cut } from '#src/domain/cut.ts'
import type { Policy } from '#src/domain/policy.ts'
import { present } from '#src/domain/present.ts'
import type { User } from '#src/domain/user.ts'
import { nearDemotion } from '#src/domain/warning/warn-customer.ts'
import type { EarlyWarningNotice, SummedNotice } from '#src/ports/outbox.ts'
import type { TellDeps } from './deps.ts'

type Frame = { readonly policy: Policy; readonly cut: Cut | undefined; readonly now: Date }

/** Whether a demotion of this very standing is still near: it may have come, or been averted, since. */
function stillStands(
  { since, from }: EarlyWarningNotice,
  customer: Customer,
  { policy, cut, now }: Frame,
): boolean {
  const { tier, status } = customer
  const isSame = status === 'active' && tier?.code === from && tier.since.getTime() === since.getTime()
  return isSame && cut !== undefined && nearDemotion(customer, { policy, cut, now }) !== undefined
}

async function frameOf(deps: TellDeps): Promise<Frame> {
  const policy = await activePolicy(deps)
  return { policy, cut: await deps.cuts.latest(policy.version), now: deps.clock.now() }
}

/** The card of an early warning; undefined where it does not stand any more. */
export async function warningCard(
  deps: TellDeps,
  notice: EarlyWarningNotice,
  reader: User,
): Promise<Card | undefined> {
  const customer = await deps.customers.get(notice.customerId)
  const frame = await frameOf(deps)
  if (!customer || !stillStands(notice, customer, frame)) return undefined

  const { policy, cut, now } = frame
  const forecast = await deps.forecasts.latest(policy.version)
  const owner = customer.owner === reader._id ? undefined : await deps.users.byId(customer.owner ?? '')
  return earlyWarningCard(reader.locale, reader.zone, {
    customer,
    notice,
    policy,
    forecast,
    care: await careOf(deps, customer),
    now,
    calendar: await workCalendarOf(deps, reader.zone),
    ...present({ cut, owner: owner?.name }),
  })
}

/** The warnings that still stand, with their customers. */
export async function warningLines(
  deps: TellDeps,
  warnings: readonly EarlyWarningNotice[],
): Promise<readonly { readonly notice: EarlyWarningNotice; readonly customer: Customer }[]> {
  const found = await deps.customers.getMany(warnings.map(({ customerId }) => customerId))
  const customers = new Map(found.map((customer) => [customer._id, customer]))
  const frame = await frameOf(deps)
  return warnings.flatMap((notice) => {
    const customer = customers.get(notice.customerId)
    return customer && stillStands(notice, customer, frame) ? [{ notice, customer }] : []
  })
}

/** The card of many; undefined where none of them stands any more. */
export async function warningsCard(
  deps: TellDeps,
  notices: readonly SummedNotice[],
  reader: User,
): Promise<Card | undefined> {
  const warnings = notices.flatMap((notice) => (notice.kind === 'early-warning' ? [notice] : []))
  const lines = await warningLines(deps, warnings)
  if (lines.length === 0) return undefined

  const { policy, now } = await frameOf(deps)
  return warningSummaryCard(reader.locale, reader.zone, { lines, policy, now })
}
