import { describe, expect, it } from 'vitest'
import { statedVsObserved, widestGap } from '#src/domain/evaluation/stated-vs-observed.ts'
import { type RecordedWarning, warningStatistics } from '#src/domain/evaluation/warning-statistics.ts'

const aWarning = (over: Partial<RecordedWarning> = {}): RecordedWarning => ({
  issuedOn: 100,
  expectedFrom: 118,
  expectedTo: 124,
  stated: 0.7,
  outcome: { kind: 'came-true', on: 121 },
  ...over,
})
const onDay = (on: number) => aWarning({ outcome: { kind: 'came-true', on } })
const averted = aWarning({ outcome: { kind: 'averted', on: 110 } })
const open = aWarning({ outcome: { kind: 'open' } })

describe('the track record of warnings', () => {
  it('counts what came true among those whose outcome is known', () => {
    const record = warningStatistics([onDay(120), onDay(120), averted, open])

    expect(record).toMatchObject({
      issued: 4,
      cameTrue: 2,
      averted: 1,
      open: 1,
      frequency: { n: 3, share: 2 / 3 },
    })
  })

  it('lead time is the median from warning to demotion', () => {
    expect(warningStatistics([onDay(110), onDay(121), onDay(190)]).leadDays).toBe(21)
  })

  it('the date error is the distance to the stated range, 0 inside it', () => {
    expect(warningStatistics([onDay(118), onDay(124), onDay(114), onDay(134)])).toMatchObject({
      dateError: 2,
      dates: { meanError: 3.5, inRange: { n: 4, share: 0.5 } },
    })
  })

  it('without one that came true there is no lead time to tell', () => {
    expect(warningStatistics([averted])).toMatchObject({ leadDays: undefined, dateError: undefined })
    expect(warningStatistics([])).toMatchObject({
      issued: 0,
      cameTrue: 0,
      frequency: { n: 0, low: 0, high: 1 },
    })
  })
})

describe('stated and observed frequency', () => {
  const stating = (stated: number, came: number, n: number) =>
    Array.from({ length: n }, (_, i) => ({ ...(i < came ? onDay(120) : averted), stated }))

  it('stand side by side by decile of what was stated', () => {
    const rows = statedVsObserved([
      ...stating(0.71, 7, 10),
      ...stating(0.79, 8, 10),
      ...stating(1, 4, 4),
      open,
    ])

    expect(rows).toMatchObject([
      { decile: 8, stated: expect.closeTo(0.75, 9), observed: { n: 20, share: 0.75 } },
      { decile: 10, stated: 1, observed: { n: 4, share: 1 } },
    ])
  })

  it('the widest gap is over deciles of enough warnings', () => {
    const rows = statedVsObserved([...stating(0.25, 50, 100), ...stating(0.55, 0, 5)])

    expect(widestGap(rows, 50)).toBeCloseTo(0.25, 9)
    expect(widestGap(rows, 5)).toBeCloseTo(0.55, 9)
    expect(widestGap(rows, 500)).toBe(0)
  })
})
