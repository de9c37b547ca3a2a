import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { WarningFeatures } from '#src/domain/warning/alike.ts'
import {
  emptyRecord,
  mergeRecords,
  recordOf,
  type SettledWarning,
  statedFor,
  type TrackRecord,
} from '#src/domain/warning/track-record.ts'
import { day } from '../builders.ts'

const idle: WarningFeatures = { tier: 'A', recentOrders: 0.05 }
const busy: WarningFeatures = { tier: 'A', recentOrders: 3 }

const settled = (features: WarningFeatures, came: number, n: number, on = 0): SettledWarning[] =>
  Array.from({ length: n }, (_, i) => ({ features, settledAt: day(on), cameTrue: i < came }))

const stated = (features: WarningFeatures, record: TrackRecord, on = 0) =>
  statedFor(features, record, day(on))?.frequency ?? Number.NaN

describe('the stated frequency', () => {
  it('is none before fifty warnings have settled', () => {
    expect(statedFor(idle, emptyRecord, day(0))).toBeUndefined()
    expect(statedFor(idle, recordOf(settled(idle, 40, 49)), day(0))).toBeUndefined()
    expect(statedFor(idle, recordOf(settled(idle, 40, 51)), day(0))?.frequency).toBeCloseTo(40 / 51, 9)
  })

  it('is that of warnings alike where there are many', () => {
    const record = recordOf([...settled(idle, 9_500, 10_000), ...settled(busy, 6_000, 10_000)])

    expect(stated(idle, record)).toBeCloseTo(0.95, 2)
    expect(stated(busy, record)).toBeCloseTo(0.6, 2)
  })

  it('is near the tier’s where there are few, and near all warnings’ for a tier not yet seen', () => {
    const record = recordOf([...settled(idle, 950, 1000), ...settled(busy, 0, 5)])

    expect(stated(busy, record)).toBeGreaterThan(0.8)
    expect(stated({ tier: 'B', recentOrders: 1 }, record)).toBeCloseTo(950 / 1005, 9)
  })

  it('leans on what came lately', () => {
    const record = recordOf([...settled(idle, 100, 100, 0), ...settled(idle, 0, 100, 720)])

    expect(stated(idle, record, 720)).toBeLessThan(0.1)
  })

  it('says on how many it rests, the older ones counted less', () => {
    const record = recordOf(settled(idle, 100, 200))

    expect(statedFor(idle, record, day(0))?.of).toBeCloseTo(200, 6)
    expect(statedFor(idle, record, day(180))?.of).toBeCloseTo(100, 6)
  })
})

describe('the record', () => {
  const warnings = fc.array(
    fc.record({
      features: fc.record({
        tier: fc.constantFrom('A', 'B', 'C'),
        recentOrders: fc.double({ min: 0, max: 9, noNaN: true }),
      }),
      settledAt: fc.integer({ min: 0, max: 180 }).map(day),
      cameTrue: fc.boolean(),
    }),
    { minLength: 110, maxLength: 200 },
  )

  it('of parts merged is the record of all, in any order', () => {
    fc.assert(
      fc.property(warnings, warnings, (one, other) => {
        const [a, b, all] = [recordOf(one), recordOf(other), recordOf([...other, ...one])]
        const asked = { tier: 'A', recentOrders: 1 }

        expect(stated(asked, mergeRecords(a, b), 180)).toBeCloseTo(stated(asked, all, 180), 9)
        expect(mergeRecords(b, a)).toEqual(mergeRecords(a, b))
        expect(mergeRecords(a, emptyRecord)).toEqual(a)
      }),
      { numRuns: 50 },
    )
  })

  it('is plain data that a store can keep', () => {
    const record = recordOf(settled(busy, 3, 70))

    expect(JSON.parse(JSON.stringify(record))).toEqual(record)
  })

  it('states a share between 0 and 1', () => {
    fc.assert(
      fc.property(warnings, (list) => {
        const said = statedFor({ tier: 'B', recentOrders: 0.4 }, recordOf(list), day(180))

        expect(said!.frequency >= 0 && said!.frequency <= 1).toBe(true)
      }),
    )
  })
})
