import { afterAll, beforeAll, expect, it } from 'vitest'
import { logTouch } from '#src/decide/follow-up/log-touch.ts'
import { foldCustomer } from '#src/decide/tiers/fold-customer.ts'
import { retractFacts, setNextDate } from '#src/ingest/facts/revise-facts.ts'
import { openDesk } from '../../commands/desk.ts'
import { aCustomer, aMoment, daysAgo } from '../../helpers/builders/a-customer.ts'
import { aPolicy } from '../../helpers/builders/a-policy.ts'

let desk: Awaited<ReturnType<typeof openDesk>>
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

const fold = async (customerId: string) => {
  const customer = await desk.store.customers.get(customerId)
  if (!customer) throw new Error('no customer')
  return foldCustomer(desk.deps, aPolicy(), customer)
}

async function logged(ref: string): Promise<{ customerId: string; eventId: string }> {
  const customer = aCustomer({ ref, name: ref })
  await desk.store.customers.insertNew([customer])
  const touch = { customer, by: 'mei', channel: 'phone', outcome: 'reached', satisfaction: 2 } as const
  const { eventId } = await logTouch(desk.deps, { ...touch, at: aMoment })
  return { customerId: customer._id, eventId }
}

it('a touch that is taken back leaves no trace in the facts but that there was something', async () => {
  const { customerId, eventId } = await logged('retracted')
  const before = await fold(customerId)

  await retractFacts(desk.deps, [eventId, `${eventId}|satisfaction`])

  const after = await fold(customerId)
  expect([before.touchesOut, before.ratings.overall?.count]).toEqual([1, 1])
  expect(after).toMatchObject({ touchesOut: 0, recentTouches: [], ratings: {}, sources: {} })
  expect(after.lastFromCustomerAt).toBeUndefined()
})

it('a fold that had been begun before does not bring it back', async () => {
  const { customerId, eventId } = await logged('raced')
  await fold(customerId)
  const [stale] = await desk.store.events.months(customerId)

  await retractFacts(desk.deps, [eventId])
  await fold(customerId)
  await desk.store.events.putMonths(stale ? [stale] : [])

  expect((await desk.store.events.months(customerId))[0]?.facts.touchesOut).toBe(0)
})

it('a next date that is set is in the facts, and the customer is decided again', async () => {
  const { customerId, eventId } = await logged('again')
  await fold(customerId)
  desk.queues.waiting.length = 0

  await setNextDate(desk.deps, eventId, daysAgo(-7))

  expect((await fold(customerId)).lastTouch?.nextAt).toEqual(daysAgo(-7))
  expect(desk.queues.waiting).toEqual([{ job: 'rescore-customer', input: { customerId } }])
})

it('what another source told is not taken back', async () => {
  await retractFacts(desk.deps, ['shop|1'])

  expect(await desk.store.events.ofIds(['shop|1'])).toMatchObject([{ kind: 'order' }])
})
