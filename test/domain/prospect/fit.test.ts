import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fitOf } from '#src/domain/prospect/fit.ts'
import {
  emptyFitProfile,
  fitProfileOf,
  keptFitProfile,
  mergeFitProfiles,
} from '#src/domain/prospect/fit-profile.ts'

type Row = { readonly attrs: Readonly<Record<string, string | number>>; readonly isTop: boolean }

const rows = (count: number, attrs: Row['attrs'], tops: number): Row[] =>
  Array.from({ length: count }, (_, i) => ({ attrs, isTop: i < tops }))

/** 200 customers, 20 of them the best: medicine has 8 of those among its 40, trade 12 among 160. */
const base = [...rows(40, { industry: 'Medical' }, 8), ...rows(160, { industry: 'Trade' }, 12)]
const profile = fitProfileOf(base, ['industry'])

describe('what the best customers are like', () => {
  test('is counted by value, whatever its letters and spaces, and numbers by half-decades', () => {
    const counted = fitProfileOf(
      [
        { attrs: { industry: ' Medical  Devices', employees: 320 }, isTop: true },
        { attrs: { industry: 'ｍedical devices', employees: 990 }, isTop: false },
        { attrs: { employees: 0 }, isTop: false },
      ],
      ['industry', 'employees'],
    )

    expect(counted).toEqual({
      top: 1,
      all: 3,
      counts: [
        { attribute: 'employees', value: '0', top: 0, all: 1 },
        { attribute: 'employees', value: '300–1000', top: 1, all: 2 },
        { attribute: 'industry', value: 'medical devices', top: 1, all: 2 },
      ],
    })
  })

  test('comes to the same however the base is parted into pages', () => {
    const row = fc.record({
      attrs: fc.record({
        industry: fc.constantFrom('a', 'b', 'c'),
        size: fc.integer({ min: 0, max: 5_000 }),
      }),
      isTop: fc.boolean(),
    })
    const property = fc.property(fc.array(row, { maxLength: 40 }), fc.nat(40), (all, at) => {
      const names = ['industry', 'size']
      const parts = [fitProfileOf(all.slice(at), names), fitProfileOf(all.slice(0, at), names)]

      expect(mergeFitProfiles(parts)).toEqual(fitProfileOf(all, names))
    })

    fc.assert(property)
  })

  test('keeps the hundred most frequent values of an attribute', () => {
    const many = Array.from({ length: 150 }, (_, i) => ({ attrs: { city: `c${i}` }, isTop: false }))
    const twice = { attrs: { city: 'c149' }, isTop: true }

    const kept = keptFitProfile(fitProfileOf([...many, twice], ['city']))

    expect(kept.counts).toHaveLength(100)
    expect(kept.counts).toContainEqual({ attribute: 'city', value: 'c149', top: 1, all: 2 })
    expect(kept.all).toBe(151)
  })
})

describe('fit', () => {
  test('is above 50 where the best are more frequent among those alike, with the counts as evidence', () => {
    const medical = fitOf({ industry: 'medical' }, profile)
    const trade = fitOf({ industry: 'Trade' }, profile)

    expect(medical.fit).toBeGreaterThan(55)
    expect(medical.evidence).toMatchObject([{ attribute: 'industry', value: 'medical', top: 8, all: 40 }])
    expect(medical.evidence[0]?.lift).toBeCloseTo((8 + 2) / 60 / 0.1, 9)
    expect(trade.fit).toBeLessThan(50)
  })

  test('is 50 where the values differ no more than chance would have it', () => {
    const even = fitProfileOf(
      [...rows(40, { industry: 'a' }, 5), ...rows(160, { industry: 'b' }, 15)],
      ['industry'],
    )

    const { fit, evidence } = fitOf({ industry: 'a' }, even)

    expect(fit).toBe(50)
    expect(evidence).toMatchObject([{ top: 5, all: 40, lift: 1, points: 0 }])
  })

  test('is believed less, the fewer are alike', () => {
    const few = fitProfileOf([...rows(2, { industry: 'space' }, 1), ...base], ['industry'])

    const fit = fitOf({ industry: 'space' }, few).fit

    expect(fit).toBeGreaterThan(50)
    expect(fit).toBeLessThan(fitOf({ industry: 'medical' }, few).fit)
  })

  test('is 50 and without confidence where nothing is known', () => {
    const unknown = { fit: 50, confidence: 0 }

    expect(fitOf({}, profile)).toMatchObject(unknown)
    expect(fitOf({ industry: 'medical' }, emptyFitProfile)).toMatchObject(unknown)
    expect(fitOf({ industry: 'a' }, fitProfileOf(rows(9, { industry: 'a' }, 9), ['industry']))).toMatchObject(
      unknown,
    )
  })

  test('takes an unknown attribute for nothing and for less confidence', () => {
    const two = fitProfileOf(
      base.map(({ attrs, isTop }, i) => ({ attrs: { ...attrs, size: i % 2 ? 'small' : 'large' }, isTop })),
      ['industry', 'size'],
    )

    const part = fitOf({ industry: 'medical' }, two)

    expect(part.fit).toBeCloseTo(fitOf({ industry: 'medical' }, profile).fit, 9)
    expect(part.confidence).toBe(0.5)
  })

  test('lies between 0 and 100, and 50 and the evidence add up to it', () => {
    const value = fc.constantFrom('a', 'b', 'c', 'd')
    const attrs = fc.record({ x: value, y: value, z: value })
    const property = fc.property(fc.array(fc.record({ attrs, isTop: fc.boolean() })), attrs, (all, own) => {
      const { fit, evidence } = fitOf(own, fitProfileOf(all, ['x', 'y', 'z']))

      expect(fit).toBeGreaterThanOrEqual(0)
      expect(fit).toBeLessThanOrEqual(100)
      expect(evidence.reduce((sum, { points }) => sum + points, 50)).toBeCloseTo(fit, 6)
    })

    fc.assert(property)
  })
})
