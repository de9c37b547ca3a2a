import type { Customer } from '#src/domain/customer.ts'
import { addDays } from '#src/domain/days.ts'
import type { FactEvent } from '#src/domain/event.ts'
import type { User } from '#src/domain/user.ts'
import { dayNumber, instant } from '#src/ingest/sample/calendar.ts'
import type { SampleRef } from '#src/ingest/sample/customer-of.ts'
import { type SampleCompany, sampleCompany, windowDays } from '#src/ingest/sample/sample-company.ts'

/** Which company lives, from which day (YYYY-MM-DD, China time) and how long. */
export type LifeSpec = {
  readonly seed: number
  readonly from: string
  readonly days: number
  /** Only the customers of so many of the first team's reps; absent: everybody. */
  readonly reps?: number
  /** The ref of a customer whose owner is the first of them. */
  readonly customer?: string
}

/** Somebody who becomes a customer or a prospect while time is played. */
type Newcomer = { readonly customer: Customer; readonly refs: readonly SampleRef[] }

/** A company on the morning of the first day, and all that the days will bring, oldest first. */
export type LivingCompany = {
  readonly past: SampleCompany
  readonly newcomers: readonly Newcomer[]
  readonly facts: readonly FactEvent[]
}

const dayOf = (at: Date): string => at.toISOString().slice(0, 10)

/** People who sleep: the sample's own are awake at all hours, so that a visitor sees what it sends. */
const asleepAtNight = ({ quietHours: _, ...user }: User): User => user

/** What the team itself does is done by those who act here, not by the story. */
const isOurs = (event: FactEvent): boolean => event.kind === 'interaction' && event.direction === 'out'

/** Reps in the roster's order, but for the owner of this customer, who comes first. */
function repsOf({ users, customers }: SampleCompany, ref: string | undefined): readonly User[] {
  const owner = customers.find((customer) => customer.ref === ref)?.owner
  const reps = users.filter(({ role }) => role === 'rep')
  return reps.toSorted((a, b) => Number(b._id === owner) - Number(a._id === owner))
}

function shareOf(
  company: SampleCompany,
  { reps, customer: ref }: Pick<LifeSpec, 'reps' | 'customer'>,
): SampleCompany {
  if (reps === undefined) return company

  const kept = repsOf(company, ref).slice(0, reps)
  const owners = new Set(kept.map(({ _id }) => _id))
  const customers = company.customers.filter(({ owner }) => owner !== undefined && owners.has(owner))
  const ids = new Set(customers.map(({ _id }) => _id))
  return {
    users: company.users.filter(
      ({ _id, role }) =>
        (role !== 'rep' && role !== 'manager') || owners.has(_id) || kept[0]?.manager === _id,
    ),
    // A head office elsewhere stays elsewhere.
    customers: customers.map(({ parent, ...customer }) =>
      parent !== undefined && ids.has(parent) ? { ...customer, parent } : customer,
    ),
    refs: company.refs.filter(({ customerId }) => ids.has(customerId)),
    events: company.events.filter(({ customerId }) => ids.has(customerId)),
  }
}

/** A head office is known no later than its companies: nobody belongs to a stranger. */
function withEarlyParents(customers: readonly Customer[]): readonly Customer[] {
  const first = new Map<string, Date>()
  for (const { parent, knownSince } of customers) {
    const known = parent === undefined ? undefined : first.get(parent)
    if (parent !== undefined && (known === undefined || knownSince < known)) first.set(parent, knownSince)
  }
  return customers.map((customer) => {
    const child = first.get(customer._id)
    return child !== undefined && child < customer.knownSince ? { ...customer, knownSince: child } : customer
  })
}

/** The sample company whose story ends with the last of these days, told up to the first and from there on. */
export function livingCompany({ seed, from, days, ...share }: LifeSpec): LivingCompany {
  const start = instant(dayNumber(from), 0)
  const whole = sampleCompany({ seed, endDay: dayOf(addDays(new Date(from), days)) }, windowDays + days)
  const company = shareOf(whole, share)
  const isKnown = ({ knownSince }: Customer) => knownSince < start
  const refsOf = Map.groupBy(company.refs, ({ customerId }) => customerId)
  const customers = withEarlyParents(company.customers)
  const known = customers.filter(isKnown)
  const knownIds = new Set(known.map(({ _id }) => _id))

  return {
    past: {
      users: company.users.map(asleepAtNight),
      customers: known,
      refs: company.refs.filter(({ customerId }) => knownIds.has(customerId)),
      events: company.events.filter(({ receivedAt }) => receivedAt < start),
    },
    newcomers: customers
      .filter((customer) => !isKnown(customer))
      .map((customer) => ({ customer, refs: refsOf.get(customer._id) ?? [] }))
      .sort((a, b) => a.customer.knownSince.getTime() - b.customer.knownSince.getTime()),
    facts: company.events
      .filter((event) => event.receivedAt >= start && !isOurs(event))
      .sort((a, b) => a.receivedAt.getTime() - b.receivedAt.getTime()),
  }
}
