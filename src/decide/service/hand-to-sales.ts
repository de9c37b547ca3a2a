import type { Customer } from '#src/domain/customer.ts'
import type { Reminder } from '#src/domain/follow-up/reminder.ts'
import type { Bilingual } from '#src/domain/locale.ts'
import { present } from '#src/domain/present.ts'
import type { SalesNeed } from '#src/domain/service/need.ts'
import { standingTier } from '#src/domain/tier/standing-tier.ts'
import { ingestFacts } from '#src/ingest/facts/ingest-facts.ts'
import type { ServiceDeps } from './service-deps.ts'

/** What a customer wants of sales, as somebody heard it. */
type Need = {
  readonly customer: Customer
  readonly need: SalesNeed
  readonly text: string
  /** User id. */
  readonly by: string
  /** What makes two clicks one need; absent: a new one. */
  readonly id?: string | undefined
}

const goals: Readonly<Record<SalesNeed, Bilingual>> = {
  upgrade: { en: 'make an offer for the upgrade', zh: '给出产品升级方案' },
  'new-need': { en: 'understand the new need', zh: '了解新需求' },
}
const callToAction: Bilingual = { en: 'Agree on a date to go through it', zh: '约定时间详细沟通' }

/** Sales is reminded now: the customer began it, so that no cap counts it. */
const reminderOf = ({ customer, need, text }: Need, to: string, eventId: string, now: Date): Reminder => ({
  _id: `${customer._id}|need|${eventId}`,
  customerId: customer._id,
  to,
  kind: 'timed',
  dueAt: now,
  since: now,
  channel: 'phone',
  content: 'solution',
  goal: goals[need],
  callToAction,
  lifecycle: customer.lifecycle,
  valueAtRiskMinor: 0,
  isUrgent: true,
  state: 'open',
  plannedAt: now,
  rev: 1,
  ...present({
    tier: standingTier(customer, now),
    note: text === '' ? undefined : text,
    sample: customer.sample,
  }),
})

/**
 * An upgrade or a new need goes to sales: the note of it, and a reminder for the customer's owner. Answers who has it;
 * undefined where the customer has no owner: then the note alone stands.
 */
export async function handToSales(deps: ServiceDeps, asked: Need): Promise<string | undefined> {
  const { customer, need, text, by } = asked
  const eventId = `chat|${asked.id ?? deps.ids.next()}`
  const at = deps.clock.now()
  const base = { _id: eventId, customerId: customer._id, source: 'chat', at, bookedAt: at, receivedAt: at }
  await ingestFacts(deps, [{ ...base, kind: 'note', text: text || need, by, topic: need }])
  if (customer.owner === undefined) return undefined

  await deps.reminders.plan([reminderOf(asked, customer.owner, eventId, at)])
  return customer.owner
}
