import { describe, expect, test } from 'vitest'
import type { Card } from '#src/cards/card.ts'
import { addDays } from '#src/domain/days.ts'
import { usualFollowUp } from '#src/domain/follow-up/usual-follow-up.ts'
import { createPlaygroundChat } from '#src/playground/chat.ts'
import type { NewOutboxRow } from '#src/ports/outbox.ts'
import { aWorkedDay } from '../helpers/builders/a-calendar-day.ts'
import { aMoment, aTier } from '../helpers/builders/a-customer.ts'
import { aNewcomer } from '../helpers/builders/a-newcomer.ts'
import { aPolicy } from '../helpers/builders/a-policy.ts'
import { aUser } from '../helpers/builders/a-user.ts'
import { type Company, useCompany } from '../helpers/company.ts'
import { killedAfter } from '../helpers/hooked-ports.ts'
import { drain, runJob } from '../helpers/memory-queues.ts'
import { onEveryServer } from '../store/document-servers.ts'

const MINUTE = 60_000
const night = new Date('2026-12-10T18:00:00Z') // Friday, two in the morning in Shanghai
const morning = new Date('2026-12-11T00:00:00Z')

type Wish = Partial<Pick<NewOutboxRow, 'group' | 'notBefore'>> & { readonly to?: string }

/** A change that has been relayed: `id` names the customer. */
const aRow = (id: string, { to = 'mei', ...group }: Wish = {}): NewOutboxRow => ({
  _id: `${id}-1-${to}`,
  to,
  notice: {
    kind: 'tier-change',
    customerId: id,
    from: 'B',
    to: 'A',
    evidence: { reason: 'promoted' },
    moved: { kind: 'order', at: aMoment, amountMinor: 5_000_000, currency: 'CNY' },
    at: aMoment,
  },
  ...group,
})

const ids = (count: number) => Array.from({ length: count }, (_, n) => `c${String(n).padStart(2, '0')}`)

onEveryServer('changes that are told together', (openStore, where) => {
  const company = useCompany(openStore, where)
  const open = async (at = aMoment) => {
    const { publish, join, clock } = company()
    clock.set(at)
    await company().store.calendars.put([aWorkedDay('2026-12-12')]) // a Saturday otherwise
    // Places enough, and no list: what is looked at here is what is told together.
    await publish(aPolicy({ followUp: { ...usualFollowUp, unaskedPerDay: 99 } }))
    await company().store.users.put([aUser({ manager: 'bao', settings: { morningList: 'off' } })])
    await join(
      ...ids(20).map((_id, n) => {
        const score = {
          kappa: n,
          parts: { spend: 1, orders: 1, engagement: 1 },
          multiplier: 1,
          confidence: 1,
        }
        const known = { tier: aTier(), score: { ...score, policyVersion: 1, at } }
        return aNewcomer(_id, { _id, name: `Customer ${_id}`, searchKeys: [], ...known })
      }),
    )
  }
  const put = (...rows: readonly NewOutboxRow[]) => company().store.outbox.put(rows, company().clock.now())
  const pass = (ms: number) => company().clock.set(new Date(company().clock.now().getTime() + ms))
  /** What a minute of the worker does. */
  const work = async (deps: Company['deps'] = company().deps) => {
    await runJob(deps, 'sweep')
    await drain(deps, company().queues)
  }
  const messages = async (to = 'mei') =>
    (await company().store.messages.latest('playground', to, 99)).map(({ card }) => card as Card)
  const titles = async (to = 'mei') => (await messages(to)).map(({ title }) => title)

  describe('in a run', () => {
    const run = (id: string) => aRow(id, { group: 'run|quantile|1|2026-12-12|1', notBefore: aMoment })

    test('more than five for one rep are one card, the most valuable first, each with its change and reason', async () => {
      await open()
      await put(...ids(6).map(run))
      pass(MINUTE)

      await work()

      const [card, ...more] = await messages()
      expect(more).toEqual([])
      expect(card).toMatchObject({
        title: '6 customers changed tier',
        body: ['6 up, 0 down. The most valuable first.'],
      })
      expect(card?.rows?.map(({ title }) => title)).toEqual(
        ids(6)
          .toReversed()
          .map((id) => `Customer ${id}`),
      )
      expect(card?.rows?.[0]).toMatchObject({
        detail: 'B → A · order of ¥50k',
        action: { call: { command: 'tier', input: { customer: 'c05' } } },
      })
      expect(await company().store.outbox.count()).toEqual({
        waiting: 0,
        leased: 0,
        sent: 1,
        failed: 0,
        settled: 6,
      })
    })

    test('five are a card each, and no burst', async () => {
      await open()
      await put(...ids(5).map(run), aRow('c10'), aRow('c11'))
      pass(MINUTE)

      await work()
      await work()

      expect(await titles()).toHaveLength(7)
    })

    test('a group that is still growing waits until it has been left alone for half a minute', async () => {
      await open()
      await put(...ids(4).map(run))
      pass(20_000)
      await put(run('c10'), run('c11'))

      await work()
      const early = await titles()
      pass(MINUTE)
      await work()

      expect([early, await titles()]).toEqual([[], ['6 customers changed tier']])
    })
  })

  describe('outside a run', () => {
    test('the first five of ten minutes are told at once, the others in one card when the ten minutes are over', async () => {
      await open()
      for (const id of ids(9)) {
        await put(aRow(id))
        pass(10_000)
        await runJob(company().deps, 'deliver', { outboxId: `${id}-1-mei` })
      }
      const atOnce = await titles()
      await work()
      const early = (await titles()).length
      pass(10 * MINUTE)
      await work()

      expect(atOnce).toHaveLength(5)
      expect(early).toBe(5)
      expect((await titles()).slice(5)).toEqual(['4 customers changed tier'])
      expect(await company().store.outbox.count()).toMatchObject({ sent: 6, settled: 4, waiting: 0 })
    })

    test('six over an hour are six cards', async () => {
      await open()
      for (const id of ids(6)) {
        await put(aRow(id))
        await work()
        pass(10 * MINUTE)
      }

      expect(await titles()).toHaveLength(6)
    })
  })

  describe('at night', () => {
    test('nothing is told, and in the morning few are a card each', async () => {
      await open(night)
      await put(aRow('c01'), aRow('c02'))

      await work()
      const asleep = await titles()
      company().clock.set(morning)
      await work()
      await work()

      expect([asleep, (await titles()).length]).toEqual([[], 2])
    })

    test('what a run and single decisions have brought is one card in the morning', async () => {
      await open(night)
      await put(...ids(4).map((id) => aRow(id, { group: 'run|quantile|1|x|1', notBefore: night })))
      await put(aRow('c10'), aRow('c11'))
      pass(MINUTE)

      await work()
      await work()
      company().clock.set(morning)
      await work()

      expect(await titles()).toEqual(['6 customers changed tier'])
    })

    test('of a reader elsewhere is another night', async () => {
      await open(night)
      await company().store.users.put([aUser({ _id: 'ny', zone: 'America/New_York' })])
      await put(aRow('c01', { to: 'ny' }))

      await work()

      expect(await titles('ny')).toHaveLength(1)
    })
  })

  test('what can wait is one card on the next working morning, however little it is', async () => {
    await open()
    const monday = new Date('2026-12-14T00:30:00Z')
    await put(aRow('c01', { group: 'morning|2026-12-14', notBefore: monday }))

    await work()
    const weekend = await titles()
    company().clock.set(monday)
    await work()

    expect([weekend, await titles()]).toEqual([[], ['Since yesterday: 1 customer changed tier']])
  })

  test('a new policy is one card a rep, and says that the customers did nothing', async () => {
    await open()
    await put(...['c01', 'c02'].map((id) => aRow(id, { group: 'policy|2', notBefore: aMoment })))
    pass(MINUTE)

    await work()

    const [card, ...more] = await messages()
    expect(more).toEqual([])
    expect(card?.title).toBe('New tier policy: 2 customers in another tier')
    expect(card?.body?.[0]).toBe('They did nothing different: the tiers are reckoned in a new way.')
  })

  describe('each change is said once, whatever dies', () => {
    const gaps: readonly (readonly [string, string])[] = [
      ['the group on its queue', 'queues.enqueueMany'],
      ['the summary’s row', 'outbox.put'],
      ['the lease', 'outbox.lease'],
      ['the members taken', 'outbox.gather'],
      ['what it says written down', 'outbox.seal'],
      ['the message', 'messages.put'],
      ['the record of it', 'outbox.markSent'],
      ['the members settled', 'outbox.settle'],
    ]

    test.each(gaps)('after %s', async (_, call) => {
      await open()
      const { deps, store, queues, letPass } = company()
      await put(...ids(7).map((id) => aRow(id, { group: 'run|x', notBefore: aMoment })))
      pass(MINUTE)
      const mortal = killedAfter({ ...deps, messages: store.messages }, (made) => made === call)
      const chats = [createPlaygroundChat({ messages: mortal.messages, clock: deps.clock })]

      const [died] = await Promise.allSettled([work({ ...mortal, chats })])
      queues.waiting.length = 0
      await put(aRow('c15', { group: 'run|x', notBefore: aMoment })) // one more has come meanwhile
      for (let minute = 0; minute < 3; minute++) {
        await letPass(31_000)
        pass(MINUTE)
        await work()
      }

      expect(died.status).toBe('rejected')
      const said = (await messages()).flatMap(({ rows, title }) => rows?.map((row) => row.title) ?? [title])
      expect(said.map((words) => words.slice(0, 12)).sort()).toEqual(
        [...ids(7), 'c15'].map((id) => `Customer ${id}`),
      )
      expect(await store.outbox.count()).toMatchObject({ waiting: 0, leased: 0, failed: 0 })
      expect((await store.outbox.count()) as object).not.toHaveProperty('gathered')
    })

    test('a slow worker that gathers after another has sent loses nothing', async () => {
      await open()
      const { store } = company()
      const of = { to: 'mei', group: 'run|x' }
      await put(...ids(6).map((id) => aRow(id, { group: of.group, notBefore: aMoment })))
      pass(MINUTE)
      await work()
      const [summary] = await store.messages.latest('playground', 'mei', 9)
      await put(aRow('c15', { group: of.group, notBefore: aMoment }))

      await store.outbox.gather(summary?._id ?? '', of)
      await work()
      pass(MINUTE)
      await work()
      await work()

      expect(await titles()).toEqual([
        '6 customers changed tier',
        'Customer c15 has moved up to A · Key customer',
      ])
    })

    test('a summary that has ended without its first change leaves that to be told by itself', async () => {
      await open()
      const { store } = company()
      const rows = ids(6).map((id) => aRow(id, { group: 'run|x', notBefore: aMoment }))
      await put(...rows)
      const at = company().clock.now()
      const _id = `summary|run|x|${rows[0]?._id}`
      await store.outbox.put([{ _id, to: 'mei', notice: { kind: 'tier-summary', group: 'run|x', at } }], at)
      await store.outbox.markSent(_id, at)
      pass(MINUTE)

      await work()

      expect(await titles()).toHaveLength(6)
    })

    test('two workers at once make one card', async () => {
      await open()
      const { deps } = company()
      await put(...ids(8).map((id) => aRow(id, { group: 'run|x', notBefore: aMoment })))
      pass(MINUTE)
      const gather = () => runJob(deps, 'gather', { to: 'mei', group: 'run|x' })

      await Promise.all([gather(), gather()])
      await Promise.all([work(), work()].map((each) => each.catch(() => undefined)))
      await work()

      expect(await titles()).toEqual(['8 customers changed tier'])
    })
  })

  test('of a reader who has left is refused once, and its changes with it', async () => {
    await open()
    const { store } = company()
    await put(...ids(6).map((id) => aRow(id, { group: 'run|x', notBefore: aMoment })))
    await store.users.put([aUser({ active: false })])
    company().clock.set(addDays(aMoment, 1))

    await work()

    expect(await store.outbox.count()).toMatchObject({ failed: 1, settled: 6, waiting: 0 })
    expect(await titles('admin')).toEqual(['A message to Mei Lin cannot be delivered'])
  })
})
