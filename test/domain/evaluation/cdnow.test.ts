import { describe, expect, it } from 'vitest'
import { auc } from '#src/domain/evaluation/auc.ts'
import { capture } from '#src/domain/evaluation/capture.ts'
import { chooseHalfLife } from '#src/domain/evaluation/choose-half-life.ts'
import { chooseKey } from '#src/domain/evaluation/choose-key.ts'
import { classAudit } from '#src/domain/evaluation/class-audit.ts'
import { dateOfDay, parseDay } from '#src/domain/evaluation/day-number.ts'
import { dynamics } from '#src/domain/evaluation/dynamics.ts'
import { fairness } from '#src/domain/evaluation/fairness.ts'
import { lastThirdDay } from '#src/domain/evaluation/inner-split.ts'
import { judgeMethods } from '#src/domain/evaluation/judge-methods.ts'
import { keyRanking } from '#src/domain/evaluation/key.ts'
import { migration } from '#src/domain/evaluation/migration.ts'
import { abc, decayedSpend, lastPurchase, repeats, rfm } from '#src/domain/evaluation/rankings.ts'
import { cumulativeRepeats } from '#src/domain/evaluation/repeat-tracking.ts'
import { tiersByShare, usualShares } from '#src/domain/evaluation/tiers-by-share.ts'
import { tiersTable } from '#src/domain/evaluation/tiers-table.ts'
import { retailPreset } from '#src/domain/presets/retail.ts'
import { cdnowIsThere, cdnowPanel, cdnowSplit, heldOutDays, once, sayIfSkipped, splitDay } from './cdnow.ts'
import { near, percent } from './near.ts'
import { plantWrongClasses, typicalOfTheirTier } from './planted-classes.ts'

sayIfSkipped('golden figures on CDNOW')

describe.skipIf(!cdnowIsThere)('CDNOW, 39 weeks of calibration and 39 held out', () => {
  const judged = once((name) => {
    const { history, heldOut } = cdnowSplit(name)
    const { halfLifeDays } = chooseHalfLife(history, splitDay)
    const { settings } = chooseKey(history, splitDay)
    const scores = {
      abc: abc(history, splitDay),
      rfm: rfm(history, splitDay),
      decay: decayedSpend(halfLifeDays)(history, splitDay),
      key: keyRanking(settings)(history, splitDay),
      oracle: heldOut.spend,
    }
    const rows = judgeMethods({ scores, abc: scores.abc, heldOut, seed: 1 })
    const of = Object.fromEntries(rows.map((row) => [row.method, row]))
    return { of, halfLifeDays, settings }
  })

  it('the calibration’s last third begins after 1997-06-30', () => {
    expect(dateOfDay(lastThirdDay(cdnowSplit('sample').history, splitDay))).toEqual(new Date('1997-06-30'))
  })

  it('the master’s ladder: ABC 49.8, RFM 50.2, decayed spend 52.3 at 60 days, oracle 76.3', () => {
    const { of, halfLifeDays } = judged('master')

    const top = Object.values(of).map(({ method, capture10, capture20, auc: area }) => [
      method,
      percent(capture10),
      percent(capture20),
      area,
    ])

    expect(halfLifeDays).toBe(60)
    expect(top.filter(([method]) => method !== 'key')).toEqual([
      ['abc', near(49.8), near(66.1), near(0.724, 0.001)],
      ['rfm', near(50.2), near(68.0), near(0.766, 0.001)],
      ['decay', near(52.3), near(69.0), near(0.76, 0.001)],
      ['oracle', near(76.3), expect.any(Number), 1],
    ])
    expect(of['decay']?.vsAbc).toEqual({
      difference: expect.any(Number),
      low: near(0.014, 0.003),
      high: near(0.036, 0.003),
    })
    expect(of['rfm']?.vsAbc).toEqual({
      difference: expect.any(Number),
      low: near(-0.015, 0.003),
      high: near(0.024, 0.003),
    })
  })

  it('the key chosen inside the calibration beats ABC beyond doubt and ties with decayed spend', () => {
    const { of, settings } = judged('master')

    expect(settings).toEqual({ halfLifeDays: 75, transform: 'none', ordersWeight: 0.45 })
    expect(of['key']?.capture10).toEqual(near(0.5215, 0.0005))
    expect(of['key']?.vsAbc.low).toBeGreaterThan(0.005)
  })

  it('the sample’s ladder: ABC 48.1, RFM 47.8, decayed spend 50.1 at 120 days; no difference is clear of zero', () => {
    const { of, halfLifeDays } = judged('sample')

    expect(halfLifeDays).toBe(120)
    expect(
      [of['abc'], of['rfm'], of['decay'], of['oracle']].map((row) => percent(row?.capture10 ?? 0)),
    ).toEqual([near(48.1), near(47.8), near(50.1), near(76.3)])
    expect(of['decay']?.vsAbc.low).toBeLessThan(0)
    expect(of['rfm']?.vsAbc.low).toBeLessThan(0)
  })

  it.each([
    ['recency', lastPurchase, 43.3, 64.4, 0.759],
    ['frequency', repeats, 47.7, 65.3, 0.753],
  ] as const)('%s alone holds %f and %f, with an area of %f', (_, ranking, top10, top20, area) => {
    const { history, heldOut } = cdnowSplit('master')
    const scores = ranking(history, splitDay)

    expect([0.1, 0.2].map((share) => percent(capture(scores, heldOut.spend, share)))).toEqual([
      near(top10),
      near(top20),
    ])
    expect(auc(scores, heldOut.purchases)).toEqual(near(area, 0.001))
  })

  it('repeat orders of the sample: 2,457 by week 39, 3,183 by week 52, 4,339 by week 78', () => {
    const first = parseDay('1997-01-01')

    expect(
      cumulativeRepeats(
        cdnowPanel('sample'),
        [39, 52, 78].map((week) => first + 7 * week - 1),
      ),
    ).toEqual([2457, 3183, 4339])
  })
})

describe.skipIf(!cdnowIsThere)('CDNOW in tiers by decayed spend, half-life 90 days', () => {
  const tiersOf = (of: 'ranked' | 'everyone') =>
    tiersByShare(decayedSpend(90)(cdnowSplit('master').history, splitDay), usualShares, of)

  it('the effect table of the reference', () => {
    const rows = tiersTable(tiersOf('everyone'), 4, cdnowSplit('master').heldOut)

    expect(rows.map((row) => [percent(row.spendShare), row.spendEach, percent(row.active.share)])).toEqual([
      [near(52.2), near(171.98, 0.05), near(74.9)],
      [near(26.0), near(42.79, 0.05), near(48.8)],
      [near(13.8), near(15.14, 0.05), near(23.4)],
      [near(8.1), near(6.67, 0.05), near(14.2)],
    ])
    expect(rows[0]?.customers).toBe(2357)
  })

  it('48, 30, 15 and 7 % of the next top decile came from A, B, C and D', () => {
    const { top, byStep, fromLower } = fairness(tiersOf('everyone'), cdnowSplit('master').heldOut.spend, 4, 2)

    expect(top).toBeCloseTo(2357, 6)
    expect(byStep.map(percent)).toEqual([near(48.2), near(29.6), near(15.2), near(7.0)])
    expect(percent(fromLower)).toEqual(near(22.2))
  })

  it('after 39 weeks 51 % of A are still A, the rest B; 14.5, 4.5 and 1.6 % have risen to it', () => {
    const later = decayedSpend(90)(cdnowPanel('master'), splitDay + heldOutDays)

    const { shares } = migration(tiersOf('everyone'), tiersByShare(later, usualShares, 'everyone'), 4)

    expect(shares[0]?.map(percent)).toEqual([near(51.2), near(48.8), 0, 0])
    expect([1, 2, 3].map((row) => percent(shares[row]?.[0] ?? 0))).toEqual([near(14.5), near(4.5), near(1.6)])
  })

  it('weekly re-runs: 5,537 flaps without hysteresis, at most 30 % of them with, within half a point of capture', () => {
    const { none, hysteresis } = dynamics({
      panel: cdnowPanel('master'),
      policy: { ...retailPreset('USD'), version: 1 },
    })

    expect(none.flaps).toBe(5537)
    expect(Math.round(none.events)).toEqual(near(520, 1))
    expect(percent(none.captureTop)).toEqual(near(52.2))
    expect(hysteresis.flaps).toEqual(near(1327, 20))
    expect(hysteresis.flaps).toBeLessThanOrEqual(0.3 * none.flaps)
    expect(Math.abs(hysteresis.captureTop - hysteresis.captureSameSize)).toBeLessThan(0.005)
  })
})

describe.skipIf(!cdnowIsThere)('wrong classes planted in CDNOW', () => {
  const { history, heldOut } = cdnowIsThere
    ? cdnowSplit('master')
    : { history: undefined, heldOut: undefined }
  const key = keyRanking({ halfLifeDays: 75, transform: 'none', ordersWeight: 0.45 })

  it.each([
    ['our own tiers', key, 11],
    ['our own tiers, another draw', key, 12],
    ['tiers by decayed spend, a rule that is not ours', decayedSpend(90), 13],
  ] as const)('of %s, nine in ten of those moved are found, and at most as many others', (_, rule, seed) => {
    const split = cdnowSplit('master')
    const right = tiersByShare(rule(history!, splitDay), usualShares)
    const { names, moved } = plantWrongClasses(right, 0.05, seed)
    const typical = typicalOfTheirTier(moved, right, heldOut!.spend)

    const audit = classAudit({ split, scores: key(history!, splitDay), names, shares: usualShares, seed: 1 })

    const listed = new Set(audit.listed.map(({ customer }) => customer))
    expect(typical.length).toBeGreaterThan(500)
    expect(typical.filter((i) => listed.has(i)).length / typical.length).toBeGreaterThanOrEqual(0.9)
    expect([...listed].filter((i) => !moved.has(i)).length).toBeLessThanOrEqual(moved.size)
    expect(audit.ours.low).toBeGreaterThan(0.8)
    expect(audit).toMatchObject({ better: 'ours' })
  })
})
