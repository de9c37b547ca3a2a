import { expect, test } from 'vitest'
import type { Card } from '#src/cards/card.ts'
import { dueToday } from '#src/commands/touches/due-today.ts'
import { putTodayList } from '#src/decide/tell/put-today-list.ts'
import type { Reminder } from '#src/domain/follow-up/reminder.ts'
import type { User } from '#src/domain/user.ts'
import { createPlaygroundChat } from '#src/playground/chat.ts'
import type { NewOutboxRow } from '#src/ports/outbox.ts'
import { aMoment, aTier } from '../helpers/builders/a-customer.ts'
import { aNewcomer } from '../helpers/builders/a-newcomer.ts'
import { aPolicy } from '../helpers/builders/a-policy.ts'
import { aReminder } from '../helpers/builders/a-reminder.ts'
import { aUser } from '../helpers/builders/a-user.ts'
import { useCompany } from '../helpers/company.ts'
import { killedAfter } from '../helpers/hooked-ports.ts'
import { drain, runJob } from '../helpers/memory-queues.ts'
import { onEveryServer } from '../store/document-servers.ts'

const day = '2026-12-14'
const early = new Date('2026-12-13T22:00:00Z') // Monday, six in the morning in Shanghai
const half = new Date('2026-12-14T00:30:00Z')
const minutes = (count: number, from = half) => new Date(from.getTime() + count * 60_000)

/** A fall that waits for the morning. */
const aFall = (id: string): NewOutboxRow => ({
  _id: `${id}-1-mei`,
  to: 'mei',
  notice: {
    ...{ kind: 'tier-change', customerId: id, from: 'B', to: 'C', at: aMoment },
    evidence: { reason: 'demoted' },
  },
  group: `morning|${day}`,
  notBefore: half,
})

onEveryServer('the morning list', (openStore, where) => {
  const company = useCompany(openStore, where)
  const open = async (mei: Partial<User> = {}) => {
    const { publish, join, clock, store } = company()
    clock.set(early)
    await publish(aPolicy())
    await store.users.put([aUser({ manager: 'bao', ...mei })])
    await join(
      ...['c1', 'c2', 'c3'].map((_id) =>
        aNewcomer(_id, { _id, name: `Customer ${_id}`, searchKeys: [], tier: aTier({ code: 'B' }) }),
      ),
    )
  }
  const plan = async (...reminders: readonly Reminder[]) => {
    const { store, deps, clock } = company()
    await store.reminders.plan(reminders)
    const user = (await store.users.byId('mei')) as User
    return putTodayList(deps, user, day, clock.now(), reminders)
  }
  const at = async (moment: Date) => {
    const { deps, clock, queues } = company()
    clock.set(moment)
    await runJob(deps, 'sweep')
    await drain(deps, queues)
  }
  const messages = async (to = 'mei') =>
    (await company().store.messages.latest('playground', to, 99)).map(({ card }) => card as Card)
  const touch = (id: string, given: Partial<Reminder> = {}) =>
    aReminder({ customerId: id, _id: `${id}|touch`, dueAt: early, listedOn: day, ...given })

  test('stands in the order that is answered to whoever asks for it', async () => {
    await open()
    await plan(
      touch('c1', { valueAtRiskMinor: 5 }),
      touch('c2', { valueAtRiskMinor: 1, isUrgent: true }),
      touch('c3', { _id: 'c3|floor|2026-12-30', kind: 'floor', isUrgent: true, valueAtRiskMinor: 2 }),
    )

    await at(half)
    const asked = await dueToday(company().deps, { userId: 'mei', zone: 'Asia/Shanghai' })

    const told = (await messages())[0]?.rows?.map(({ action }) => action?.call.input['reminder'])
    expect(told).toEqual(['c3|floor|2026-12-30', 'c2|touch', 'c1|touch'])
    expect(told).toEqual(asked.map(({ _id }) => _id))
  })

  test('comes to a manager on a day on which something has come to them, and on no other', async () => {
    await open()
    const { deps, store, clock } = company()
    const floor = aReminder({ customerId: 'c1', _id: 'c1|floor', kind: 'floor', to: 'bao', dueAt: early })
    await store.reminders.plan([floor])
    await store.outbox.put([{ ...aFall('c3'), to: 'bao' }], early)
    const bao = (await store.users.byId('bao')) as User

    const keys = [
      await putTodayList(deps, bao, '2026-12-11', clock.now(), []),
      await putTodayList(deps, bao, day, clock.now(), [floor]),
    ]
    await at(half)

    expect(keys.flat()).toMatchObject([{ outboxId: `today|bao|${day}` }])
    const cards = await messages('bao')
    expect(cards.map(({ title }) => title)).toContain('Today: 1 follow-up')
    expect(cards.filter((card) => JSON.stringify(card).includes('Customer c3'))).toHaveLength(1)
  })

  test('is one message a day at 08:30, with what waited for the morning at its head', async () => {
    await open()
    await company().store.outbox.put([aFall('c3')], early)
    await plan(touch('c2', { valueAtRiskMinor: 2_000_000 }), touch('c1'))

    await at(minutes(-1))
    const before = await messages()
    await plan(touch('c2', { valueAtRiskMinor: 2_000_000 }), touch('c1'))
    await at(half)
    await at(minutes(1))

    const [card, ...more] = await messages()
    expect([before, more]).toEqual([[], []])
    expect(card?.title).toBe('Today: 2 follow-ups')
    expect(card?.rows?.map(({ title }) => title)).toEqual([
      'Customer c3',
      'Customer c2 · tier B',
      'Customer c1 · tier B',
    ])
    expect(card?.rows?.[0]?.detail).toBe('B → C')
    expect(await company().store.outbox.count()).toMatchObject({ sent: 1, settled: 1, waiting: 0 })
  })

  test('is on the queue for its very moment as soon as it is put, and is told once', async () => {
    await open()
    const { deps, clock, queues } = company()
    const planned = new Date('2026-12-14T00:05:00Z')
    const put: unknown[] = []
    const enqueue: typeof queues.enqueue = async (job, input, options) =>
      void put.push({ job, input, ...options })
    clock.set(planned)

    await runJob({ ...deps, queues: { ...queues, enqueue } }, 'plan-follow-ups', { userId: 'mei', day })
    const [due] = put
    await company().store.reminders.plan([touch('c1')])
    clock.set(half)
    await runJob(deps, 'deliver', { outboxId: `today|mei|${day}` })
    await at(minutes(1))

    expect(due).toEqual({ job: 'deliver', input: { outboxId: `today|mei|${day}` }, delayMs: 25 * 60_000 })
    expect(put).toHaveLength(1)
    expect(await messages()).toHaveLength(1)
  })

  test('waits for the end of quiet hours that last longer, and takes what waited along', async () => {
    await open({ quietHours: { from: '21:00', to: '09:15' } })
    await company().store.outbox.put([aFall('c3')], early)
    await plan(touch('c1'))

    await at(minutes(44))
    const before = await messages()
    await at(minutes(45))

    expect(before).toEqual([])
    expect((await messages()).map(({ rows }) => rows?.length)).toEqual([2])
  })

  test('shows what is still open at that moment, and what was timed for today', async () => {
    await open()
    const timed = aReminder({ customerId: 'c3', kind: 'timed', dueAt: minutes(300), note: 'tender' })
    await plan(touch('c1'), touch('c2'))
    await company().store.reminders.plan([timed])
    await company().store.reminders.change('c1|touch', 1, { set: { state: 'done' } })

    await at(half)

    const [card] = await messages()
    expect(card?.rows?.map(({ title }) => title)).toEqual([
      '13:30 · Customer c3 · tier B',
      'Customer c2 · tier B',
    ])
  })

  test('with nothing to say is no message', async () => {
    await open()
    await plan()

    await at(half)

    expect(await messages()).toEqual([])
    expect(await company().store.outbox.count()).toMatchObject({ waiting: 0 })
  })

  test('is not for somebody who wants no list: what waited is a card of its own', async () => {
    await open({ settings: { morningList: 'off' } })
    await company().store.outbox.put([aFall('c3')], early)

    const keys = await plan(touch('c1'))
    await at(half)

    expect(keys).toEqual([])
    expect((await messages()).map(({ title }) => title)).toEqual(['Since yesterday: 1 customer changed tier'])
  })

  test('of somebody who is away is nobody’s; what waited for them goes to whoever covers', async () => {
    await open({ cover: { by: 'lei', from: day, to: day } })
    await company().store.outbox.put([aFall('c3')], early)

    const keys = await plan(touch('c1'))
    await at(half)

    expect([keys, await messages()]).toEqual([[], []])
    expect((await messages('lei')).map(({ title }) => title)).toEqual([
      'Since yesterday: 1 customer changed tier',
    ])
  })

  test('that nobody has planned holds back what waited for half an hour, no longer', async () => {
    await open()
    await company().store.outbox.put([aFall('c3')], early)

    await at(minutes(29))
    const before = await messages()
    await at(minutes(31))

    expect(before).toEqual([])
    expect(await messages()).toHaveLength(1)
  })

  test('of a day that is over is not told, and what it would have taken along is', async () => {
    await open()
    await company().store.outbox.put([aFall('c3')], early)
    await plan(touch('c1'))

    await at(minutes(24 * 60))
    await at(minutes(24 * 60 + 1))

    expect((await messages()).map(({ title }) => title)).toEqual(['Since yesterday: 1 customer changed tier'])
  })

  test('leaves out what its reader has muted', async () => {
    await open({ settings: { mutes: [{ customer: 'c3' }, { kind: 'reminder', channel: 'mail' }] } })
    await company().store.outbox.put([aFall('c3'), aFall('c2')], early)
    await plan(touch('c1', { channel: 'mail' }), touch('c2'))

    await at(half)

    const [card] = await messages()
    expect(card?.rows?.map(({ title }) => title)).toEqual(['Customer c2', 'Customer c2 · tier B'])
  })

  test('takes along what came in the night before it', async () => {
    await open({ quietHours: { from: '21:00', to: '08:00' } })
    const { group: _, notBefore: __, ...single } = aFall('c3')
    const ofRun = { ...aFall('c2'), group: 'run|x', notBefore: early }
    await company().store.outbox.put([single, ofRun], early)
    await plan(touch('c1'))

    await at(minutes(2, early))
    await at(minutes(-30))
    const asTheNightEnds = await messages()
    await at(half)

    expect(asTheNightEnds).toEqual([])
    expect((await messages()).map(({ rows }) => rows?.length)).toEqual([3])
  })

  test('is in the reader’s language', async () => {
    await open({ locale: 'zh' })
    await plan(touch('c1'))

    await at(half)

    expect((await messages())[0]?.title).toBe('今日待办：1 项跟进')
  })

  test.each([
    'outbox.lease',
    'outbox.gather',
    'outbox.seal',
    'messages.put',
    'outbox.markSent',
    'outbox.settle',
  ])('says everything once, whoever dies after %s', async (call) => {
    await open()
    const { deps, store, letPass, clock, queues } = company()
    await store.outbox.put([aFall('c3')], early)
    const [outboxId] = await plan(touch('c1'))
    clock.set(half)
    const mortal = killedAfter({ ...deps, messages: store.messages }, (made) => made === call)
    const chats = [createPlaygroundChat({ messages: mortal.messages, clock })]

    await Promise.allSettled([runJob({ ...mortal, chats }, 'deliver', { outboxId })])
    queues.waiting.length = 0
    for (let minute = 1; minute < 4; minute++) {
      await letPass(31_000)
      await at(minutes(minute))
    }

    expect((await messages()).flatMap(({ rows }) => rows?.map(({ title }) => title))).toEqual([
      'Customer c3',
      'Customer c1 · tier B',
    ])
    expect(await store.outbox.count()).toMatchObject({ waiting: 0, leased: 0, failed: 0 })
  })
})
