import { expect, test } from 'vitest'
import type { Card } from '#src/cards/card.ts'
import { goLive, trialState } from '#src/decide/tell/trial.ts'
import { beginTrial } from '#src/ingest/begin-trial.ts'
import { aTier } from '../helpers/builders/a-customer.ts'
import { aCut } from '../helpers/builders/a-cut.ts'
import { anOrder } from '../helpers/builders/a-fact.ts'
import { aNewcomer } from '../helpers/builders/a-newcomer.ts'
import { aPolicy } from '../helpers/builders/a-policy.ts'
import { useCompany } from '../helpers/company.ts'
import { drain, runJob } from '../helpers/memory-queues.ts'
import { onEveryServer } from '../store/document-servers.ts'

onEveryServer('a company in trial run', (openStore, where) => {
  const company = useCompany(openStore, where)
  const open = async () => {
    const { publish, store, join } = company()
    await beginTrial(store)
    await publish(aPolicy())
    await store.cuts.insert(aCut())
    await join(
      ...['old', 'new'].map((_id) =>
        aNewcomer(_id, { _id, name: _id, tier: aTier({ code: 'C' }), searchKeys: [] }),
      ),
    )
  }
  const order = async (id: string) => {
    const { deps, queues, ingest } = company()
    await ingest(anOrder(id, { yuan: 25_000 }))
    await drain(deps, queues)
  }
  const titles = async () =>
    (await company().store.messages.latest('playground', 'mei', 9)).map(({ card }) => (card as Card).title)

  test('has its messages collected, with a surface and without one', async () => {
    await open()
    const { deps, store, ingest, queues, letPass } = company()

    await order('old')
    await ingest(anOrder('new', { yuan: 25_000 }))
    await drain({ ...deps, chats: [] }, queues)
    await letPass(61_000)
    await runJob({ ...deps, chats: [] }, 'sweep')
    await drain({ ...deps, chats: [] }, queues)

    expect(await titles()).toEqual([])
    expect(await store.outbox.count()).toMatchObject({ waiting: 0, sent: 0, collected: 2 })
    expect(await trialState(deps, 'zh')).toEqual({
      isTrial: true,
      readers: [{ name: 'Mei Lin', count: 2 }],
      newest: expect.arrayContaining([{ reader: 'Mei Lin', message: expect.stringMatching(/^old ?升级为/) }]),
    })
  })

  test('that goes live sends what is new and nothing of what was collected', async () => {
    await open()
    await order('old')
    const audited: unknown[] = []
    const { deps, queues } = company()
    const audit = { record: async (entry: unknown) => void audited.push(entry) }

    const before = await goLive({ ...deps, audit }, 'admin', 'en')
    const after = await goLive({ ...deps, audit }, 'admin', 'en')
    await runJob(deps, 'sweep')
    await drain(deps, queues)
    await order('new')

    expect([before.isTrial, after.isTrial, audited.length]).toEqual([true, false, 1])
    expect(await titles()).toEqual(['new has moved up to A · Key customer'])
  })

  test('is one that brings its first data; whoever has customers, or has said so, is not asked again', async () => {
    const { store, join } = company()
    const first = await beginTrial(store)
    await store.settings.remove('trialRun')
    await join(aNewcomer('c1'))
    const withCustomers = await beginTrial(store)
    await store.settings.set('trialRun', false)

    expect([first, withCustomers, await beginTrial(store)]).toEqual([true, false, false])
  })
})
