import { expect, test } from 'vitest'
import { lacksForecast, refitForecast } from '#src/decide/policy/refit-forecast.ts'
import { rescoreMany } from '#src/decide/tiers/rescore-many.ts'
import { addDays } from '#src/domain/days.ts'
import { aMoment, daysAgo } from '../helpers/builders/a-customer.ts'
import { anOrder } from '../helpers/builders/a-fact.ts'
import { aNewcomer } from '../helpers/builders/a-newcomer.ts'
import { aPolicy } from '../helpers/builders/a-policy.ts'
import { useCompany } from '../helpers/company.ts'
import { drain, runJob } from '../helpers/memory-queues.ts'
import { onEveryServer } from '../store/document-servers.ts'

onEveryServer('fitting the forecast', (openStore, where) => {
  const company = useCompany(openStore, where)
  /** Sixty who bought every month for half a year, and one who never did. */
  const open = async () => {
    const { deps, publish, join, ingest } = company()
    const ids = Array.from({ length: 60 }, (_, n) => `c${n}`)
    await publish(aPolicy())
    await join(
      ...ids.map((_id) => aNewcomer(_id, { _id, searchKeys: [] })),
      aNewcomer('p1', { _id: 'p1', kind: 'prospect', lifecycle: 'prospect' }),
    )
    await ingest(
      ...ids.flatMap((id, n) =>
        [0, 1, 2, 3, 4, 5].map((k) => anOrder(id, { at: daysAgo(5 + n + 30 * k), yuan: 100 + n })),
      ),
    )
    await rescoreMany(deps, ids)
    return company()
  }

  test('reads everybody who has bought and keeps the fit of the policy in force', async () => {
    const { deps, store } = await open()

    const forecast = await refitForecast(deps)

    expect(forecast).toMatchObject({ policyVersion: 1, customers: 60, sampled: 60, fittedAt: aMoment })
    expect(await store.forecasts.latest(1)).toEqual(forecast)
    expect(await lacksForecast(deps)).toBe(false)
  })

  test('a later fit takes the place of the first', async () => {
    const { deps, clock, store } = await open()
    await refitForecast(deps)

    clock.set(addDays(aMoment, 7))
    await refitForecast(deps)

    expect((await store.forecasts.latest(1))?.fittedAt).toEqual(addDays(aMoment, 7))
  })

  test('the first run over a base asks for one, the next does not', async () => {
    const { deps, queues, store } = await open()
    queues.waiting.length = 0

    await runJob(deps, 'retier')
    const asked = queues.waiting.map(({ job }) => job)
    await drain(deps, queues)
    await runJob(deps, 'retier')

    expect(asked).toContain('refit-forecast')
    expect(await store.forecasts.latest(1)).toMatchObject({ customers: 60 })
    expect(queues.waiting.map(({ job }) => job)).not.toContain('refit-forecast')
  })

  test('without a policy, or with nobody who has bought, nothing is stored', async () => {
    const { deps, publish } = company()
    const without = await refitForecast(deps)
    await publish(aPolicy())

    const ofNobody = await refitForecast(deps)

    expect([without, ofNobody]).toEqual([undefined, undefined])
    expect(await lacksForecast(deps)).toBe(true)
  })
})
