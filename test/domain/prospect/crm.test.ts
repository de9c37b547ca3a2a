import { describe, expect, test } from 'vitest'
import { daysBetween } from '#src/domain/days.ts'
import { prospectReport } from '#src/domain/prospect/prospect-report.ts'
import { aPolicy } from '../../helpers/builders/a-policy.ts'
import { crmAccounts, crmPipeline, hasCrm, type Opportunity } from './crm.ts'
import { intervalOf, judgeAccountsAt, judgeAt } from './judge-crm.ts'

const firsts = (months: readonly string[]): Date[] =>
  months.map((month) => new Date(`2017-${month}-01T00:00:00Z`))

const asProspect = ({ engagedAt, agent, ended }: Opportunity) => ({
  knownSince: engagedAt,
  owner: agent,
  prospect: {
    tier: 'warm',
    since: engagedAt,
    score: { points: 50, fitPoints: 25, engagementPoints: 25 },
    ...(ended && {
      outcome: {
        kind: ended.kind === 'won' ? ('converted' as const) : ('lost' as const),
        at: ended.at,
        ageDays: daysBetween(engagedAt, ended.at),
      },
    }),
  },
})

/** The figures of docs/prospects.md. */
describe.skipIf(!hasCrm)(
  'prospects on a real pipeline: 85 accounts, 7,212 sales that were begun in 14 months',
  () => {
    test('neither fit nor engagement tells which open sale will be won: a tie', () => {
      const dates = firsts(['04', '05', '06', '07', '08', '09', '10', '11', '12']).map((at) =>
        judgeAt(crmAccounts(), crmPipeline(), at),
      )

      const [fit, engagement, points] = (['fit', 'engagement', 'points'] as const).map((by) =>
        intervalOf(dates, by),
      )

      expect(dates.flat()).toHaveLength(8_614)
      expect(fit?.mean).toBeCloseTo(0.504, 2)
      expect(engagement?.mean).toBeCloseTo(0.497, 2)
      expect(points?.mean).toBeCloseTo(0.503, 2)
      expect(points?.low).toBeLessThan(0.5)
      expect(points?.high).toBeGreaterThan(0.5)
    })

    test('fit tells which accounts will be worth most later, each compared with the best of the others', () => {
      const dates = firsts(['04', '07', '10']).map((at) => judgeAccountsAt(crmAccounts(), crmPipeline(), at))

      const { mean, low } = intervalOf(dates, 'fit')

      expect(dates.map((one) => intervalOf([one], 'fit', 1).mean.toFixed(2))).toEqual([
        '0.60',
        '0.78',
        '0.68',
      ])
      expect(mean).toBeCloseTo(0.688, 2)
      expect(low).toBeGreaterThan(0.55)
    })

    test('conversion by age and by owner comes with intervals', () => {
      const report = prospectReport(
        crmPipeline().map(asProspect),
        aPolicy(),
        new Date('2018-01-01T00:00:00Z'),
      )

      expect(report.all).toMatchObject({ open: 501, converted: 4_238, lost: 2_473 })
      expect(report.byAge.slice(0, 4).map(({ days, share }) => [days, share.share.toFixed(3)])).toEqual([
        [30, '0.245'],
        [60, '0.287'],
        [90, '0.431'],
        [120, '0.561'],
      ])
      expect(report.byOwner).toHaveLength(30)
      expect(report.byOwner.find(({ owner }) => owner === 'Hayden Neloms')?.share).toMatchObject({ n: 152 })
      expect(report.old).toBe(441)
    })
  },
)
