import { expect, test } from 'vitest'
import { evaluatePeriod, isDue, periodDaysOf } from '#src/decide/replay/evaluate-period.ts'
import { rescoreMany } from '#src/decide/tiers/rescore-many.ts'
import { retier } from '#src/decide/tiers/retier.ts'
import { aMoment, daysAgo } from '../helpers/builders/a-customer.ts'
import { anOrder } from '../helpers/builders/a-fact.ts'
import { aNewcomer } from '../helpers/builders/a-newcomer.ts'
import { aPolicy } from '../helpers/builders/a-policy.ts'
import { useCompany } from '../helpers/company.ts'
import { runJob } from '../helpers/memory-queues.ts'
import { onEveryServer } from '../store/document-servers.ts'

onEveryServer('a period judged', (openStore, where) => {
  const company = useCompany(openStore, where)

  /** Buyers of every fortnight, the n-th of n hundred yuan; decided a hundred days ago. */
  const open = async (size: number) => {
    const { publish, join, ingest, deps, clock } = company()
    const ids = Array.from({ length: size }, (_, n) => `c${n + 1}`)
    await publish(aPolicy())
    await join(...ids.map((_id) => aNewcomer(_id, { _id, searchKeys: [] })))
    await ingest(
      ...ids.flatMap((id, n) =>
        Array.from({ length: 20 }, (_, k) =>
          anOrder(id, { at: daysAgo(5 + 14 * k + (n % 7)), yuan: 100 * (n + 1) }),
        ),
      ),
    )
    clock.set(daysAgo(100))
    await rescoreMany(deps, ids)
    await retier(deps)
    clock.set(aMoment)
  }

  test('takes the tiers that stood then and what came after, by the policy of then; stored as it was made', async () => {
    await open(60)
    const { deps, store } = company()

    const made = await evaluatePeriod(deps, { days: 91 })

    expect(made).toMatchObject({ days: 91, policyVersion: 1, currency: 'CNY', customers: 60, sampled: 60 })
    expect(made?.result).toMatchObject({ customers: 60, chosen: { by: 'policy' }, days: { asked: 91 } })
    expect(made?.result?.methods.map(({ method }) => method)).toContain('own-class')
    expect(made?.result?.tiers.map(({ code }) => code)).toEqual(['A', 'B', 'C', 'D'])
    expect((await store.evaluations.latest(9)).map(({ _id }) => _id)).toEqual([made?._id])
  })

  test('of a handful of customers is refused, and the reason is stored', async () => {
    await open(8)

    const made = await evaluatePeriod(company().deps, { days: 91 })

    expect(made?.result).toBeUndefined()
    expect((await company().store.evaluations.latest(1))[0]?.refused).toEqual({
      code: 'too-few-customers',
      reason: expect.stringContaining('8 customers'),
    })
  })

  test('before the first tiers there is nothing to judge, which is said', async () => {
    await open(40)

    const made = await evaluatePeriod(company().deps, { days: 182 })

    expect(made?.refused?.code).toBe('no-tiers-then')
  })

  test('is due once a period, which is the shortest of the policy’s goals', async () => {
    await open(40)
    const { deps, clock, store } = company()

    await runJob(deps, 'evaluate-period')
    await runJob(deps, 'evaluate-period')
    const once = await store.evaluations.latest(9)
    clock.set(new Date(aMoment.getTime() + 90 * 86_400_000))

    expect(periodDaysOf(aPolicy())).toBe(91)
    expect(once).toHaveLength(1)
    expect(await isDue(deps, 91)).toBe(true)
    expect(await isDue(deps, 30)).toBe(true)
  })
})
