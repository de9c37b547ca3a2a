import type { Customer } from '#src/domain/customer.ts'
import { addDays } from '#src/domain/days.ts'
import { orderNetsBetween } from '#src/domain/facts/order-nets.ts'
import { isMeasured } from '#src/domain/follow-up/hold-back.ts'
import type { Reminder } from '#src/domain/follow-up/reminder.ts'
import {
  type Measured,
  outcomeDays,
  type WhatItEarns,
  whatItEarns,
} from '#src/domain/follow-up/what-it-earns.ts'
import type { Policy } from '#src/domain/policy.ts'
import type { Customers } from '#src/ports/customers.ts'
import type { Events } from '#src/ports/events.ts'
import type { Reminders } from '#src/ports/reminders.ts'

/** The ports that the measurement is read through. */
export type EarnsDeps = {
  readonly reminders: Reminders
  readonly customers: Pick<Customers, 'getMany'>
  readonly events: Pick<Events, 'ofCustomers'>
}

/** Measurements of longer ago say little of today. */
const lookBackDays = 365
const BATCH = 500

type Part = Pick<Reminder, 'customerId' | 'since'> & { readonly isHeld: boolean }

/** Those that take part, as little of each as is needed. */
async function partsOf({ reminders }: EarnsDeps, policy: Policy, now: Date): Promise<readonly Part[]> {
  const parts: Part[] = []
  for await (const reminder of reminders.between(addDays(now, -lookBackDays), now)) {
    if (!isMeasured(reminder, policy)) continue
    parts.push({
      customerId: reminder.customerId,
      since: reminder.since,
      isHeld: reminder.state === 'held-back',
    })
  }
  return parts
}

/** What came in the days after; by the newest orders that the facts list, by the events where those do not reach back. */
async function outcomesOf(deps: EarnsDeps, parts: readonly Part[]): Promise<readonly Measured[]> {
  const found = await deps.customers.getMany([...new Set(parts.map(({ customerId }) => customerId))])
  const customers = new Map(found.map((customer) => [customer._id, customer]))
  const deep = parts.filter(({ customerId, since }) => !reachesBack(customers.get(customerId), since))
  const events = await deps.events.ofCustomers([...new Set(deep.map(({ customerId }) => customerId))])
  const byCustomer = Map.groupBy(events, ({ customerId }) => customerId)

  return parts.flatMap((part) => {
    const customer = customers.get(part.customerId)
    if (!customer) return []

    const until = addDays(part.since, outcomeDays)
    const those = byCustomer.get(part.customerId)
    const nets = those
      ? orderNetsBetween(those, part.since, until)
      : customer.facts.recentOrders
          .filter(({ at }) => at >= part.since && at < until)
          .map(({ amountMinor }) => amountMinor)
    return [{ ...part, spendMinor: nets.reduce((sum, net) => sum + net, 0), hasBought: nets.length > 0 }]
  })
}

/** Whether the newest orders are all there are since then. */
function reachesBack(customer: Customer | undefined, since: Date): boolean {
  if (!customer) return true

  const { orderCount, recentOrders } = customer.facts
  const [oldest] = recentOrders
  return orderCount === recentOrders.length || (oldest !== undefined && oldest.at <= since)
}

/**
 * What follow-up earns, for the whole company: those whose reminder was held back beside those who were reminded. Reads
 * nothing where the policy holds nobody back.
 */
export async function whatFollowUpEarns(deps: EarnsDeps, policy: Policy, now: Date): Promise<WhatItEarns> {
  if (!policy.followUp.holdBack) return { state: 'off' }

  const parts = await partsOf(deps, policy, now)
  const measured: Measured[] = []
  for (let at = 0; at < parts.length; at += BATCH) {
    measured.push(...(await outcomesOf(deps, parts.slice(at, at + BATCH))))
  }
  return whatItEarns(measured, policy, now)
}
