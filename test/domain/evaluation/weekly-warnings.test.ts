import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { judgeWarnings, type WeeklyWarnings, weeklyWarnings } from '#src/domain/evaluation/judge-warnings.ts'
import { type OrderRow, type PurchasePanel, panelOf, spanOf } from '#src/domain/evaluation/purchase-panel.ts'
import { aPolicy } from '../builders.ts'
import { someRows } from './builders.ts'
import { cdnowIsThere, cdnowPanel, cdnowRows, once, sayIfSkipped, splitDay, withoutCdnow } from './cdnow.ts'
import { shuffleAfter } from './shuffle-after.ts'

sayIfSkipped('early warnings on CDNOW')

const policy = aPolicy()
const runsOf = (panel: PurchasePanel, fromWeek = 13, toWeek = 78) => ({
  halfLifeDays: 90,
  firstDay: spanOf(panel)?.first ?? 0,
  fromWeek,
  toWeek,
})

/** What was said up to and with a day, whatever became of it. */
const saidBy = ({ warnings }: WeeklyWarnings, day: number) =>
  warnings
    .filter(({ issuedOn }) => issuedOn <= day)
    .map(({ outcome: _, ...said }) => said)
    .sort(
      (a, b) => a.issuedOn - b.issuedOn || (a.stated ?? 0) - (b.stated ?? 0) || a.expectedTo - b.expectedTo,
    )

describe.skipIf(!cdnowIsThere)('early warnings, CDNOW’s master week by week', () => {
  const report = once((name) => judgeWarnings(cdnowPanel(name), policy, runsOf(cdnowPanel(name))))

  it('stated and observed frequency lie within 5 points in every decile of 500 warnings', () => {
    const { deciles, widestGap, issued } = report('master')

    const judged = deciles.filter(({ observed }) => observed.n >= 500)
    expect(issued).toBeGreaterThan(10_000)
    expect(judged.length).toBeGreaterThanOrEqual(3)
    for (const { stated, observed } of judged) expect(Math.abs(stated - observed.share)).toBeLessThan(0.05)
    expect(widestGap).toBeLessThan(0.02)
  })

  it('nor are they further apart in tenths of the warnings, by what was stated', () => {
    const { warnings } = weeklyWarnings(cdnowPanel('master'), policy, runsOf(cdnowPanel('master')))
    const known = warnings.flatMap(({ stated, outcome }) =>
      stated === undefined || outcome.kind === 'open' ? [] : [{ stated, came: outcome.kind === 'came-true' }],
    )
    known.sort((a, b) => a.stated - b.stated)

    for (let tenth = 0; tenth < 10; tenth++) {
      const part = known.slice((tenth * known.length) / 10, ((tenth + 1) * known.length) / 10)
      const stated = part.reduce((sum, one) => sum + one.stated, 0) / part.length
      const came = part.filter((one) => one.came).length / part.length
      expect(part.length).toBeGreaterThan(1000)
      expect(Math.abs(stated - came)).toBeLessThan(0.05)
    }
  })

  it('every demotion was announced, four weeks ahead, nearly always in the range that was said', () => {
    const { unannounced, leadDays, dates, missed } = report('master')

    expect([unannounced, leadDays, missed]).toEqual([0, 28, 0])
    expect(dates?.inRange.share).toBeGreaterThan(0.95)
    expect(dates?.meanError).toBeLessThan(1)
  })
})

describe('warnings know no later week', () => {
  const said = (rows: readonly OrderRow[], day: number, toWeek: number) => {
    const panel = panelOf(rows)
    return saidBy(weeklyWarnings(panel, policy, runsOf(panel, 4, toWeek)), day)
  }

  it('whatever comes after a day changes none that was given by then', () => {
    fc.assert(
      fc.property(someRows, fc.integer(), (rows, seed) => {
        fc.pre(rows.some(({ day }) => day <= 120))

        expect(said(shuffleAfter(rows, 120, seed), 120, 28)).toEqual(said(rows, 120, 28))
      }),
      { numRuns: 40 },
    )
  })

  it('nor on CDNOW, stated frequencies included', ({ skip }) => {
    skip(!cdnowIsThere, withoutCdnow)
    const rows = cdnowRows('sample')

    const [real, other] = [rows, shuffleAfter(rows, splitDay, 5)].map((all) => said(all, splitDay, 60))

    expect(real?.filter(({ stated }) => stated !== undefined).length).toBeGreaterThan(100)
    expect(other).toEqual(real)
  })
})

describe('the outcomes', () => {
  const idle = { customerId: 'idle', day: 0, amount: 400 }
  const steady = (who: string, amount: number, every = 7) =>
    Array.from({ length: Math.floor(420 / every) }, (_, i) => ({ customerId: who, day: i * every, amount }))
  const base = Array.from({ length: 20 }, (_, i) => steady(`c${i}`, 10 + i)).flat()
  const warningsOf = (...rows: OrderRow[]) => {
    const panel = panelOf([...base, ...rows])
    return weeklyWarnings(panel, policy, { halfLifeDays: 90, firstDay: 0, fromWeek: 6, toWeek: 60 })
  }

  it('an idle customer is warned on its way down, and no demotion comes without', () => {
    const { warnings, unannounced } = warningsOf(idle)

    expect(warnings.map(({ outcome }) => outcome.kind)).toContain('came-true')
    expect(unannounced).toBe(0)
  })

  it('an order in time averts it', () => {
    const first = warningsOf(idle).warnings.find(({ outcome }) => outcome.kind === 'came-true')
    const again = { customerId: 'idle', day: (first?.issuedOn ?? 0) + 3, amount: 4_000 }

    const { warnings } = warningsOf(idle, again)

    expect(warnings.find(({ issuedOn }) => issuedOn === first?.issuedOn)?.outcome).toEqual({
      kind: 'averted',
      on: again.day,
    })
  })
})
