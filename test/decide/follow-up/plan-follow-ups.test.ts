import { expect, test } from 'vitest'
import { planFollowUps } from '#src/decide/follow-up/plan-follow-ups.ts'
import type { Customer } from '#src/domain/customer.ts'
import { addDays } from '#src/domain/days.ts'
import type { TouchBrief } from '#src/domain/facts.ts'
import type { Reminder } from '#src/domain/follow-up/reminder.ts'
import { usualFollowUp } from '#src/domain/follow-up/usual-follow-up.ts'
import { retailPreset } from '#src/domain/presets/retail.ts'
import { aCustomer, aTier, someFacts } from '../../helpers/builders/a-customer.ts'
import { aPolicy } from '../../helpers/builders/a-policy.ts'
import { aReminder } from '../../helpers/builders/a-reminder.ts'
import { aTeam, aUser } from '../../helpers/builders/a-user.ts'
import { useCompany } from '../../helpers/company.ts'
import { countedPorts, killedAfter } from '../../helpers/hooked-ports.ts'
import { runJob } from '../../helpers/memory-queues.ts'
import { onEveryServer } from '../../store/document-servers.ts'

/** Ten past eight on a Monday in Shanghai. */
const monday = new Date('2026-12-14T00:10:00Z')
const before = (days: number): Date => addDays(monday, -days)

const touched = (daysAgo: number, given: Partial<TouchBrief> = {}): TouchBrief => ({
  at: before(daysAgo),
  channel: 'phone',
  direction: 'out',
  answered: true,
  ...given,
})

/** A customer of Mei's in a tier, last touched so many days ago, and worth so much. */
const touchedBefore = (
  id: string,
  days: number,
  given: Partial<Customer> & { code?: string; worth?: number } = {},
) => {
  const { code = 'A', worth = 120_000, ...rest } = given
  const touch = touched(days)
  return aCustomer({
    _id: id,
    ref: id,
    name: `Customer ${id}`,
    tier: aTier({ code }),
    facts: someFacts({ recentTouches: [touch], lastTouch: touch, touchesOut: 1, valueSum: worth }),
    knownSince: before(400),
    ...rest,
  })
}

const briefly = (list: readonly Reminder[]) => list.map(({ customerId, kind }) => `${customerId} ${kind}`)

onEveryServer('planning a day', (openStore, where) => {
  const company = useCompany(openStore, where)
  const open = async (...customers: readonly Customer[]) => {
    const { publish, join, store } = company()
    await store.settings.set('followUpSince', before(300))
    await publish(aPolicy())
    await join(...customers)
  }
  const plan = (userId = 'mei', now = monday) => planFollowUps(company().deps, userId, now)
  const openOf = async (userId: string) =>
    (await company().store.reminders.openOf([userId])).map(({ _id }) => _id)
  /** As a logged touch does, without what else it does. */
  const touch = async (id: string, at: Date) => {
    const { store, get } = company()
    const { rev, facts } = await get(id)
    const last = { ...touched(0), at }
    const recentTouches = [...facts.recentTouches, last]
    await store.customers.update(id, rev, {
      set: { facts: { ...facts, recentTouches, lastTouch: last } },
      unset: [],
      push: [],
    })
  }
  const change = async (id: string, set: Partial<Customer>) => {
    const { store, get } = company()
    await store.customers.update(id, (await get(id)).rev, { set, unset: [], push: [] })
  }

  test('takes who is due by the cadence of their tier, the floor first, then by value at risk', async () => {
    await open(
      touchedBefore('small', 8, { worth: 1_000 }),
      touchedBefore('large', 8),
      touchedBefore('early', 5),
      touchedBefore('quarterly', 80, { code: 'D', worth: 10 }),
      touchedBefore('later', 40, { code: 'D' }),
    )

    const list = await plan()

    expect(briefly(list)).toEqual(['quarterly floor', 'large touch', 'small touch'])
    expect(list[1]).toMatchObject({
      _id: 'large|touch|2026-12-13',
      to: 'mei',
      dueAt: new Date('2026-12-13T16:00:00Z'),
      channel: 'phone',
      tier: 'A',
      state: 'open',
    })
  })

  test('twice on one day changes nothing, nor does it the next day while all stands open', async () => {
    await open(...Array.from({ length: 40 }, (_, n) => touchedBefore(`c${n}`, 7 + n, { worth: 1_000 * n })))
    const once = await plan()
    const stored = await company().store.reminders.openOf(['mei'])

    const twice = await plan('mei', addDays(monday, 0.2))
    const storedTwice = await company().store.reminders.openOf(['mei'])
    const tomorrow = await plan('mei', addDays(monday, 1))

    expect(once).toHaveLength(usualFollowUp.repPerDay)
    expect(twice).toEqual(once)
    expect(storedTwice).toEqual(stored)
    expect(briefly(tomorrow)).toEqual(briefly(once))
  })

  test('done touches of the day leave no room for others', async () => {
    await open(...Array.from({ length: 30 }, (_, n) => touchedBefore(`c${n}`, 10)))
    const { store } = company()
    const [first, second, ...rest] = await plan()
    for (const { _id, rev, customerId } of [first, second].filter((one) => one !== undefined)) {
      await touch(customerId, addDays(monday, 0.1))
      const result = { at: addDays(monday, 0.1), by: 'mei', outcome: 'reached', eventId: 'chat|1' } as const
      await store.reminders.change(_id, rev, { set: { state: 'done', result } })
    }

    const later = await plan('mei', addDays(monday, 0.2))

    expect(briefly(later)).toEqual(briefly(rest))
  })

  const planned = (customerId: string, day: string, given: Partial<Reminder> = {}) =>
    aReminder({
      _id: `${customerId}|touch|${day}`,
      customerId,
      plannedAt: before(6),
      dueAt: before(6),
      since: before(6),
      ...given,
    })

  test.for([1, 2, 3, 4, 5])(
    'ends the same where it was killed after write %i and ran again',
    async (killedAt) => {
      await open(
        touchedBefore('floor', 80, { code: 'D' }),
        touchedBefore('due', 9),
        touchedBefore('given', 9, { owner: 'lei' }),
        touchedBefore('gone', 1),
        touchedBefore('left', 12),
      )
      const { store, deps } = company()
      const standing = ['floor', 'given', 'gone', 'left'].map((id) => planned(id, '2026-12-08'))
      await store.reminders.plan(standing)
      let writes = 0
      const isWrite = (call: string) => /^reminders\.(plan|change)$/.test(call)
      const dying = killedAfter(deps, (call) => isWrite(call) && ++writes === killedAt)

      await expect(planFollowUps(dying, 'mei', monday)).rejects.toThrow('killed')
      const list = await plan()

      const ids = ['floor|floor|2026-12-24', 'due|touch|2026-12-12', ...standing.map(({ _id }) => _id)]
      const stored = await Promise.all(ids.map((id) => store.reminders.get(id)))
      expect(stored.map((one) => `${one?._id} ${one?.to} ${one?.state}`)).toEqual([
        'floor|floor|2026-12-24 mei open',
        'due|touch|2026-12-12 mei open',
        'floor|touch|2026-12-08 mei withdrawn',
        'given|touch|2026-12-08 lei open',
        'gone|touch|2026-12-08 mei withdrawn',
        'left|touch|2026-12-08 mei open',
      ])
      expect(briefly(list)).toEqual(['floor floor', 'left touch', 'due touch'])
    },
  )

  test('withdraws what was touched meanwhile, has opted out, or was merged', async () => {
    await open(touchedBefore('c1', 8), touchedBefore('c2', 8), touchedBefore('c3', 8), touchedBefore('c4', 8))
    await plan()
    await touch('c1', addDays(monday, 0.1))
    await change('c2', { followUp: { optOut: { at: monday, by: 'mei' } } })
    await change('c3', { status: 'merged', mergedInto: 'c4' })

    const list = await plan('mei', addDays(monday, 1))

    expect(briefly(list)).toEqual(['c4 touch'])
    expect(await openOf('mei')).toHaveLength(1)
  })

  test('what was withdrawn stands again where its reason is back', async () => {
    await open(touchedBefore('c1', 8))
    await plan()
    await change('c1', { followUp: { optOut: { at: monday, by: 'mei' } } })
    await plan('mei', addDays(monday, 1))
    await change('c1', { followUp: {} })

    const list = await plan('mei', addDays(monday, 2))

    expect(briefly(list)).toEqual(['c1 touch'])
  })

  test('moves what is open to a new owner, whoever plans first', async () => {
    await open(touchedBefore('c1', 8), touchedBefore('c2', 8))
    await plan()
    await change('c1', { owner: 'lei' })
    await change('c2', { owner: 'lei' })

    const [hers, his] = [await plan('mei'), await plan('lei')]

    expect([briefly(hers), briefly(his)]).toEqual([[], ['c1 touch', 'c2 touch']])
  })

  test('whoever covers gets the list of a colleague, and gives it back afterwards', async () => {
    await open(touchedBefore('c1', 8), touchedBefore('c2', 7, { owner: 'lei' }))
    const { store } = company()
    await plan()
    const cover = { by: 'lei', from: '2026-12-15', to: '2026-12-16' }
    await store.users.put([aUser({ manager: 'bao', cover })])

    const away = [await plan('lei', addDays(monday, 1)), await plan('mei', addDays(monday, 1))]
    const back = [await plan('mei', addDays(monday, 3)), await plan('lei', addDays(monday, 3))]

    expect(away.map(briefly)).toEqual([['c1 touch', 'c2 touch'], []])
    expect(back.map(briefly)).toEqual([['c1 touch'], ['c2 touch']])
  })

  test('a floor left open for seven days is the manager’s, and stays theirs', async () => {
    await open(touchedBefore('c1', 75, { code: 'D' }))
    await plan()

    const week = await plan('mei', addDays(monday, 4))
    const taken = await plan('mei', addDays(monday, 7))
    const theirs = await plan('bao', addDays(monday, 7))
    const still = await plan('bao', addDays(monday, 8))

    expect([week, taken, theirs, still].map(briefly)).toEqual([['c1 floor'], [], ['c1 floor'], ['c1 floor']])
  })

  test('a floor that was put away without a touch comes back', async () => {
    await open(touchedBefore('c1', 75, { code: 'D' }))
    const { store } = company()
    const [floor] = await plan()
    const result = { at: monday, by: 'mei', outcome: 'reached' } as const
    await store.reminders.change(floor?._id ?? '', 1, { set: { state: 'done', result } })

    const list = await plan('mei', addDays(monday, 1))

    expect(briefly(list)).toEqual(['c1 floor'])
  })

  test('customers of somebody who has left are the manager’s, and those of nobody an admin’s', async () => {
    const { owner: _, ...nobodys } = touchedBefore('c2', 8)
    await open(touchedBefore('c1', 8), nobodys)
    const { store } = company()
    await store.users.put([aUser({ manager: 'bao', active: false })])

    const lists = [await plan('mei'), await plan('bao'), await plan('admin')]

    expect(lists.map(briefly)).toEqual([[], ['c1 touch'], ['c2 touch']])
  })

  test('what a rep timed is left alone, and put-off touches wait for their day', async () => {
    await open(touchedBefore('c1', 8), touchedBefore('c2', 1))
    const { store } = company()
    const [first] = await plan()
    await store.reminders.plan([planned('c2', '2026-12-14', { kind: 'timed', dueAt: addDays(monday, 0.3) })])
    const until = addDays(monday, 2)
    await store.reminders.change(first?._id ?? '', 1, { set: { dueAt: until, snoozedUntil: until } })

    const lists = [await plan(), await plan('mei', addDays(monday, 1)), await plan('mei', addDays(monday, 2))]

    expect(lists.map(briefly)).toEqual([[], [], ['c1 touch']])
    expect(await openOf('mei')).toContain('c2|touch|2026-12-14')
  })

  test('a first import is spread over one cadence, and nobody waits longer than it', async () => {
    const { publish, join } = company()
    await publish({ ...retailPreset('CNY'), version: 1, scales: aPolicy().scales ?? {} })
    const ids = Array.from({ length: 60 }, (_, n) => `c${n}`)
    await join(
      ...ids.map((id) => touchedBefore(id, 200, { code: 'A', lifecycle: 'mature', knownSince: before(0.1) })),
    )

    const days = []
    for (let day = 0; day < 7; day++) {
      const list = await plan('mei', addDays(monday, day))
      days.push(list.length)
      for (const { customerId } of list) await touch(customerId, addDays(monday, day + 0.05))
    }

    expect(days[0]).toBeLessThan(15)
    expect(days.slice(5)).toEqual([days[5], days[6]])
    expect(days.reduce((sum, count) => sum + count, 0)).toBeGreaterThan(30)
  })

  test('reads its own book alone, however many customers others have', async () => {
    await open(touchedBefore('c1', 8))
    const { join, deps } = company()
    const alone = countedPorts(deps)
    await planFollowUps(alone.deps, 'mei', monday)
    await join(...Array.from({ length: 400 }, (_, n) => touchedBefore(`o${n}`, 8, { owner: 'lei' })))

    const among = countedPorts(deps)
    await planFollowUps(among.deps, 'mei', monday)

    const reads = ({ calls }: typeof among) => calls.map(({ call, args }) => [call, JSON.stringify(args)])
    expect(reads(among).filter(([call]) => call === 'customers.ownedBy')).toEqual([
      ['customers.ownedBy', JSON.stringify([['mei'], undefined, 200])],
    ])
    expect(among.calls.length).toBeLessThanOrEqual(alone.calls.length)
  })

  test('on a day off nothing is planned, and what stands open waits', async () => {
    await open(touchedBefore('c1', 8), touchedBefore('c2', 3))
    await plan()

    const saturday = await plan('mei', addDays(monday, 5))

    expect(saturday).toEqual([])
    expect(await openOf('mei')).toHaveLength(1)
  })

  test('on a day off a floor that would be missed before the next working day is planned, and nothing else', async () => {
    await open(touchedBefore('c1', 3), touchedBefore('last', 84, { code: 'D' }), touchedBefore('later', 82))

    const saturday = await plan('mei', addDays(monday, 5))

    expect(briefly(saturday)).toEqual(['last floor'])
  })

  test('a prospect that was lost keeps its floor', async () => {
    const score = { points: 70, fitPoints: 30, engagementPoints: 40 }
    const outcome = { kind: 'lost', at: before(60), ageDays: 3 } as const
    const prospect = { tier: 'hot', since: before(90), score, outcome }
    await open(touchedBefore('lost', 75, { kind: 'prospect', lifecycle: 'prospect', prospect }))

    expect(briefly(await plan())).toEqual(['lost floor'])
  })

  test('held back for the measurement, it is on no list, and nothing takes its place', async () => {
    await open()
    const { publish, join, store } = company()
    const followUp = { ...usualFollowUp, repPerDay: 5, holdBack: { share: 0.5 } }
    await publish(aPolicy({ version: 2, followUp }))
    await join(...Array.from({ length: 30 }, (_, n) => touchedBefore(`c${n}`, 40, { code: 'B' })))
    const days = Array.from({ length: 4 }, (_, day) => addDays(monday, day))

    const held: Reminder[] = []
    for (const day of days) {
      const list = await plan('mei', day)
      expect(await plan('mei', day)).toEqual(list)
      const listed = await store.reminders.listed('mei', addDays(day, -1), addDays(day, 1))
      held.push(...listed.filter(({ state }) => state === 'held-back'))
      expect(list.every(({ state }) => state === 'open')).toBe(true)
      for (const { customerId } of list) await touch(customerId, addDays(day, 0.05))
    }

    expect(held.length).toBeGreaterThan(0)
  })

  test('its job puts the morning list, and runs for whose morning has come', async () => {
    await open(touchedBefore('c1', 8))
    const { deps, queues, store, clock } = company()
    await store.users.put([...aTeam(), aUser({ _id: 'ann', zone: 'America/New_York' })])
    clock.set(monday)

    await runJob(deps, 'begin-days')
    const asked = queues.waiting.map(({ job, input }) => `${job} ${JSON.stringify(input)}`)
    await runJob(deps, 'plan-follow-ups', { userId: 'mei', day: '2026-12-14' })
    await runJob(deps, 'plan-follow-ups', { userId: 'lei', day: '2026-12-13' })

    expect(asked).toEqual(
      ['admin', 'bao', 'lei', 'mei'].map(
        (userId) => `plan-follow-ups ${JSON.stringify({ userId, day: '2026-12-14' })}`,
      ),
    )
    expect((await store.outbox.get('today|mei|2026-12-14'))?.notice).toMatchObject({
      kind: 'today',
      reminders: ['c1|touch|2026-12-13'],
    })
    expect(await store.outbox.get('today|lei|2026-12-13')).toBeUndefined()
  })
})
