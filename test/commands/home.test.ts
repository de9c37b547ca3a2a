import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Card } from '#src/cards/card.ts'
import { digestIdOf } from '#src/domain/digest/digest-id.ts'
import { someFigures } from '../cards/digest/a-view.ts'
import { aMoment, daysAgo } from '../helpers/builders/a-customer.ts'
import { aTeam } from '../helpers/builders/a-user.ts'
import { openDesk } from './desk.ts'

type Figures = ReturnType<typeof someFigures>
const lists = {} as never
const withTop = (figures: Figures, count: number, atRiskMinor: number, at: Date): Figures => ({
  ...figures,
  at,
  byTier: figures.byTier.map((tier, n) => (n === 0 ? { ...tier, count } : tier)),
  atRisk: { count: 3, valueMinor: atRiskMinor },
})
/** Weeks of Bao's: `2026-W50` is the one of the desk's moment, a Saturday. */
const digestOf = (week: string, top: number, atRiskMinor: number, at: Date) => ({
  _id: digestIdOf('bao', undefined, week),
  userId: 'bao',
  week,
  figures: withTop(someFigures(), top, atRiskMinor, at),
  lists,
})
const trendOf = ({ facts = [] }: Card) => facts.find(({ label }) => /^(Trends|趋势)/.test(label))

describe('the home of a manager', () => {
  let desk: Awaited<ReturnType<typeof openDesk>>
  beforeAll(async () => {
    desk = await openDesk()
  })
  afterAll(() => desk.close())
  const home = async (as = 'bao') => (await desk.say('home', as)).card

  it('has no trends before anything was counted', async () => {
    expect(trendOf(await home())).toBeUndefined()
  })

  it('shows the top tier and the value at risk against last week, as of the newest digest', async () => {
    await desk.store.digests.insert(digestOf('2026-W48', 1, 100_00, daysAgo(15)))
    await desk.store.digests.insert(digestOf('2026-W49', 40, 900_000_00, daysAgo(8)))
    await desk.store.digests.insert(digestOf('2026-W50', 45, 1_200_000_00, daysAgo(1)))

    const card = await home()

    expect(trendOf(card)).toEqual({
      label: 'Trends as of Fri 11 Dec',
      value:
        'Tier A: 45, +5 on last week · Value at risk ¥1.2m (3 customers, next four weeks), +¥300k on last week',
    })
    expect(card.text).toContain('Tier A: 45, +5 on last week')
  })

  it('shows it in Chinese', async () => {
    await desk.store.users.put(aTeam('zh'))

    const trend = trendOf(await home())

    await desk.store.users.put(aTeam())
    expect(trend?.label).toBe('趋势，截至12月11日(周五)')
    expect(trend?.value).toMatch(/^A类 45，较上周 \+5 · .*120万.*较上周 \+¥30万/)
  })

  it('goes by a digest that was asked for since', async () => {
    await desk.store.digests.replace(digestOf('now', 47, 1_200_000_00, aMoment))

    expect(trendOf(await home())?.value).toContain('Tier A: 47, +7 on last week')
  })

  it('shows nobody else’s', async () => {
    expect(trendOf(await home('admin'))).toBeUndefined()
    expect(trendOf(await home('mei'))).toBeUndefined()
  })
})
