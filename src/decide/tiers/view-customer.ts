import type { DecideDeps } from '#src/decide/deps.ts'
import { tierAt } from '#src/decide/replay/tier-at.ts'
import type { Customer, TierState } from '#src/domain/customer.ts'
import type { Cut } from '#src/domain/cut.ts'
import { AppError } from '#src/domain/errors.ts'
import type { FactEvent, OrderEvent } from '#src/domain/event.ts'
import { foldMonths } from '#src/domain/facts/fold-months.ts'
import { knownBy } from '#src/domain/facts/known-by.ts'
import { mergeFacts } from '#src/domain/facts/merge-facts.ts'
import { withProfile } from '#src/domain/facts/profile-sums.ts'
import { hasReported } from '#src/domain/facts/source-reach.ts'
import { boundsOf } from '#src/domain/group/bounds-of.ts'
import { lifecycleOf } from '#src/domain/lifecycle.ts'
import type { Policy } from '#src/domain/policy.ts'
import { present } from '#src/domain/present.ts'
import { scoreOf } from '#src/domain/score/score.ts'
import { thresholdsOn } from '#src/domain/tier/cut-drift.ts'
import { decideTier } from '#src/domain/tier/decide-tier.ts'
import type { TierChanges } from '#src/ports/tier-changes.ts'
import { activePolicy } from './rescore-customer.ts'

/** How to look at a customer: at another moment, under another version, with one more order (minor units). */
export type View = { readonly asOf?: Date; readonly policyVersion?: number; readonly orderMinor?: number }

/** The customer as it is seen so. Nothing of it is stored. */
export type Viewed = {
  readonly customer: Customer
  readonly policy: Policy
  readonly cut: Cut | undefined
  readonly now: Date
  /** Happened by then and came later, oldest first; only where a moment was asked for. */
  readonly late: readonly FactEvent[]
  /** The tier it stood in and the one the view makes of it; only where the view makes one. */
  readonly from?: string
  readonly to?: string
}

export type ViewDeps = Pick<DecideDeps, 'events' | 'policies' | 'cuts' | 'clock'> & {
  readonly tierChanges: TierChanges
}

/** More changes than a customer sees in years. */
const HISTORY = 500

/** Without drift a cut of another day would be compared with keys that have grown since. */
const carried = (cut: Cut, now: Date): Cut => ({ ...cut, at: now, thresholds: thresholdsOn(cut, now) })

const unknownVersion = (version: number) =>
  new AppError({
    code: 'policy-unknown',
    message: `There is no policy version ${version}.`,
    remedy: 'Name a version that was published; `tierwise policy list` shows them.',
  })

const neverCut = (version: number) =>
  new AppError({
    code: 'policy-never-used',
    message: `No tier lines stood under policy version ${version} at that time.`,
    remedy: 'Choose a day on which it was in force, or try it on everybody with `tierwise policy preview`.',
  })

const notKnownThen = ({ name, knownSince }: Customer) =>
  new AppError({
    code: 'not-known-then',
    message: `Nothing was known of ${name} then: it was first known on ${knownSince.toISOString().slice(0, 10)}.`,
    remedy: 'Ask for that day or a later one.',
  })

/** The version asked for, or the one in force then; with the newest cut that stood. */
async function ruleOf(deps: ViewDeps, { policyVersion, asOf }: View, now: Date) {
  if (policyVersion !== undefined) {
    const policy = await deps.policies.get(policyVersion)
    if (!policy) throw unknownVersion(policyVersion)
    const cut = await deps.cuts.newestBy(now, policyVersion)
    if (!cut) throw neverCut(policyVersion)
    return { policy, cut: carried(cut, now) }
  }
  const active = await activePolicy(deps)
  if (asOf === undefined) return { policy: active, cut: await deps.cuts.latest(active.version) }

  const cut = await deps.cuts.newestBy(now)
  return { policy: (cut && (await deps.policies.get(cut.policyVersion))) ?? active, cut }
}

/** The order one asks about, from the source that tells of this customer's orders. */
function supposedOrder(customer: Customer, policy: Policy, amountMinor: number, now: Date): OrderEvent {
  const spend = policy.dimensions.find(({ name }) => name === 'spend')
  const known = Object.entries(customer.facts.sources).find(([, seen]) => spend && hasReported(seen, spend))
  const at = { at: now, bookedAt: now, receivedAt: now }

  return {
    _id: 'supposed|order',
    customerId: customer._id,
    source: known?.[0] ?? 'orders',
    ...at,
    kind: 'order',
    amountMinor,
    currency: policy.baseCurrency,
  }
}

/** Scored again from these facts, with the tier that stood. */
function seen(customer: Customer, events: readonly FactEvent[], policy: Policy, now: Date): Customer {
  const facts = mergeFacts(foldMonths(policy, customer._id, events).map((month) => month.facts))
  const told = withProfile(facts, customer, policy)
  const kind = told.orderCount > 0 ? 'customer' : customer.kind
  const { score: _, tier: __, ...plain } = customer

  return {
    ...plain,
    facts: told,
    kind,
    lifecycle: lifecycleOf(told, kind, policy, now, customer.knownSince).lifecycle,
    ...present({ score: policy.scales && scoreOf(told, policy, now) }),
  }
}

/** The tier under the cut at hand; a standing one of the same version moves by the rules, any other starts anew. */
function tierUnder(viewed: Customer, tier: TierState | undefined, { policy, cut, now }: ViewFrame) {
  const { score, kind, lifecycle } = viewed
  if (!score || !cut || kind !== 'customer') return undefined

  const bounds = boundsOf(viewed, { policy, cut, now })
  return decideTier({ kind, score, lifecycle, cut, policy, now, bounds, ...present({ tier }) }).tier
}

type ViewFrame = { readonly policy: Policy; readonly cut: Cut | undefined; readonly now: Date }

/** The tier that stood then; today's where no day was asked for. */
async function standingThen(
  { cuts, tierChanges }: ViewDeps,
  customer: Customer,
  { asOf }: View,
): Promise<TierState | undefined> {
  if (asOf === undefined) return customer.tier

  const [changes, first] = await Promise.all([tierChanges.of(customer._id, HISTORY), cuts.oldest()])
  return tierAt(customer, changes, asOf, first?.at)
}

/** What would be: by the standing tier where the version is the one it stands under, from anew under another. */
function wouldBe(viewed: Customer, standing: TierState | undefined, view: View, frame: ViewFrame) {
  const isOtherVersion =
    view.policyVersion !== undefined && standing?.evidence.policyVersion !== frame.policy.version
  const { group: _, ...alone } = viewed
  const tier = isOtherVersion ? undefined : standing
  return tierUnder({ ...(view.asOf ? alone : viewed), ...present({ tier }) }, tier, frame)
}

const byDay = (events: readonly FactEvent[]) => events.toSorted((a, b) => a.at.getTime() - b.at.getTime())

/**
 * A customer as it stood, or as it would stand: from the events as they were known at the moment, under the
 * policy version and the tier lines of then, or under the version asked for, with one more order where asked.
 * Pins are left out of what would be, and so is the group but for today's under the policy in force. Stores nothing.
 * @throws AppError `policy-unknown`, `policy-never-used`, `not-known-then`, `no-policy`
 */
export async function viewCustomer(deps: ViewDeps, customer: Customer, view: View): Promise<Viewed> {
  const now = view.asOf ?? deps.clock.now()
  if (customer.knownSince > now) throw notKnownThen(customer)
  const frame: ViewFrame = { ...(await ruleOf(deps, view, now)), now }
  const { policy } = frame
  const { known, late } = knownBy(await deps.events.ofCustomers([customer._id]), now)
  const standing = await standingThen(deps, customer, view)

  const { orderMinor } = view
  const supposed = orderMinor === undefined ? [] : [supposedOrder(customer, policy, orderMinor, now)]
  const { override: _, ...viewed } = seen(customer, [...known, ...supposed], policy, now)
  const isOther = view.policyVersion !== undefined || orderMinor !== undefined
  const tier = isOther ? wouldBe(viewed, standing, view, frame) : standing

  return {
    ...frame,
    customer: { ...viewed, ...present({ tier }) },
    late: view.asOf === undefined ? [] : byDay(late),
    ...(isOther && present({ from: standing?.code, to: tier?.code })),
  }
}
