import { describe, expect, test } from 'vitest'
import type { Card } from '#src/cards/card.ts'
import { todayKey } from '#src/decide/tell/put-today-list.ts'
import type { User } from '#src/domain/user.ts'
import type { NewOutboxRow } from '#src/ports/outbox.ts'
import { aMoment, aTier } from '../helpers/builders/a-customer.ts'
import { aNewcomer } from '../helpers/builders/a-newcomer.ts'
import { aPolicy } from '../helpers/builders/a-policy.ts'
import { aReminder } from '../helpers/builders/a-reminder.ts'
import { aUser } from '../helpers/builders/a-user.ts'
import { useCompany } from '../helpers/company.ts'
import { drain, runJob } from '../helpers/memory-queues.ts'
import { onEveryServer } from '../store/document-servers.ts'

const monday = '2026-12-14'
const morning = new Date('2026-12-14T00:30:00Z')

const aRise = (id: string, to = 'mei'): NewOutboxRow => ({
  _id: `${id}-1-${to}`,
  to,
  notice: {
    ...{ kind: 'tier-change', customerId: id, from: 'B', to: 'A', at: aMoment },
    evidence: { reason: 'promoted' },
  },
})
const anEscalation = (id: string): NewOutboxRow => ({
  _id: `escalation|${id}|1|mei`,
  to: 'mei',
  notice: {
    ...{ kind: 'escalation', reminderId: `${id}|touch`, customerId: id, at: aMoment },
    ...{ level: 1, reason: 'top', days: 3 },
  },
})
const ids = (count: number) => Array.from({ length: count }, (_, n) => `c${n + 1}`)

onEveryServer('unasked messages to a rep', (openStore, where) => {
  const company = useCompany(openStore, where)
  const open = async (mei: Partial<User> = {}) => {
    const { publish, join, store } = company()
    await publish(aPolicy())
    await store.users.put([aUser({ manager: 'bao', quietHours: { from: '00:00', to: '00:00' }, ...mei })])
    await join(
      ...ids(9).map((_id) => aNewcomer(_id, { _id, name: `Customer ${_id}`, searchKeys: [], tier: aTier() })),
    )
    const touch = { dueAt: aMoment, since: new Date('2026-12-07T00:00:00Z') }
    await store.reminders.plan(
      ids(9).map((id) => aReminder({ customerId: id, _id: `${id}|touch`, ...touch })),
    )
  }
  const put = (...rows: readonly NewOutboxRow[]) => company().store.outbox.put(rows, company().clock.now())
  const deliver = (outboxId: string) => runJob(company().deps, 'deliver', { outboxId })
  const work = async () => {
    await runJob(company().deps, 'sweep')
    await drain(company().deps, company().queues)
  }
  const messages = async (to = 'mei') =>
    (await company().store.messages.latest('playground', to, 99)).map(({ card }) => card as Card)
  const titles = async (to = 'mei') => (await messages(to)).map(({ title }) => title)
  const listOf = (day: string, at = morning): NewOutboxRow => ({
    _id: todayKey('mei', day),
    to: 'mei',
    notice: { kind: 'today', day, group: `morning|${day}`, reminders: [], at },
    notBefore: at,
  })

  test('are three a day; what would be the fourth is at the head of the next morning list', async () => {
    await open()
    await put(...ids(5).map((id) => aRise(id)))

    await work()
    const saturday = await titles()
    company().clock.set(morning)
    await put(listOf(monday))
    await work()

    expect(saturday).toEqual(ids(3).map((id) => `Customer ${id} has moved up to A · Key customer`))
    const [list, ...more] = (await messages()).slice(3)
    expect(more).toEqual([])
    expect(list?.rows?.map(({ title }) => title)).toEqual(['Customer c4', 'Customer c5'])
  })

  test('of two workers at once are three', async () => {
    await open()
    await put(...ids(9).map((id) => aRise(id)))

    await Promise.all(ids(9).map((id) => deliver(`${id}-1-mei`)))

    expect(await messages()).toHaveLength(3)
    expect(await company().store.outbox.count()).toMatchObject({ sent: 3, waiting: 6, leased: 0 })
  })

  test('are told the most urgent first, whichever comes up first', async () => {
    await open()
    await put(aRise('c1'), aRise('c2'), anEscalation('c3'), anEscalation('c4'), anEscalation('c5'))

    await work()

    expect((await titles()).sort()).toEqual(['c3', 'c4', 'c5'].map((id) => `Customer ${id} is overdue`))
  })

  test('that have nothing left to say leave their place to another', async () => {
    await open()
    await company().store.reminders.change('c1|touch', 1, { set: { state: 'done' } })
    await put(anEscalation('c1'))
    await work()
    await put(...ids(4).map((id) => aRise(id)))

    await work()

    expect(await messages()).toHaveLength(3)
  })

  test('that the surface does not take keep their place, and are told once it does', async () => {
    await open()
    const { deps, clock } = company()
    const chats = [{ surface: 'slack' as const, post: () => Promise.reject(new Error('away')) }]
    await put(...ids(3).map((id) => aRise(id)))
    for (const id of ids(3)) await runJob({ ...deps, chats }, 'deliver', { outboxId: `${id}-1-mei` })
    await put(aRise('c4'))
    await work()
    const meanwhile = await titles()

    clock.set(new Date(aMoment.getTime() + 5_000))
    await work()

    expect(meanwhile).toEqual([])
    expect(await titles()).toHaveLength(3)
  })

  test('of a run that comes too late are in the next list, each by itself', async () => {
    await open()
    await put(...ids(3).map((id) => aRise(id)))
    await work()
    const group = { group: 'run|x', notBefore: aMoment }
    await put(...['c4', 'c5', 'c6', 'c7', 'c8', 'c9'].map((id) => ({ ...aRise(id), ...group })))
    company().clock.set(new Date(aMoment.getTime() + 120_000))
    await work()
    await work()
    const saturday = await messages()

    company().clock.set(morning)
    await put(listOf(monday))
    await work()

    expect(saturday).toHaveLength(3)
    expect((await messages())[3]?.rows).toHaveLength(6)
    expect(await company().store.outbox.count()).toMatchObject({ waiting: 0, leased: 0 })
  })

  test('of all kinds wait together where there is no list, and are one card', async () => {
    await open({ settings: { morningList: 'off' } })
    await put(...ids(3).map((id) => anEscalation(id)))
    await work()
    await put(aRise('c4'), anEscalation('c5'))
    await work()

    company().clock.set(morning)
    await work()

    const [card, ...more] = (await messages()).slice(3)
    expect(more).toEqual([])
    expect(card?.title).toBe('Today: news of your customers')
    expect(card?.rows?.map(({ title }) => title)).toEqual(['Customer c5', 'Customer c4'])
  })

  test('are counted by the reader’s own day', async () => {
    await open()
    await put(...ids(3).map((id) => aRise(id)))
    await work()
    company().clock.set(new Date('2026-12-12T16:30:00Z')) // Sunday, half past midnight in Shanghai
    await put(...ids(3).map((id) => ({ ...aRise(id), _id: `${id}-2-mei` })))

    await work()

    expect(await messages()).toHaveLength(6)
  })

  describe('not counted', () => {
    test('is what the rep has timed', async () => {
      await open()
      await put(...ids(3).map((id) => aRise(id)))
      const timed = aReminder({ customerId: 'c9', kind: 'timed', dueAt: aMoment, _id: 'timed' })
      await company().store.reminders.plan([timed])
      await work()

      await runJob(company().deps, 'remind')
      await work()

      expect(await titles()).toContain('Your reminder: Customer c9')
    })

    test('is what goes to a manager', async () => {
      await open()
      await put(...ids(5).map((id) => aRise(id, 'bao')))

      await work()

      expect(await messages('bao')).toHaveLength(5)
    })
  })

  test('that are muted are not told, and take no place', async () => {
    await open({ settings: { mutes: [{ kind: 'tier-change', customer: 'c1' }] } })
    await put(...ids(4).map((id) => aRise(id)))

    await work()

    expect(await titles()).toHaveLength(3)
    expect((await titles()).join()).not.toContain('Customer c1 ')
  })

  test('go to whoever covers, in their language and by their measure', async () => {
    await open({ cover: { by: 'lei', from: '2026-12-12', to: '2026-12-20' } })
    await company().store.users.put([aUser({ _id: 'lei', name: 'Lei Wang', locale: 'zh' })])
    await put(...ids(5).map((id) => aRise(id)))

    await work()

    expect(await messages()).toEqual([])
    expect(await titles('lei')).toHaveLength(3)
    expect((await titles('lei'))[0]).toMatch(/A类/)
  })

  test('many lists at one half hour are spread where the surface wants that, each sent once', async () => {
    await open()
    const posts: Date[] = []
    const post = async () => {
      posts.push(company().clock.now())
      return {}
    }
    const deps = { ...company().deps, chats: [{ surface: 'wecom', spreadMs: 300_000, post } as const] }
    company().clock.set(morning)
    const row = listOf(monday)
    await put({ ...row, notice: { ...row.notice, reminders: ['c1|touch'] } as NewOutboxRow['notice'] })

    await runJob(deps, 'deliver', { outboxId: todayKey('mei', monday) })
    const before = posts.length
    company().clock.set(new Date(morning.getTime() + 300_000))
    for (let n = 0; n < 2; n++) await runJob(deps, 'deliver', { outboxId: todayKey('mei', monday) })

    expect(before).toBe(0)
    expect(posts).toHaveLength(1)
  })

  test('stand on one surface: the preferred one if it is on, else the first', async () => {
    await open({ settings: { preferredSurface: 'wecom' } })
    const posts: string[] = []
    const on = (surface: 'slack' | 'wecom') => ({
      surface,
      post: async () => {
        posts.push(surface)
        return {}
      },
    })
    await put(aRise('c1'), aRise('c2'))
    const { deps } = company()

    await runJob({ ...deps, chats: [on('slack'), on('wecom')] }, 'deliver', { outboxId: 'c1-1-mei' })
    await runJob({ ...deps, chats: [on('slack')] }, 'deliver', { outboxId: 'c2-1-mei' })

    expect(posts).toEqual(['wecom', 'slack'])
  })
})
