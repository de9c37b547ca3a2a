import { expect, test } from 'vitest'
import { nextStepLines } from '#src/cards/follow-up/next-step.ts'
import { careOf } from '#src/decide/follow-up/care-of.ts'
import { planFollowUps } from '#src/decide/follow-up/plan-follow-ups.ts'
import { changeReminder } from '#src/decide/follow-up/settle-reminder.ts'
import { type Customer, lifecycles } from '#src/domain/customer.ts'
import { addDays } from '#src/domain/days.ts'
import { aCustomer, aTier, someFacts } from '../../helpers/builders/a-customer.ts'
import { aPolicy } from '../../helpers/builders/a-policy.ts'
import { useCompany } from '../../helpers/company.ts'
import { onEveryServer } from '../../store/document-servers.ts'

/** Ten past eight on a Monday in Shanghai. */
const monday = new Date('2026-12-14T00:10:00Z')
const followUpSince = addDays(monday, -300)
const english = { locale: 'en', zone: 'Asia/Shanghai' } as const
const chinese = { locale: 'zh', zone: 'Asia/Shanghai' } as const
const policy = aPolicy()

/** One customer of each lifecycle, in each tier, last touched so many days ago. */
const someone = (n: number, lifecycle: Customer['lifecycle'], code: string, touchedAgo: number) => {
  const firstOrderAt = addDays(monday, lifecycle === 'new' ? -2 : -200)
  const touch = {
    at: addDays(monday, -touchedAgo),
    channel: 'phone',
    direction: 'out',
    answered: true,
  } as const
  const bought = { firstOrderAt, lastPurchaseAt: firstOrderAt, ratings: {} }
  const facts = someFacts({ recentTouches: [touch], lastTouch: touch, touchesOut: 1, ...bought })
  const _id = `c${n}`
  const given = { _id, ref: _id, name: `Customer ${n}`, lifecycle, facts, knownSince: addDays(monday, -400) }
  return aCustomer({
    ...given,
    tier: aTier({ code }),
    ...(lifecycle === 'prospect' ? { kind: 'prospect' as const } : {}),
  })
}

const everybody = lifecycles.flatMap((lifecycle, i) =>
  ['A', 'B', 'C', 'D'].map((code, n) => someone(i * 4 + n, lifecycle, code, 5 + 9 * n)),
)

onEveryServer('card, list and reminder', (openStore, where) => {
  const company = useCompany(openStore, where)
  const begin = async (customers: readonly Customer[]) => {
    const { publish, join, store } = company()
    await store.settings.set('followUpSince', followUpSince)
    await publish(policy)
    await join(...customers)
  }
  const stepOf = async (customer: Customer, now: Date, reader: typeof english | typeof chinese = english) => {
    const { deps } = company()
    const care = await careOf({ ...deps, clock: { now: () => now } }, customer)
    return nextStepLines({ ...reader, now }, { customer, policy, care })?.short ?? ''
  }

  test('name one step: whoever is on today’s list has it today on the card, and nobody else', async () => {
    await begin(everybody)
    const foretold = new Map<string, string>()
    for (const customer of everybody) foretold.set(customer._id, await stepOf(customer, monday))

    const list = await planFollowUps(company().deps, 'mei', monday)

    const goals = new Map(list.map(({ customerId, goal }) => [customerId, goal.en.toLowerCase()]))
    for (const customer of everybody) {
      const step = await stepOf(customer, monday)
      const goal = goals.get(customer._id)
      expect([step, / today: |due since /.test(step)]).toEqual([step, goal !== undefined])
      expect(step.toLowerCase()).toContain(goal ?? foretold.get(customer._id)?.toLowerCase())
    }
    expect(list.length).toBeGreaterThan(5)
    expect(list.length).toBeLessThan(everybody.length)
  })

  test('the day foretold is the day on which it is listed', async () => {
    const customers = [
      someone(1, 'growing', 'A', 3),
      someone(2, 'new', 'C', 9),
      someone(3, 'mature', 'D', 30),
    ]
    await begin(customers)
    const days = [monday, ...Array.from({ length: 90 }, (_, n) => addDays(monday, n + 1))]
    const foretold = await Promise.all(customers.map((customer) => stepOf(customer, monday)))

    const listedOn = new Map<string, string>()
    for (const day of days) {
      for (const { customerId } of await planFollowUps(company().deps, 'mei', day)) {
        const on = day.toLocaleDateString('en-GB', { day: 'numeric', month: 'short' })
        if (!listedOn.has(customerId)) listedOn.set(customerId, on)
      }
    }

    const told = foretold.map((step) => / by \w+ (\d+ \w+)/.exec(step)?.[1] ?? '14 Dec')
    expect(told).toEqual(customers.map(({ _id }) => listedOn.get(_id)))
  }, 60_000)

  test('what was put off is due on its new day, and what was touched meanwhile on the next', async () => {
    const customer = someone(1, 'growing', 'A', 8)
    await begin([customer])
    const [listed] = await planFollowUps(company().deps, 'mei', monday)
    if (!listed) throw new Error('nothing was planned')
    const now = await stepOf(customer, monday, chinese)

    const until = addDays(monday, 3)
    await changeReminder(company().deps, listed, () => ({ set: { dueAt: until, snoozedUntil: until } }))

    expect(now).toContain('今天 · ')
    expect(await stepOf(customer, monday)).toContain(' by Thu 17 Dec')
    expect(await stepOf(customer, monday, chinese)).toContain('12月17日(周四)前')
  })
})
