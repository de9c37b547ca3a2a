import { describe, expect, test } from 'vitest'
import { addDays } from '#src/domain/days.ts'
import { ingestFacts } from '#src/ingest/facts/ingest-facts.ts'
import { aMoment } from '../helpers/builders/a-customer.ts'
import { anOrder, aTouch } from '../helpers/builders/a-fact.ts'
import { aNewcomer } from '../helpers/builders/a-newcomer.ts'
import { aPolicy } from '../helpers/builders/a-policy.ts'
import { aUser } from '../helpers/builders/a-user.ts'
import { type Company, useCompany } from '../helpers/company.ts'
import { killedAfter } from '../helpers/hooked-ports.ts'
import { drain, runJob } from '../helpers/memory-queues.ts'
import { onEveryServer } from '../store/document-servers.ts'

const later = (days: number) => addDays(aMoment, days)

/** Forty days of a shop and a CRM that tell something every day, for three customers; the third has no CRM. */
async function liveOn({ clock, ingest, join, publish }: Company) {
  await publish(aPolicy())
  await join(...['c1', 'c2', 'c3'].map((_id) => aNewcomer(_id, { _id, searchKeys: [] })))
  for (let day = 0; day < 40; day++) {
    clock.set(later(day))
    const at = later(day)
    await ingest(
      ...['c1', 'c2', 'c3'].map((id) => anOrder(id, { at })),
      ...['c1', 'c2'].map((id) => aTouch(id, { at })),
    )
  }
}

onEveryServer('watching the sources', (openStore, where) => {
  const company = useCompany(openStore, where)
  const look = async (on: number, deps = company().deps) => {
    company().clock.set(later(on))
    await runJob(deps, 'watch-sources')
    await drain(deps, company().queues)
  }
  const cards = async (userId: string) =>
    (await company().store.messages.latest('playground', userId, 99)).map(({ card }) => card)
  const buy = (on: number) => {
    company().clock.set(later(on))
    return company().ingest(
      anOrder('c1', { at: later(on) }),
      anOrder('c2', { at: later(on) }),
      anOrder('c3', { at: later(on) }),
    )
  }

  test('a silent one is told to each admin once: whom it concerns, since when, what waits, what to do', async () => {
    await liveOn(company())
    await company().store.users.put([aUser({ _id: 'ada', role: 'admin', locale: 'zh' })])
    for (const day of [41, 43, 45, 47]) await buy(day)

    for (const day of [39.5, 47, 47.1, 48.5]) await look(day)

    expect(await cards('admin')).toMatchObject([
      {
        title: 'No data from crm',
        tone: 'warning',
        body: [expect.stringContaining('20 Jan'), expect.stringContaining('demotions')],
        facts: [
          { label: 'It tells of', value: 'contacts' },
          { label: 'Customers concerned', value: '2' },
          { label: 'What to do now', value: expect.stringContaining('sources.ended') },
        ],
      },
    ])
    expect(await cards('ada')).toMatchObject([{ title: 'crm 没有新数据' }])
    expect(await cards('mei')).toEqual([])
  })

  test('and is told once when it is back', async () => {
    await liveOn(company())
    for (const day of [41, 43, 45, 47]) await buy(day)
    await look(47)
    company().clock.set(later(48))
    await company().ingest(aTouch('c1', { at: later(48) }))

    for (const day of [48.1, 48.2]) await look(day)

    expect(await cards('admin')).toMatchObject([
      { title: 'No data from crm' },
      { title: 'Data from crm is coming in again', tone: 'good' },
    ])
    expect(await company().store.sources.named(['crm'])).toMatchObject([
      { outage: { from: later(39), backAt: later(48.1) } },
    ])
  })

  test.each(['outbox.put', 'sources.put', 'queues.enqueueMany'])(
    'killed after %s it is told by the next look or sweep, once',
    async (dies) => {
      await liveOn(company())
      for (const day of [41, 43, 45, 47]) await buy(day)
      const mortal = killedAfter(company().deps, (call) => call === dies)

      await expect(look(47, mortal)).rejects.toThrow('killed')
      await look(48)
      await runJob(company().deps, 'sweep')
      await drain(company().deps, company().queues)

      expect(await cards('admin')).toMatchObject([{ title: 'No data from crm' }])
    },
  )

  describe('what is heard', () => {
    test('is noted when a delivery that was cut short comes again', async () => {
      const { deps, join, publish, store } = company()
      await publish(aPolicy())
      await join(aNewcomer('c1', { _id: 'c1', searchKeys: [] }))
      const order = anOrder('c1')
      const mortal = killedAfter(deps, (call) => call === 'events.insertNew')

      await expect(ingestFacts(mortal, [order])).rejects.toThrow('killed')
      const before = await store.sources.all()
      await ingestFacts(deps, [order])
      await ingestFacts(deps, [order])

      expect(before).toEqual([])
      expect(await store.sources.all()).toMatchObject([{ _id: 'shop', newestAt: aMoment, rev: 1 }])
    })

    test('by many at once is one state, as far as the newest of them', async () => {
      const { deps, join, publish, store } = company()
      await publish(aPolicy())
      await join(aNewcomer('c1', { _id: 'c1', searchKeys: [] }))

      await Promise.all(
        Array.from({ length: 8 }, (_, i) => ingestFacts(deps, [anOrder('c1', { at: later(-i) })])),
      )

      expect(await store.sources.all()).toMatchObject([{ _id: 'shop', newestAt: aMoment }])
    })
  })
})
