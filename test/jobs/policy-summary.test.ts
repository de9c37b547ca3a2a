import { expect, test } from 'vitest'
import type { Card } from '#src/cards/card.ts'
import { publishPolicy } from '#src/decide/policy/publish-policy.ts'
import { rescoreMany } from '#src/decide/tiers/rescore-many.ts'
import { retier } from '#src/decide/tiers/retier.ts'
import { aWorkedDay } from '../helpers/builders/a-calendar-day.ts'
import { daysAgo } from '../helpers/builders/a-customer.ts'
import { anOrder, aTouch } from '../helpers/builders/a-fact.ts'
import { aNewcomer } from '../helpers/builders/a-newcomer.ts'
import { aPolicy } from '../helpers/builders/a-policy.ts'
import { useCompany } from '../helpers/company.ts'
import { drain, runJob } from '../helpers/memory-queues.ts'
import { onEveryServer } from '../store/document-servers.ts'

const { scales: _, calibratedAt: __, ...standing } = aPolicy()
const { version: ___, ...rules } = standing
const ids = Array.from({ length: 60 }, (_, n) => `c${n + 1}`)
const weights: Record<string, number> = { spend: 0.05, orders: 0.05, engagement: 0.9 }

onEveryServer('a policy that moves many', (openStore, where) => {
  const company = useCompany(openStore, where)

  test('is told to each rep in one card, and stands in history change by change', async () => {
    const { publish, join, ingest, deps, store, queues, clock, letPass } = company()
    await publish(standing)
    await store.calendars.put([aWorkedDay('2026-12-12')]) // a Saturday otherwise
    await join(...ids.map((_id, n) => aNewcomer(_id, { _id, searchKeys: [], owner: n % 2 ? 'mei' : 'lei' })))
    await ingest(
      ...ids.map((id, n) => anOrder(id, { at: daysAgo(20), yuan: (n + 1) * 1_000 })),
      ...ids
        .slice(0, 10)
        .flatMap((id) => Array.from({ length: 20 }, (_, n) => aTouch(id, { at: daysAgo(n + 1) }))),
    )
    await rescoreMany(deps, ids)
    await retier(deps)
    queues.waiting.length = 0
    const dimensions = rules.dimensions.map((rule) => ({ ...rule, weight: weights[rule.name] ?? 0 }))

    const { moves } = await publishPolicy({ ...deps, audit: store.audit }, { ...rules, dimensions })
    for (let minute = 0; minute < 3; minute++) {
      await letPass(61_000)
      clock.set(new Date(clock.now().getTime() + 60_000))
      await runJob(deps, 'sweep')
      await drain(deps, queues)
    }

    const moved = moves.reduce((sum, { customers }) => sum + customers, 0)
    const cards = await Promise.all(
      ['mei', 'lei'].map(async (reader) =>
        (await store.messages.latest('playground', reader, 99)).map(({ card }) => card as Card),
      ),
    )
    const histories = await Promise.all(ids.map((id) => store.tierChanges.of(id, 9)))
    expect(moved).toBeGreaterThan(5)
    expect(cards.map((own) => own.map(({ title }) => title.replace(/\d+/, 'n')))).toEqual([
      ['New tier policy: n customers in another tier'],
      ['New tier policy: n customers in another tier'],
    ])
    expect(cards.flat().reduce((sum, { rows }) => sum + (rows?.length ?? 0), 0)).toBe(moved)
    expect(histories.flat()).toHaveLength(moved)
  })
})
