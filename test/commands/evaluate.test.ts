import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { evaluatePeriod } from '#src/decide/replay/evaluate-period.ts'
import { rescoreMany } from '#src/decide/tiers/rescore-many.ts'
import { ingestFacts } from '#src/ingest/facts/ingest-facts.ts'
import { aMoment, daysAgo } from '../helpers/builders/a-customer.ts'
import { aCut } from '../helpers/builders/a-cut.ts'
import { anOrder } from '../helpers/builders/a-fact.ts'
import { aNewcomer } from '../helpers/builders/a-newcomer.ts'
import { aUser } from '../helpers/builders/a-user.ts'
import { openDesk, wordsOf } from './desk.ts'

const hanzi = /\p{Script=Han}/u
const base = { at: aMoment, asOf: daysAgo(91), days: 91, policyVersion: 1, currency: 'CNY' } as const

describe('what came of the tiers, in chat', () => {
  let desk: Awaited<ReturnType<typeof openDesk>>
  beforeAll(async () => {
    const ids = Array.from({ length: 40 }, (_, n) => `c${n + 1}`)
    desk = await openDesk({ customers: ids.map((_id) => aNewcomer(_id, { _id, searchKeys: [] })) })
    const { deps, store } = desk
    await store.users.put([
      aUser({ _id: 'guo', name: '郭为民', role: 'manager', locale: 'zh' }),
      aUser({ _id: 'helen', name: 'Helen Carver', role: 'manager', locale: 'en' }),
    ])
    await ingestFacts(
      deps,
      ids.flatMap((id, n) =>
        Array.from({ length: 20 }, (_, k) =>
          anOrder(id, { at: daysAgo(5 + 14 * k + (n % 7)), yuan: 100 * (n + 1) }),
        ),
      ),
    )
    await store.cuts.insert(aCut({ _id: 'quantile|1|2026-09-03|1', at: daysAgo(100) }))
    await rescoreMany({ ...deps, clock: { now: () => daysAgo(100) } }, ids)
  })
  afterAll(() => desk.close())

  it('says in both languages that nothing has been judged yet', async () => {
    expect((await desk.say('evaluate', 'helen')).card.title).toBe('No evaluation yet')
    expect((await desk.say('分级效果', 'guo')).card.title).toBe('暂无分级效果')
  })

  it('of a period that is over shows each tier’s share, and what the best tenth was worth', async () => {
    await evaluatePeriod(desk.deps, { days: 91 })

    const [en, zh] = [await desk.say('evaluate', 'helen'), await desk.say('分级效果', 'guo')]

    expect(en.card.title).toMatch(/^How the tiers of .*12 Sep.* have done since$/)
    expect(en.card.table?.columns).toEqual([
      'Tier',
      'Customers',
      'Of all spend',
      'Spend each',
      'Bought again',
    ])
    expect(en.card.table?.rows.map(([tier]) => tier?.[0])).toEqual(['A', 'B', 'C', 'D'])
    expect(en.card.facts?.[0]).toEqual({
      label: 'Best tenth by the key',
      value: expect.stringMatching(/^\d+ % of what was spent afterwards$/),
    })
    expect(zh.card.table?.columns[2]).toBe('消费占比')
    expect(zh.card.facts?.[0]?.value).toMatch(/^占此后消费的 \d+%$/)
    expect(wordsOf(en.card)).not.toMatch(/undefined|NaN|{{/)
  })

  it.each(['no-tiers-then', 'too-few-customers', 'split-empty', 'nothing-spent', 'split-outside-data'])(
    'refuses in the reader’s own language: %s',
    async (code) => {
      const at = new Date(aMoment.getTime() + 1_000)
      const refused = { code, reason: 'A sentence for an operator.' }
      await desk.store.evaluations.put({ ...base, _id: 'refused', at, customers: 8, sampled: 8, refused })

      const [en, zh] = [await desk.say('evaluate', 'helen'), await desk.say('分级效果', 'guo')]

      expect(en.card.body).toHaveLength(3)
      expect(en.card.body?.filter((line) => hanzi.test(line) || line.includes('operator'))).toEqual([])
      expect(zh.card.body?.filter((line) => !hanzi.test(line))).toEqual([])
    },
  )

  it('is not for reps', async () => {
    expect((await desk.say('evaluate', 'mei')).refused).toBe('not-allowed')
  })
})
