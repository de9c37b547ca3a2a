import { expect, test } from 'vitest'
import { rescoreMany } from '#src/decide/tiers/rescore-many.ts'
import { retier } from '#src/decide/tiers/retier.ts'
import { addDays } from '#src/domain/days.ts'
import type { StageEvent } from '#src/domain/event.ts'
import { aMoment, daysAgo } from '../helpers/builders/a-customer.ts'
import { anOrder, aTouch } from '../helpers/builders/a-fact.ts'
import { aNewcomer } from '../helpers/builders/a-newcomer.ts'
import { aPolicy } from '../helpers/builders/a-policy.ts'
import { useCompany } from '../helpers/company.ts'
import { onEveryServer } from '../store/document-servers.ts'

const { scales: _, calibratedAt: __, ...uncalibrated } = aPolicy()

const lost: StageEvent = {
  _id: 'crm|lost',
  customerId: 'p1',
  source: 'crm',
  at: daysAgo(1),
  bookedAt: daysAgo(1),
  receivedAt: daysAgo(1),
  kind: 'stage',
  stage: 'Lost',
  note: 'No budget',
}

onEveryServer('prospects beside customers', (openStore, where) => {
  const company = useCompany(openStore, where)

  /** Sixty customers, the n-th of them worth n; the best six are in medicine, and of the others every tenth. */
  const bringInCustomers = async () => {
    const { deps, join, ingest } = company()
    const ids = Array.from({ length: 60 }, (_, n) => `c${n + 1}`)
    const industryOf = (n: number) => (n >= 54 || n % 10 === 0 ? 'medical' : 'trade')
    await join(
      ...ids.map((_id, n) => aNewcomer(_id, { _id, searchKeys: [], attrs: { industry: industryOf(n) } })),
    )
    await ingest(...ids.map((id, n) => anOrder(id, { at: daysAgo(70), yuan: (n + 1) * 1_000 })))
    await rescoreMany(deps, ids)
  }
  const aProspect = (_id: string, industry: string) =>
    aNewcomer(_id, {
      _id,
      searchKeys: [],
      kind: 'prospect',
      lifecycle: 'prospect',
      attrs: { industry },
      knownSince: daysAgo(43),
    })
  const bringInProspects = async () => {
    const { deps, join, ingest } = company()
    await join(aProspect('p1', 'Medical'), aProspect('p2', 'Trade'))
    await ingest(aTouch('p1', { at: daysAgo(2) }), aTouch('p2', { at: daysAgo(2) }))
    await rescoreMany(deps, ['p1', 'p2'])
  }
  const prospectOf = async (id: string) => (await company().get(id)).prospect

  test('stand in tiers of their own before anybody has bought', async () => {
    await company().publish(uncalibrated)

    await bringInProspects()

    expect(await prospectOf('p1')).toMatchObject({ tier: 'warm', score: { fitPoints: 25 } })
    expect((await company().get('p1')).tier).toBeUndefined()
  })

  test('are compared with the best of the first run, which keeps what it saw', async () => {
    await company().publish(uncalibrated)
    await bringInCustomers()
    await bringInProspects()

    const { cut } = await retier(company().deps)

    expect(cut?.prospects?.fit).toEqual({
      top: 6,
      all: 60,
      counts: [
        { attribute: 'industry', value: 'medical', top: 6, all: 12 },
        { attribute: 'industry', value: 'trade', top: 0, all: 48 },
      ],
    })
    expect((await company().store.cuts.latest(1))?.prospects).toEqual(cut?.prospects)
    await rescoreMany(company().deps, ['p1', 'p2'])
    const [alike, unlike] = [await prospectOf('p1'), await prospectOf('p2')]
    expect(alike?.score.fitPoints).toBeGreaterThan(25)
    expect(unlike?.score.fitPoints).toBeLessThan(25)
  })

  test('cost a run nothing where there are none, and are not written again where nothing is told anew', async () => {
    await company().publish(uncalibrated)
    await bringInCustomers()
    const without = await retier(company().deps)
    await bringInProspects()
    await retier(company().deps)
    const { rev } = await company().get('p1')

    company().clock.set(addDays(aMoment, 1))
    await retier(company().deps)

    expect(without.cut).not.toHaveProperty('prospects')
    expect((await company().get('p1')).rev).toBe(rev)
  })

  test('keep how they ended: lost with the reason, then converted after all', async () => {
    await company().publish(aPolicy())
    await bringInProspects()
    const { deps, ingest } = company()

    await ingest(lost)
    await rescoreMany(deps, ['p1'])
    const afterLoss = await prospectOf('p1')
    await ingest(anOrder('p1', { at: aMoment }))
    await rescoreMany(deps, ['p1'])
    const bought = await company().get('p1')

    expect(afterLoss?.outcome).toEqual({ kind: 'lost', at: daysAgo(1), ageDays: 42, reason: 'No budget' })
    expect(bought.kind).toBe('customer')
    expect(bought.prospect).toMatchObject({
      tier: 'warm',
      outcome: { kind: 'converted', at: aMoment, ageDays: 43 },
    })
  })

  test('are kept as customers’ past by every later decision', async () => {
    await company().publish(aPolicy())
    await bringInProspects()
    const { deps, ingest } = company()
    await ingest(anOrder('p1', { at: daysAgo(1) }))
    await rescoreMany(deps, ['p1'])
    const first = await prospectOf('p1')

    await ingest(anOrder('p1', { at: aMoment }))
    await rescoreMany(deps, ['p1'])

    expect(first?.outcome?.kind).toBe('converted')
    expect(await prospectOf('p1')).toEqual(first)
  })
})
