import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { TierState } from '#src/domain/customer.ts'
import { dateOfDay } from '#src/domain/evaluation/day-number.ts'
import { dynamics } from '#src/domain/evaluation/dynamics.ts'
import { panelOf } from '#src/domain/evaluation/purchase-panel.ts'
import { countMoves } from '#src/domain/evaluation/tier-moves.ts'
import { hysteresisRunner, rawRunner } from '#src/domain/evaluation/tier-runner.ts'
import { thresholdsByShare } from '#src/domain/evaluation/tiers-by-share.ts'
import { weeklyRuns } from '#src/domain/evaluation/weekly-scores.ts'
import { decideTier } from '#src/domain/tier/decide-tier.ts'
import { aPolicy } from '../builders.ts'
import { aPanel, someRows } from './builders.ts'

/** One customer's tiers run by run. */
const movesOf = (...tiers: number[]) => {
  const moves = countMoves(1)
  for (const tier of tiers) moves.seen(Int8Array.of(tier))
  return moves.result()
}
const repeated = (tier: number, runs: number) => Array<number>(runs).fill(tier)

describe('tier moves', () => {
  it('a change that is undone within eight runs is a flap', () => {
    expect(movesOf(1, 0, 1).flaps).toBe(1)
    expect(movesOf(1, ...repeated(0, 8), 1).flaps).toBe(1)
    expect(movesOf(1, ...repeated(0, 9), 1).flaps).toBe(0)
  })

  it('every return counts, a move on to a third tier does not', () => {
    expect(movesOf(1, 0, 1, 0, 1).flaps).toBe(3)
    expect(movesOf(2, 1, 0).flaps).toBe(0)
  })

  it('events are the mean changes of a run, dwell is how long a left tier had stood', () => {
    expect(movesOf(1, 0, 0, 0, 1)).toMatchObject({ events: 0.5, dwellWeeks: 3, changesPerCustomerYear: 26 })
  })

  it('a customer that comes in later makes no event by coming', () => {
    expect(movesOf(-1, -1, 2, 2)).toMatchObject({ events: 0, flaps: 0, changesPerCustomerYear: 0 })
    expect(movesOf(2).dwellWeeks).toBeUndefined()
  })
})

describe('weekly runs', () => {
  const runs = { halfLifeDays: 7, firstDay: 10, fromWeek: 1, toWeek: 3 }

  it('each knows what had happened by the end of its week', () => {
    const panel = aPanel(['ann', 10, 8], ['ann', 24, 8], ['bob', 17, 4])

    const seen = [...weeklyRuns(panel, runs)].map(({ day }) => day)
    const kappas = Array.from(weeklyRuns(panel, runs), ({ kappa }) => [...kappa])

    expect(seen).toEqual([16, 23, 30])
    expect(kappas).toEqual([
      [3, Number.NaN],
      [3, 3],
      [Math.log2(8 + 8 * 4), 3],
    ])
  })

  it('who has returned everything has no rank but is there', () => {
    const [first] = weeklyRuns(aPanel(['ann', 10, 8], ['ann', 11, -20]), runs)

    expect([...(first?.kappa ?? [])]).toEqual([-Infinity])
  })
})

/** The same decisions with nobody passed over. */
function decideEveryone(rows: Parameters<typeof panelOf>[0], policy = aPolicy()) {
  const panel = panelOf(rows)
  const tiers: (TierState | undefined)[] = []
  const runner = hysteresisRunner(policy)
  const shares = policy.tiers.map(({ share }) => share)
  let steps: Int8Array = new Int8Array(panel.ids.length).fill(-1)
  const found: { quick: number[]; plain: number[] }[] = []
  for (const run of weeklyRuns(panel, { halfLifeDays: 30, firstDay: 0, fromWeek: 1, toWeek: 29 })) {
    const thresholds = thresholdsByShare(run.kappa.filter((value) => !Number.isNaN(value)).sort(), shares)
    const codes = policy.tiers.map(({ code }) => code)
    const cut = {
      _id: `quantile|1|run-${run.week}|1`,
      kind: 'quantile' as const,
      policyVersion: 1,
      at: dateOfDay(run.day),
      thresholds: thresholds.map((kappa, i) => ({ code: codes[i]!, kappa })),
      ranked: 50,
      base: 0,
      sketch: [],
      medianParts: { spend: 0, orders: 0, engagement: 0 },
      driftPerDay: 0,
    }
    steps = runner(run, thresholds, steps)
    const plain = Array.from(run.kappa, (kappa, i) => {
      if (Number.isNaN(kappa)) return -1
      const tier = tiers[i]
      tiers[i] = decideTier({
        kind: 'customer',
        lifecycle: 'mature',
        policy,
        cut,
        now: dateOfDay(run.day),
        score: {
          ...(kappa > -Infinity && { kappa }),
          parts: { spend: 0, orders: 0, engagement: 0 },
          multiplier: 1,
          confidence: 1,
          policyVersion: 1,
          at: dateOfDay(run.day),
        },
        ...(tier && { tier }),
      }).tier
      return codes.indexOf(tiers[i]?.code ?? '')
    })
    found.push({ quick: [...steps], plain })
  }
  return found
}

describe('hysteresis over weeks', () => {
  it('passing over the settled changes no decision', () => {
    fc.assert(
      fc.property(someRows, (rows) => {
        for (const { quick, plain } of decideEveryone(rows)) expect(quick).toEqual(plain)
      }),
      { numRuns: 60 },
    )
  })

  it('without band, confirmation and dwell it is the raw cut', () => {
    const policy = aPolicy({ hysteresis: { band: 0, confirmDays: 0, dwellDays: 0 } })
    fc.assert(
      fc.property(someRows, (rows) => {
        const input = { panel: panelOf(rows), policy, fromWeek: 2, toWeek: 25, judgedWeek: 12 }
        const { none, hysteresis } = dynamics(input)

        expect(hysteresis).toEqual(none)
      }),
      { numRuns: 60 },
    )
  })

  it('a customer that hovers at a cut flaps without it and stands still with it', () => {
    const hover = Array.from(
      { length: 60 },
      (_, week) => ['hover', 7 * week, 100 + (week % 2 === 0 ? 8 : 0)] as const,
    )
    const still = Array.from({ length: 60 }, (_, week) => ['still', 7 * week, 104] as const)
    const panel = aPanel(...hover, ...still)

    const { none, hysteresis } = dynamics({
      panel,
      policy: aPolicy(),
      halfLifeDays: 14,
      fromWeek: 5,
      toWeek: 55,
    })

    expect(none.flaps).toBeGreaterThan(10)
    expect(hysteresis.flaps).toBe(0)
  })

  it('the top tier is judged by the spend after its week', () => {
    const panel = aPanel(
      ['big', 0, 100],
      ['small', 0, 1],
      ['big', 80, 30],
      ['small', 81, 10],
      ['late', 82, 500],
    )

    const { none } = dynamics({ panel, policy: aPolicy(), fromWeek: 1, toWeek: 12, judgedWeek: 10 })

    expect(none).toMatchObject({ topSize: 1, captureTop: 0.75 })
  })

  it('raw runners leave out whom they have not seen', () => {
    const run = { week: 1, day: 0, kappa: Float64Array.of(5, Number.NaN, -Infinity) }

    expect([...rawRunner(2)(run, [4, -Number.MAX_VALUE], new Int8Array(3))]).toEqual([0, -1, 2])
  })
})
