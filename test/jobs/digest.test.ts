import { expect, test } from 'vitest'
import type { Card } from '#src/cards/card.ts'
import { digestIdOf } from '#src/domain/digest/digest-id.ts'
import type { User } from '#src/domain/user.ts'
import { aCustomer, aTier } from '../helpers/builders/a-customer.ts'
import { aPolicy } from '../helpers/builders/a-policy.ts'
import { aReminder } from '../helpers/builders/a-reminder.ts'
import { aUser } from '../helpers/builders/a-user.ts'
import { useCompany } from '../helpers/company.ts'
import { drain, runJob } from '../helpers/memory-queues.ts'
import { onEveryServer } from '../store/document-servers.ts'

/** A Friday, four in the afternoon in Shanghai. */
const friday = new Date('2026-12-11T08:00:00Z')
const hours = (n: number) => new Date(friday.getTime() + n * 3_600_000)

onEveryServer('the weekly digest', (openStore, where) => {
  const company = useCompany(openStore, where)
  const open = async (manager: Partial<User> = {}) => {
    const { publish, join, store } = company()
    await publish(aPolicy())
    await join(aCustomer(), aCustomer({ ref: 'leis', owner: 'lei' }))
    await store.users.put([aUser({ _id: 'bao', name: 'Bao Chen', role: 'manager', ...manager })])
  }
  const look = async (at: Date) => {
    company().clock.set(at)
    await runJob(company().deps, 'begin-weeks')
    await drain(company().deps, company().queues)
  }
  const told = async (to = 'bao') => company().store.messages.latest('playground', to, 50)
  const order = async (digest: NonNullable<User['settings']>['digest']) => {
    const user = await company().store.users.byId('bao')
    if (user) await company().store.users.put([{ ...user, settings: digest === undefined ? {} : { digest } }])
  }

  test('comes on Friday at four, once, of the manager’s own team, with a file', async () => {
    await open()

    await look(hours(-1))
    const early = await told()
    await look(friday)
    await look(hours(0.1))
    await look(hours(30))

    const [message, ...more] = await told()
    const card = message?.card as Card
    expect([early, more]).toEqual([[], []])
    expect(message?._id).toBe('digest|bao|2026-W50')
    expect(card.body?.[0]).toMatch(/^1 customer/)
    expect(message?.files?.map(({ name }) => name)).toEqual(['customers-2026-12-11.csv'])
    expect(await told('mei')).toEqual([])
  })

  test('comes once a week for half a year, through both changes of the clock', async () => {
    await open({ zone: 'Europe/Berlin', quietHours: { from: '00:00', to: '00:00' } })

    for (let n = 0; n < 26 * 7; n++) {
      const at = new Date(Date.parse('2026-09-07T18:00:00Z') + n * 86_400_000)
      if ([0, 4, 5].includes(n % 7)) await look(at) // Mondays, Fridays and Saturdays
    }

    const ids = (await told()).map(({ _id }) => _id)
    expect([ids.length, new Set(ids).size]).toEqual([26, 26])
  }, 60_000)

  test('is made up on Saturday by a worker that was down on Friday, and not on Monday', async () => {
    await open()

    await look(hours(20))
    await look(hours(64))

    expect((await told()).map(({ _id }) => _id)).toEqual(['digest|bao|2026-W50'])
  })

  test('due on a holiday comes on the last working day before, once, also where the calendar changes meanwhile', async () => {
    await open()
    const { store } = company()
    const off = (day: string) => ({
      _id: `CN|${day}`,
      region: 'CN',
      day,
      isWorking: false,
      source: 'a test',
      by: 'admin',
      enteredAt: friday,
    })
    await store.calendars.put([off('2026-12-11')])

    await look(hours(-25))
    const early = await told()
    await look(hours(-24))
    const thursday = await told()
    await store.calendars.remove(['CN|2026-12-11'])
    await look(friday)
    await look(hours(20))

    expect([early.length, thursday.length, (await told()).length]).toEqual([0, 1, 1])
  })

  test('is one a week, whatever its hour or segment is changed to meanwhile', async () => {
    await open()
    await look(friday)

    await order({ weekday: 6, at: '09:00' })
    await look(hours(20))
    await order({ weekday: 5, at: '18:00', segment: 'east' })
    await look(hours(22))

    expect(await told()).toHaveLength(1)
  })

  test('is one where the process ends after each of its writes', async () => {
    await open()
    const { deps, queues, store, clock } = company()
    clock.set(friday)
    await runJob(deps, 'digest', { userId: 'bao', week: '2026-W50' })
    await store.messages.clear()
    queues.waiting.length = 0 // killed before it was enqueued

    await look(hours(0.2))
    await runJob(deps, 'digest', { userId: 'bao', week: '2026-W50' })
    await drain(deps, queues)

    expect(await told()).toHaveLength(1)
    expect((await store.digests.get(digestIdOf('bao', undefined, '2026-W50')))?.figures.at).toEqual(friday)
  })

  test('says what has changed since the week before, and by how much', async () => {
    await open()
    await look(friday)
    await company().join(aCustomer({ ref: 'second', tier: aTier({ since: hours(24) }) }))

    await look(hours(7 * 24))

    const [, second] = await told()
    const card = second?.card as Card
    expect(card.rows?.[0]?.title).toBe('Tier A: 2, +1 on last week')
    expect(card.rows?.some(({ title }) => title.startsWith('Overdue'))).toBe(false)
  })

  test('begins its week where the one before has ended', async () => {
    const { store } = company()
    await open({ settings: { digest: { weekday: 3, at: '16:00' } } })
    await look(hours(-48))
    await order({ weekday: 5, at: '16:00' })

    await look(hours(7 * 24))

    const later = await store.digests.get(digestIdOf('bao', undefined, '2026-W51'))
    expect(later?.figures.from).toEqual(hours(-48))
  })

  test('is not sent to whoever has put it off, and to an admin who has asked for it', async () => {
    await open({ settings: { digest: 'off' } })
    const admin = { role: 'admin', settings: { digest: { weekday: 5, at: '16:00' } } } as const
    await company().store.users.put([aUser({ _id: 'admin', name: 'Admin', ...admin })])

    await look(friday)

    expect(await told()).toEqual([])
    const [message] = await told('admin')
    expect(message?.card).toMatchObject({
      body: [expect.stringMatching(/^2 customers/), expect.anything(), expect.anything()],
    })
  })

  test('goes into a channel where one was chosen, to all who read there', async () => {
    await open({ settings: { digest: { weekday: 5, at: '16:00', channel: '#sales' } } })

    await look(friday)

    expect((await told('mei')).map(({ _id }) => _id)).toEqual(['digest|bao|2026-W50|mei'])
  })

  test('a rep who has asked for it reads at six what the day came to, once', async () => {
    await open()
    const { store } = company()
    await store.users.put([aUser({ manager: 'bao', settings: { dailySummary: 'on' } })])
    await store.reminders.plan([aReminder({ _id: 'r1', dueAt: hours(-8), since: hours(-8) })])

    await look(hours(1.5))
    await look(hours(2))
    await look(hours(3))

    expect((await told('mei')).map(({ card }) => (card as Card).title)).toEqual(['Your day: 0 done, 1 open'])
  })
})
