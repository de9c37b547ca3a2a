import { expect, test } from 'vitest'
import type { Card } from '#src/cards/card.ts'
import { todayKey } from '#src/decide/tell/put-today-list.ts'
import type { User } from '#src/domain/user.ts'
import type { NewOutboxRow } from '#src/ports/outbox.ts'
import { aMoment, aTier } from '../helpers/builders/a-customer.ts'
import { aNewcomer } from '../helpers/builders/a-newcomer.ts'
import { aPolicy } from '../helpers/builders/a-policy.ts'
import { aUser } from '../helpers/builders/a-user.ts'
import { useCompany } from '../helpers/company.ts'
import { drain, runJob } from '../helpers/memory-queues.ts'
import { onEveryServer } from '../store/document-servers.ts'

const friday = new Date('2026-12-11T02:00:00Z')
const fridayNight = new Date('2026-12-11T14:00:00Z')
const saturday = aMoment
const saturdayEight = new Date('2026-12-12T00:00:00Z')
const monday = new Date('2026-12-14T00:30:00Z')

const aChange = (id: string, from: string, to: string, at: Date): NewOutboxRow => ({
  _id: `${id}-1-mei`,
  to: 'mei',
  notice: { kind: 'tier-change', customerId: id, from, to, at, evidence: { reason: 'promoted' } },
})
const aWarning = (id: string, at: Date): NewOutboxRow => ({
  _id: `early-warning|${id}`,
  to: 'mei',
  notice: {
    ...{ kind: 'early-warning', customerId: id, from: 'A', to: 'B', at },
    ...{ since: aTier().since, expectedFrom: new Date('2027-01-04'), expectedTo: new Date('2027-01-08') },
  },
})

onEveryServer('on a rep’s day off', (openStore, where) => {
  const company = useCompany(openStore, where)
  const open = async (at: Date, mei: Partial<User> = {}) => {
    const { publish, join, store, clock } = company()
    clock.set(at)
    await publish(aPolicy())
    await store.users.put([aUser({ manager: 'bao', ...mei })])
    const ids = Array.from({ length: 9 }, (_, n) => `c${n + 1}`)
    await join(
      ...ids.map((_id) => aNewcomer(_id, { _id, name: `Customer ${_id}`, searchKeys: [], tier: aTier() })),
    )
  }
  const put = (...rows: readonly NewOutboxRow[]) => company().store.outbox.put(rows, company().clock.now())
  const workAt = async (...moments: readonly Date[]) => {
    for (const at of moments) {
      company().clock.set(at)
      await runJob(company().deps, 'sweep')
      await drain(company().deps, company().queues)
      await runJob(company().deps, 'sweep')
      await drain(company().deps, company().queues)
    }
  }
  const messages = async (to = 'mei') =>
    (await company().store.messages.latest('playground', to, 99)).map(({ card }) => card as Card)
  const aList: NewOutboxRow = {
    _id: todayKey('mei', '2026-12-14'),
    to: 'mei',
    notice: { kind: 'today', day: '2026-12-14', group: 'morning|2026-12-14', reminders: [], at: monday },
    notBefore: monday,
  }

  test('a warning waits for the next working morning; on a working day it does not', async () => {
    await open(saturday)
    const { outbox } = company().store
    await put(aWarning('c1', saturday))

    await workAt(saturday)
    const thatDay = await outbox.get('early-warning|c1')
    await put(aList)
    await workAt(monday)
    await put(aWarning('c2', monday))
    await workAt(monday)

    expect(thatDay).toMatchObject({ state: 'waiting', group: 'morning|2026-12-14', notBefore: monday })
    expect(await outbox.get('early-warning|c1')).toMatchObject({ state: 'settled', settledBy: aList._id })
    expect(await outbox.get('early-warning|c2')).toMatchObject({ state: 'sent' })
  })

  test('a rise is told while it is news; what came in the night before waits, but not a fall from the top', async () => {
    await open(fridayNight)
    await put(aChange('c1', 'B', 'A', fridayNight), aChange('c2', 'A', 'B', fridayNight))

    await workAt(fridayNight, saturdayEight)
    const early = await messages()
    company().clock.set(saturday)
    await put(aChange('c3', 'B', 'A', saturday))
    await workAt(saturday)
    const later = await messages()

    expect(early.map(({ title }) => title)).toEqual([expect.stringContaining('Customer c2')])
    expect(later.slice(1).map(({ title }) => title)).toEqual([expect.stringContaining('Customer c3')])
    expect(await company().store.outbox.inGroup({ to: 'mei', group: 'morning|2026-12-14' })).toMatchObject([
      { _id: 'c1-1-mei' },
    ])
  })

  test('of many changes of a run the urgent are told and the others wait; the manager is told as ever', async () => {
    await open(saturday)
    const many = Array.from({ length: 8 }, (_, n) => aChange(`c${n + 1}`, n === 0 ? 'A' : 'C', 'B', saturday))
    const grouped = { group: 'run|x', notBefore: new Date(saturday.getTime() + 60_000) }
    await put(
      ...many.map((row) => ({ ...row, ...grouped })),
      ...many.map((row) => ({ ...row, ...grouped, _id: `${row._id}-bao`, to: 'bao' })),
    )

    await workAt(new Date(saturday.getTime() + 120_000))

    expect((await messages()).map(({ title }) => title)).toEqual([expect.stringContaining('Customer c1')])
    expect((await messages('bao')).map(({ title }) => title)).toEqual(['8 customers changed tier'])
    expect(await company().store.outbox.inGroup({ to: 'mei', group: 'morning|2026-12-14' })).toHaveLength(7)
  })

  test('what came on a working day is told that day', async () => {
    await open(friday)
    await put(aWarning('c1', friday), aChange('c2', 'B', 'A', friday))

    await workAt(friday)

    expect(await company().store.outbox.count()).toMatchObject({ sent: 2, waiting: 0 })
  })
})
