import { afterEach, describe, expect, it } from 'vitest'
import type { FactEvent } from '#src/domain/event.ts'
import { foldMonths } from '#src/domain/facts/fold-months.ts'
import { mergeFacts } from '#src/domain/facts/merge-facts.ts'
import { aCustomer, aTier, daysAgo } from '../helpers/builders/a-customer.ts'
import { aCut } from '../helpers/builders/a-cut.ts'
import { anOrder } from '../helpers/builders/a-fact.ts'
import { aPolicy } from '../helpers/builders/a-policy.ts'
import { openDesk } from './desk.ts'

const id = 'c-acme-robotics'
const order = (externalId: string, yuan: number, at: Date, receivedAt = at): FactEvent => ({
  ...anOrder(id, { yuan, at }),
  _id: `shop|${externalId}`,
  receivedAt,
})

/** 4,000 yuan a hundred days ago; 60,000 two months ago that were told ten days ago only; 900 yesterday. */
const events = [
  order('early', 4_000, daysAgo(100)),
  order('late', 60_000, daysAgo(60), daysAgo(10)),
  order('new', 900, daysAgo(1)),
]

const open: { close(): Promise<void> }[] = []
afterEach(async () => {
  for (const one of open.splice(0)) await one.close()
})

async function aDesk() {
  const facts = mergeFacts(foldMonths(aPolicy(), id, events).map((month) => month.facts))
  const acme = aCustomer({ facts, tier: aTier({ code: 'A', previous: 'C', since: daysAgo(10) }) })
  const desk = await openDesk({ customers: [acme] })
  open.push(desk)
  await desk.store.events.insertNew(events)
  await desk.store.cuts.insert(aCut({ _id: 'quantile|1|2026-10-01|1', at: daysAgo(72) }))
  await desk.store.tierChanges.put([
    {
      _id: `${id}-7`,
      customerId: id,
      rev: 7,
      at: daysAgo(10),
      from: 'C',
      to: 'A',
      evidence: { reason: 'promoted', policyVersion: 1 },
    },
  ])
  return desk
}

const textOf = (card: object) => JSON.stringify(card)

describe('a customer as of a day', () => {
  it.each([
    ['why acme as of 22 days ago', 'As it stood on Fri 20 Nov'],
    ['why acme as of yesterday', 'As it stood on Fri 11 Dec'],
  ])('takes the day in words: %s', async (text, line) => {
    const desk = await aDesk()

    const { card } = await desk.say(text, 'mei')

    expect(card.body?.[0]).toContain(line)
  })

  it('stands in the tier of then, from what was known then; what came later is shown and not counted', async () => {
    const desk = await aDesk()

    const { card } = await desk.say('why acme as of 2026-11-20', 'mei')

    expect(card.title).toContain('Why Acme Robotics is C')
    expect(card.body?.[0]).toBe('As it stood on Fri 20 Nov, from what was known then.')
    expect(card.body?.[1]).toBe('1 fact of that time came later and is not counted here.')
    expect(card.table?.rows[0]?.[1]).toMatch(/^¥4,000 in all, /)
    expect(card.rows?.[0]).toEqual({
      title: 'Order ¥60,000 · came later',
      detail: 'of Tue 13 Oct, known since Wed 2 Dec',
    })
    expect(card.actions?.[0]).toMatchObject({
      call: { input: { customer: 'acme-robotics', asOf: '2026-11-20' } },
    })
  })

  it('says 事后补录 in Chinese', async () => {
    const desk = await aDesk()
    const [mei] = (await desk.store.users.list()).filter(({ _id }) => _id === 'mei')
    if (mei) await desk.store.users.put([{ ...mei, locale: 'zh' }])

    const { card } = await desk.say('acme 截至2026-11-20')

    expect(card.rows?.[0]?.title).toBe('订单 ¥60,000 · 事后补录')
  })

  it.each([
    ['acme as of 2027-01-01', 'day-in-future'],
    ['acme as of 2020-01-01', 'not-known-then'],
    ['acme as of 2026-13-45', 'date-unreadable'],
    ['acme under policy 9', 'policy-unknown'],
    ['acme if it orders €50', 'amount-unreadable'],
    ['acme if it orders 5o,000', 'amount-unreadable'],
    ['acme as of whenever', 'date-unreadable'],
  ])('%s is refused with what to do', async (text, code) => {
    const desk = await aDesk()

    const { refused, card } = await desk.say(text)

    expect(refused).toBe(code)
    expect(card.body).toHaveLength(2)
  })
})

describe('a customer as it would be', () => {
  it('with one more order moves by the rules, and nothing is stored', async () => {
    const desk = await aDesk()
    const before = await desk.store.customers.get(id)

    const small = await desk.say('tier acme if it orders 100')
    const under = await desk.say('tier acme as of 2026-11-20 if it orders 500k')

    expect(small.card.body?.slice(0, 2)).toEqual(['With one more order of ¥100.', 'It would stay tier A.'])
    expect(textOf(under.card)).toContain('It would move from tier C to tier A.')
    expect(await desk.store.customers.get(id)).toEqual(before)
  })

  it('under another policy version is scored and cut by that one', async () => {
    const desk = await aDesk()
    const second = {
      ...aPolicy(),
      version: 2,
      halfLifeDays: 30,
      scales: { spend: 1e6, orders: 50, engagement: 9 },
    }
    await desk.store.policies.insert(second)
    const none = await desk.say('acme under policy 2')
    await desk.store.cuts.insert(
      aCut({ _id: 'quantile|2|2026-12-12|1', policyVersion: 2, driftPerDay: 1 / 30 }),
    )

    const { card } = await desk.say('acme under policy 2')

    expect(none.refused).toBe('policy-never-used')
    expect(card.body?.[0]).toBe('Under policy 2.')
    expect(card.footer).toContain('policy version 2')
    expect(textOf(card)).toContain('It would move from tier A')
  })

  it('service is refused: it would see amounts', async () => {
    const desk = await aDesk()

    const { refused } = await desk.say('acme if it orders 100', 'sara')

    expect(refused).toBe('view-not-for-service')
  })
})
