import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, daysBetween } from '#src/domain/days.ts'
import { heard, heardIn } from '#src/domain/source/heard.ts'
import { isLate, silentAfterDays, silentSince, usualSilence } from '#src/domain/source/silence.ts'
import type { SourceState } from '#src/domain/source/source-state.ts'
import { anOrder, aTouch, day } from '../builders.ts'
import { aSource, daysFrom, isOfficeHour } from './builders.ts'

const silentAfter = (state: SourceState) => silentAfterDays(state, usualSilence)
const hour = 1 / 24

describe('a source is silent', () => {
  test('after two days, where it speaks every hour', () => {
    const shop = aSource(daysFrom(0, 60, hour))

    expect(silentAfter(shop)).toBe(2)
    expect(silentSince(shop, day(61.9), usualSilence)).toBeUndefined()
    expect(silentSince(shop, day(62.1), usualSilence)).toEqual(shop.newestAt)
  })

  test('after about six weeks, where it is a monthly export', () => {
    const erp = aSource(daysFrom(0, 366, 30.4), { lagDays: 1 })

    expect(silentAfter(erp)).toBeGreaterThan(42)
    expect(silentAfter(erp)).toBeLessThan(50)
  })

  test('no weekend long, where people enter what it tells: Monday morning is in time, Thursday is not', () => {
    const crm = aSource(daysFrom(0, 364 + 1.75, hour).filter(isOfficeHour))
    const friday = Math.floor(daysBetween(day(0), crm.newestAt))

    expect(isOfficeHour(friday + 0.5)).toBe(true)
    expect(isOfficeHour(friday + 1.5)).toBe(false)
    expect(silentSince(crm, day(friday + 3.4), usualSilence)).toBeUndefined()
    expect(silentSince(crm, day(friday + 5.7), usualSilence)).toEqual(crm.newestAt)
  })

  test('not in its first weeks for less than a week: its weekends may not have been seen', () => {
    expect(silentAfter(aSource(daysFrom(0, 5, hour)))).toBe(7)
  })

  test('after a month and a half, where it was heard once', () => {
    expect(silentAfter(aSource([0]))).toBe(46.5)
  })

  test('hardly ever by chance: orders that come at random, one in three days', () => {
    const mostSilences = 3
    const runs = fc.array(fc.double({ min: 0.0001, max: 0.9999, noNaN: true }), {
      minLength: 240,
      maxLength: 240,
    })
    fc.assert(
      fc.property(runs, (draws) => {
        let on = 0
        let silences = 0
        let state = aSource([0])
        for (const [i, draw] of draws.entries()) {
          on += -3 * Math.log(draw)
          if (i > 30 && silentSince(state, day(on), usualSilence)) silences++
          state = heard(state, { source: 'shop', kinds: ['order'], newestAt: day(on) }, day(on)) ?? state
        }
        return silences <= mostSilences
      }),
      { numRuns: 100, seed: 5 },
    )
  })
})

describe('a rhythm', () => {
  const daily = aSource(daysFrom(0, 60, 1))

  test('is not what an outage makes of it', () => {
    const outage = heard(daily, { source: 'shop', kinds: ['order'], newestAt: day(89) }, day(89))

    expect(outage?.gaps.longestDays).toBe(2)
    expect(silentAfter(outage ?? daily)).toBeLessThan(4)
  })

  test('that has become slower is learned', () => {
    const slower = aSource([...daysFrom(0, 60, 1), ...daysFrom(60, 200, 7)])

    expect(silentAfter(slower)).toBeGreaterThanOrEqual(10.5)
  })

  test('is not the age of the first file', () => {
    const state = aSource([0], { lagDays: 700 })

    const live = heard(state, { source: 'shop', kinds: ['order'], newestAt: day(1) }, day(1))

    expect(live?.gaps.longestDays).toBe(2)
  })

  test('has no gap between the portions of one file', () => {
    const portions = [0, 1, 2, 3].reduce<SourceState | undefined>(
      (state, i) =>
        heard(state, { source: 'erp', kinds: ['order'], newestAt: day(-300 + i * 90) }, day(i / 1440)) ??
        state,
      undefined,
    )

    expect(portions).toMatchObject({ gaps: { n: 0 }, newestAt: day(-30), lastAt: day(3 / 1440) })
  })
})

describe('what is heard', () => {
  test('twice is heard once, and so are older files', () => {
    const state = aSource([0, 1, 2])
    const told = { source: 'shop', kinds: ['order'], newestAt: day(2) } as const

    expect(heard(state, told, day(2))).toBeUndefined()
    expect(heard(state, told, day(9))).toBeUndefined()
    expect(heard(state, { ...told, newestAt: day(-100) }, day(9))).toBeUndefined()
  })

  test('of a new kind is noted, though it is old', () => {
    const state = aSource([0, 1, 2])

    const next = heard(state, { source: 'shop', kinds: ['refund'], newestAt: day(1) }, day(9))

    expect(next).toEqual({ ...state, kinds: ['order', 'refund'], rev: state.rev + 1 })
  })

  test('in a batch is one word a source, its newest fact, and never from the future', () => {
    const batch = [
      anOrder({ on: 3 }),
      anOrder({ on: 5 }),
      aTouch({ on: 4, source: 'crm' }),
      aTouch({ on: 11, source: 'crm' }),
    ]

    expect(heardIn(batch, day(10))).toEqual([
      { source: 'shop', kinds: ['order'], newestAt: day(5) },
      { source: 'crm', kinds: ['interaction'], newestAt: day(10) },
    ])
  })

  test('moves the dates of a source forward only', () => {
    const told = fc.record({
      on: fc.double({ min: 0, max: 400, noNaN: true }),
      lag: fc.double({ min: -1, max: 90, noNaN: true }),
    })
    fc.assert(
      fc.property(fc.array(told, { minLength: 2, maxLength: 40 }), (deliveries) => {
        let state: SourceState | undefined
        for (const { on, lag } of deliveries.toSorted((a, b) => a.on - b.on)) {
          const newestAt = addDays(day(on), -Math.max(0, lag))
          const next = heard(state, { source: 'shop', kinds: ['order'], newestAt }, day(on))
          if (next && state) {
            expect(next.newestAt >= state.newestAt && next.lastAt >= state.lastAt).toBe(true)
            expect(next.gaps.longestDays).toBeGreaterThanOrEqual(0)
          }
          state = next ?? state
        }
      }),
    )
  })
})

test('a source is late from half its usual gap on, and never within a delivery', () => {
  const weekly = aSource(daysFrom(0, 70, 7))
  const hourly = aSource(daysFrom(0, 60, hour))

  expect([isLate(weekly, day(66.4)), isLate(weekly, day(66.6))]).toEqual([false, true])
  expect(isLate(hourly, addDays(hourly.newestAt, 0.2))).toBe(false)
  expect(isLate(hourly, addDays(hourly.newestAt, 0.3))).toBe(true)
})
