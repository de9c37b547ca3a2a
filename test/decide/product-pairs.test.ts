import { expect, test } from 'vitest'
import { refitForecast } from '#src/decide/policy/refit-forecast.ts'
import { rescoreMany } from '#src/decide/tiers/rescore-many.ts'
import { daysAgo } from '../helpers/builders/a-customer.ts'
import { anOrder } from '../helpers/builders/a-fact.ts'
import { aNewcomer } from '../helpers/builders/a-newcomer.ts'
import { aPolicy } from '../helpers/builders/a-policy.ts'
import { useCompany } from '../helpers/company.ts'
import { onEveryServer } from '../store/document-servers.ts'

onEveryServer('what a base buys together', (openStore, where) => {
  const company = useCompany(openStore, where)

  test('is counted with its forecast and kept with it', async () => {
    const { deps, store, publish, join, ingest } = company()
    const ids = Array.from({ length: 30 }, (_, n) => `c${n}`)
    await publish(aPolicy())
    await join(...ids.map((_id) => aNewcomer(_id, { _id, searchKeys: [] })))
    await ingest(
      ...ids.flatMap((id, n) => [
        anOrder(id, { at: daysAgo(60 + n), product: n < 15 ? 'tea' : 'coffee' }),
        anOrder(id, { at: daysAgo(20 + n), product: n < 12 ? 'cups' : 'mugs' }),
      ]),
    )
    await rescoreMany(deps, ids)

    await refitForecast(deps)

    const pairs = (await store.forecasts.latest(1))?.pairs ?? []
    expect(pairs.find(({ because }) => because === 'tea')).toEqual({
      product: 'cups',
      because: 'tea',
      both: 12,
      of: 15,
      lift: 2,
    })
  })
})
