import { beforeAll, expect, it } from 'vitest'
import type { InteractionEvent } from '#src/domain/event.ts'
import type { Store } from '#src/store/open-store.ts'
import { aDay, anId, anOrder } from '../builders.ts'
import type { OpenStore } from '../document-servers.ts'

const aTouch = (given: Partial<InteractionEvent> = {}): InteractionEvent => ({
  _id: anId('chat|'),
  kind: 'interaction',
  customerId: anId('c'),
  source: 'chat',
  at: aDay('03-02'),
  bookedAt: aDay('03-02'),
  receivedAt: aDay('03-02'),
  channel: 'phone',
  direction: 'out',
  answered: true,
  outcome: 'reached',
  by: 'mei',
  note: '要报价',
  ...given,
})

/** What people said, and took back. */
export const saidEvents = (openStore: OpenStore): void => {
  let store: Store
  beforeAll(async () => {
    store = await openStore()
  })

  it('what is taken back keeps its place and nothing of what it said', async () => {
    const touch = aTouch()
    const { _id, customerId, source, at, bookedAt, receivedAt, by } = touch
    await store.events.insertNew([touch])

    await store.events.retract([_id, anId('none')])

    expect(await store.events.ofIds([_id])).toEqual([
      {
        ...{ _id, customerId, source, at, bookedAt, receivedAt, by },
        kind: 'note',
        text: '',
        retracted: true,
        leftMonths: [`${customerId}|2026-03`],
      },
    ])
    expect(await store.events.insertNew([touch])).toEqual(new Set())
  })

  it('taking back twice, at once too, is one change', async () => {
    const touch = aTouch()
    await store.events.insertNew([touch])

    await Promise.all([store.events.retract([touch._id]), store.events.retract([touch._id])])
    await store.events.retract([touch._id])

    expect((await store.events.ofIds([touch._id]))[0]?.leftMonths).toHaveLength(1)
  })

  it('an order is no talk: it stays', async () => {
    const order = anOrder()
    await store.events.insertNew([order])

    await store.events.retract([order._id])

    expect(await store.events.ofIds([order._id])).toEqual([order])
  })

  it("a touch's next date is set and taken away", async () => {
    const touch = aTouch()
    await store.events.insertNew([touch])
    const month = `${touch.customerId}|2026-03`

    await store.events.setNext(touch._id, aDay('04-01'))
    await store.events.setNext(touch._id, aDay('04-01'))
    const set = await store.events.ofIds([touch._id])
    await store.events.setNext(touch._id, undefined)

    expect(set).toEqual([{ ...touch, nextAt: aDay('04-01'), leftMonths: [month] }])
    expect(await store.events.ofIds([touch._id])).toEqual([{ ...touch, leftMonths: [month, month] }])
  })
}
