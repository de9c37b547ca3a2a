import { expect, test } from 'vitest'
import { rescoreCustomer } from '#src/decide/tiers/rescore-customer.ts'
import { addDays } from '#src/domain/days.ts'
import { aMoment, aTier } from '../helpers/builders/a-customer.ts'
import { aCut } from '../helpers/builders/a-cut.ts'
import { anOrder } from '../helpers/builders/a-fact.ts'
import { aNewcomer } from '../helpers/builders/a-newcomer.ts'
import { aPolicy } from '../helpers/builders/a-policy.ts'
import { useCompany } from '../helpers/company.ts'
import { drain, runJob } from '../helpers/memory-queues.ts'
import { onEveryServer } from '../store/document-servers.ts'

onEveryServer('the sweep', (openStore, where) => {
  const company = useCompany(openStore, where)
  const open = async () => {
    const { publish, store, join } = company()
    await publish(aPolicy())
    await store.cuts.insert(aCut())
    await join(
      aNewcomer('due', { _id: 'due', nextCheckAt: addDays(aMoment, -1) }),
      aNewcomer('later', { _id: 'later', nextCheckAt: addDays(aMoment, 1) }),
      aNewcomer('told', { _id: 'told', tier: aTier({ code: 'C' }) }),
      aNewcomer('dirty', { _id: 'dirty', tier: aTier({ code: 'C' }) }),
      aNewcomer('merged', { _id: 'merged', status: 'merged', nextCheckAt: addDays(aMoment, -1) }),
    )
    return company()
  }

  test('finds who is due, told of or not yet written to, once that is old enough', async () => {
    const { deps, queues, ingest, letPass, store } = await open()
    await ingest(anOrder('told', { yuan: 25_000 }), anOrder('merged'))
    await rescoreCustomer(deps, 'told')
    await ingest(anOrder('dirty'))
    await store.outbox.put(
      [
        {
          _id: 'x-1-mei',
          to: 'mei',
          notice: {
            kind: 'tier-change',
            customerId: 'due',
            to: 'A',
            evidence: { reason: 'promoted' },
            at: aMoment,
          },
        },
      ],
      aMoment,
    )
    const sweep = async () => {
      queues.waiting.length = 0
      await runJob(deps, 'sweep')
      return queues.waiting.map(({ job, input }) => [job, Object.values(input as object)[0]])
    }

    const fresh = await sweep()
    await letPass(11_000)
    const afterSeconds = await sweep()

    expect(fresh).toEqual([
      ['rescore-customer', 'due'],
      ['deliver', 'x-1-mei'],
    ])
    expect(afterSeconds).toEqual([
      ['rescore-customer', 'due'],
      ['relay', 'told'],
      ['deliver', 'x-1-mei'],
    ])
  })

  test('leaves messages where no surface is on', async () => {
    const { deps, queues, ingest, letPass } = await open()
    await ingest(anOrder('told', { yuan: 25_000 }))
    await drain(deps, queues)
    await runJob({ ...deps, chats: [] }, 'sweep')

    expect(queues.waiting.map(({ job }) => job)).toEqual(['rescore-customer'])
    await letPass(0)
  })

  test('has nothing left to find once what it found has been done', async () => {
    const { deps, queues, ingest, letPass } = await open()
    await ingest(anOrder('told', { yuan: 25_000 }))
    await rescoreCustomer(deps, 'told')
    queues.waiting.length = 0
    await letPass(61_000)

    await runJob(deps, 'sweep')
    await drain(deps, queues)
    await letPass(61_000)
    await runJob(deps, 'sweep')

    expect(queues.waiting).toEqual([])
  })
})
