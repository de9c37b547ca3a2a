import type { ListedBecause } from '#src/cards/digest/why-listed.ts'
import type { Customer } from '#src/domain/customer.ts'
import type { DigestLineId } from '#src/domain/digest/lines.ts'
import { valueAtRiskMinor } from '#src/domain/follow-up/value-at-risk.ts'
import type { Policy } from '#src/domain/policy.ts'
import { nearDemotion } from '#src/domain/warning/warn-customer.ts'
import type { DigestDeps } from './deps.ts'

type Deps = Pick<DigestDeps, 'clock' | 'cuts' | 'forecasts' | 'reminders'>
type Reasons = ReadonlyMap<string, ListedBecause>

const byCustomer = (
  customers: readonly Customer[],
  because: (customer: Customer) => ListedBecause | undefined,
): Reasons =>
  new Map(
    customers.flatMap((customer) => {
      const found = because(customer)
      return found ? [[customer._id, found] as const] : []
    }),
  )

async function atRisk({ forecasts, clock }: Deps, policy: Policy, customers: readonly Customer[]) {
  const forecast = await forecasts.latest(policy.version)
  const now = clock.now()
  return byCustomer(customers, (customer) => ({
    riskMinor: valueAtRiskMinor(customer, policy, forecast, now),
  }))
}

async function warned({ cuts, clock }: Deps, policy: Policy, customers: readonly Customer[]) {
  const cut = await cuts.latest(policy.version)
  const now = clock.now()
  return byCustomer(customers, (customer) => {
    const near = cut && nearDemotion(customer, { policy, cut, now })
    return near && { nears: { to: near.to, by: near.expectedTo } }
  })
}

async function due({ reminders }: Deps, customers: readonly Customer[]): Promise<Reasons> {
  const open = await reminders.openFor(customers.map(({ _id }) => _id))
  return byCustomer(customers, ({ _id }) => {
    const since = open
      .filter(({ customerId, kind }) => customerId === _id && kind !== 'timed')
      .map((reminder) => reminder.since)
    return since.length === 0
      ? undefined
      : { dueSince: new Date(Math.min(...since.map((at) => at.getTime()))) }
  })
}

/** Why the customers of a page stand on a line's list, where their own documents do not say it. */
export async function listedBecause(
  deps: Deps,
  policy: Policy,
  line: DigestLineId,
  customers: readonly Customer[],
): Promise<Reasons> {
  if (line === 'at-risk') return atRisk(deps, policy, customers)
  if (line === 'warned') return warned(deps, policy, customers)
  return line === 'overdue' || line === 'kept' ? due(deps, customers) : new Map()
}
