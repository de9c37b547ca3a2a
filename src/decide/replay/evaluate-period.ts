import type { DecideDeps } from '#src/decide/deps.ts'
import { customerPages } from '#src/decide/tiers/all-customers.ts'
import type { Customer } from '#src/domain/customer.ts'
import { addDays } from '#src/domain/days.ts'
import { isAppError } from '#src/domain/errors.ts'
import { dayNumber } from '#src/domain/evaluation/day-number.ts'
import { type EvaluationInput, evaluateOrders } from '#src/domain/evaluation/evaluate-orders.ts'
import type { ClassRow } from '#src/domain/evaluation/own-classes.ts'
import type { OrderRow } from '#src/domain/evaluation/purchase-panel.ts'
import type { RatingRow } from '#src/domain/evaluation/satisfaction.ts'
import type { FactEvent } from '#src/domain/event.ts'
import { thinned } from '#src/domain/forecast/thinned.ts'
import { localDay } from '#src/domain/local-day.ts'
import { toMajor } from '#src/domain/money.ts'
import type { Policy } from '#src/domain/policy.ts'
import type { Evaluations, StoredEvaluation } from '#src/ports/evaluations.ts'
import type { TierChanges } from '#src/ports/tier-changes.ts'
import { tierAt } from './tier-at.ts'

export type EvaluateDeps = Pick<
  DecideDeps,
  'customers' | 'events' | 'policies' | 'cuts' | 'clock' | 'companyTimeZone'
> & { readonly tierChanges: TierChanges; readonly evaluations: Evaluations }

/** Enough to tell a tenth of a tenth apart; more would hold up whoever waits behind it. */
const MOST_CUSTOMERS = 5_000
const PORTION = 500
/** More changes than a customer sees in years. */
const HISTORY = 500
const SEED = 1

const daysOf = { month: 30, quarter: 91, 'half-year': 182, year: 365 } as const

/** The shortest of the periods that the policy's goals are measured in. */
export const periodDaysOf = ({ tiers }: Pick<Policy, 'tiers'>): number =>
  Math.min(...tiers.map(({ goal }) => daysOf[goal.period]))

/** Whether a period has passed since the newest evaluation of that length. */
export async function isDue({ evaluations, clock }: EvaluateDeps, days: number): Promise<boolean> {
  const newest = (await evaluations.latest(PORTION)).find((one) => one.days === days)
  return newest === undefined || newest.at <= addDays(clock.now(), 2 - days)
}

/** Who had bought or been known by then, evenly thinned: memory does not grow with the base. */
async function customersOf(deps: EvaluateDeps, asOf: Date) {
  const all = thinned<Pick<Customer, '_id' | 'tier' | 'knownSince'>>(MOST_CUSTOMERS)
  for await (const page of customerPages(deps)) {
    for (const { _id, kind, tier, knownSince, facts } of page) {
      const isKnown = facts.firstOrderAt !== undefined && facts.firstOrderAt <= asOf
      if (kind === 'customer' && isKnown) all.add({ _id, knownSince, ...(tier ? { tier } : {}) })
    }
  }
  return { sampled: all.kept(), customers: all.seen() }
}

const orderOf = (event: FactEvent): OrderRow[] => {
  if (event.kind !== 'order' && event.kind !== 'refund') return []

  const amount = toMajor(event) * (event.kind === 'refund' ? -1 : 1)
  return [{ customerId: event.customerId, day: dayNumber(event.at), amount }]
}

const ratingOf = (event: FactEvent): RatingRow[] =>
  event.kind === 'feedback'
    ? [{ customerId: event.customerId, day: dayNumber(event.at), rating: event.rating }]
    : []

/** Their orders and answers up to the end of the period. */
async function rowsOf({ events }: EvaluateDeps, ids: readonly string[]) {
  const rows: OrderRow[] = []
  const ratings: RatingRow[] = []
  for (let from = 0; from < ids.length; from += PORTION) {
    for (const event of await events.ofCustomers(ids.slice(from, from + PORTION))) {
      rows.push(...orderOf(event))
      ratings.push(...ratingOf(event))
    }
  }
  return { rows, ratings }
}

/** The tiers that stood then, as the company's own classes; one that has not changed since needs no history. */
async function tiersThen(
  { tierChanges, cuts }: EvaluateDeps,
  sampled: readonly Pick<Customer, '_id' | 'tier' | 'knownSince'>[],
  asOf: Date,
): Promise<readonly ClassRow[]> {
  const first = (await cuts.oldest())?.at
  const classes: ClassRow[] = []
  for (const customer of sampled) {
    const isOld = customer.tier && customer.tier.since <= asOf
    const changes = isOld ? [] : await tierChanges.of(customer._id, HISTORY)
    const tier = tierAt(customer, changes, asOf, first)
    if (tier) classes.push({ customerId: customer._id, day: dayNumber(asOf), name: tier.code })
  }
  return classes
}

/** What cannot be judged says why, and that is what is stored. */
function judged(input: EvaluationInput): Pick<StoredEvaluation, 'result' | 'refused'> {
  try {
    return { result: evaluateOrders(input) }
  } catch (error) {
    if (!isAppError(error)) throw error
    return { refused: { code: error.code, reason: error.message } }
  }
}

const nothingStood = {
  code: 'no-tiers-then',
  reason: 'No tiers stood at the beginning of the period: the first cut of the base is younger than it.',
} as const

/**
 * Judges the company's own tiers as they stood `days` ago by what its customers have done since, with the policy of
 * then, and stores that, or why it cannot be said. Nothing where no policy is in force.
 */
export async function evaluatePeriod(
  deps: EvaluateDeps,
  asked: { readonly days?: number | undefined } = {},
): Promise<StoredEvaluation | undefined> {
  const { policies, cuts, clock, companyTimeZone, evaluations } = deps
  const active = await policies.active()
  if (!active) return undefined

  const days = asked.days ?? periodDaysOf(active)
  const at = clock.now()
  const asOf = addDays(at, -days)
  const cut = await cuts.newestBy(asOf)
  const policy = (cut && (await policies.get(cut.policyVersion))) ?? active
  const { sampled, customers } = await customersOf(deps, asOf)
  const rows = cut
    ? await rowsOf(
        deps,
        sampled.map(({ _id }) => _id),
      )
    : undefined
  const classes = cut ? await tiersThen(deps, sampled, asOf) : []

  const evaluation: StoredEvaluation = {
    _id: `${localDay(at, companyTimeZone)}|${policy.version}|${days}`,
    at,
    asOf,
    days,
    policyVersion: policy.version,
    currency: policy.baseCurrency,
    customers,
    sampled: sampled.length,
    ...(rows
      ? judged({ ...rows, classes, splitDay: dayNumber(asOf), days, seed: SEED, policy, policyGiven: true })
      : { refused: nothingStood }),
  }
  await evaluations.put(evaluation)
  return evaluation
}
