import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { matches } from '#src/domain/segment/matches.ts'
import { overlaps } from '#src/domain/segment/overlaps.ts'
import { fitsOneText, parseWhere } from '#src/domain/segment/parse-where.ts'
import { printWhere } from '#src/domain/segment/print-where.ts'
import { either } from '#src/domain/segment/propose-merge.ts'
import { type Segment, segmentsSchema } from '#src/domain/segment/segment.ts'
import type { Subject } from '#src/domain/segment/subject.ts'
import { or } from '#src/domain/segment/where.ts'
import { aSubject } from './a-subject.ts'
import { anySubject, aWhere } from './arbitrary-where.ts'

const aSegment = (code: string, where: string): Segment => ({ code, name: { en: code, zh: code }, where })

/** Customers with 0, 1, 2 … orders. */
const withOrders = (count: number): readonly Subject[] =>
  Array.from({ length: count }, (_, orders) => aSubject({ numbers: { orders } }))

describe('overlapping segments', () => {
  it('from a Jaccard index of .8 on are found, with what they share', () => {
    const segments = [
      aSegment('many', 'orders >= 10'),
      aSegment('some', 'orders >= 8 and orders < 98'),
      aSegment('few', 'orders < 30'),
    ]

    const { pairs, sizes, base } = overlaps(segments, withOrders(100))

    expect(base).toBe(100)
    expect(sizes).toEqual([
      { code: 'many', size: 90 },
      { code: 'some', size: 90 },
      { code: 'few', size: 30 },
    ])
    expect(pairs).toEqual([
      {
        left: 'many',
        right: 'some',
        leftSize: 90,
        rightSize: 90,
        shared: 88,
        jaccard: 88 / 92,
        merge: {
          code: 'many',
          name: { en: 'many', zh: 'many' },
          instead: 'some',
          because: 'either',
          where: 'orders >= 10 or orders >= 8 and orders < 98',
          size: 92,
        },
      },
    ])
  })

  it('at .8 count, under it they do not', () => {
    const at = overlaps([aSegment('a', 'orders < 8'), aSegment('b', 'orders < 10')], withOrders(20))
    const under = overlaps([aSegment('a', 'orders < 79'), aSegment('b', 'orders < 99')], withOrders(120))

    expect(at.pairs.map(({ jaccard }) => jaccard)).toEqual([0.8])
    expect(under.pairs).toEqual([])
  })

  it('one within the other are merged into the larger as it stands', () => {
    const { pairs } = overlaps(
      [aSegment('inner', 'orders >= 12'), aSegment('outer', '订单 >= 10')],
      withOrders(100),
    )

    expect(pairs[0]?.merge).toMatchObject({
      code: 'outer',
      instead: 'inner',
      because: 'contains',
      where: '订单 >= 10',
      size: 90,
    })
  })

  it('come nearest first', () => {
    const bounds = [0, 10, 12]
    const { pairs } = overlaps(
      bounds.map((bound) => aSegment(`from-${bound}`, `orders >= ${bound}`)),
      withOrders(100),
    )

    expect(pairs.map(({ left, right }) => [left, right])).toEqual([
      ['from-10', 'from-12'],
      ['from-0', 'from-10'],
      ['from-0', 'from-12'],
    ])
  })

  it('that are empty or hold everyone are named, and empty ones overlap with nothing', () => {
    const segments = [
      aSegment('none', 'orders < 0'),
      aSegment('nobody', 'tag x'),
      aSegment('all', 'known orders'),
    ]

    expect(overlaps(segments, withOrders(40))).toMatchObject({
      empty: ['none', 'nobody'],
      everyone: ['all'],
      pairs: [],
    })
    expect(overlaps(segments, [])).toMatchObject({ base: 0, everyone: [], pairs: [] })
  })

  it('too long to be said in one rule are told without a rule', () => {
    const long = (bound: string, text: string) => `orders ${bound} and region != "${text.repeat(400)}"`
    const segments = [aSegment('a', long('> 1', 'x')), aSegment('b', long('< 78', 'y'))]

    const { pairs } = overlaps(segments, withOrders(80))

    expect(pairs[0]?.merge).toEqual({
      code: 'a',
      name: { en: 'a', zh: 'a' },
      instead: 'b',
      because: 'either',
      size: 80,
    })
  })

  it('are counted as a plain count would, over more customers than a set first holds', () => {
    const rules = fc.array(aWhere.filter(fitsOneText), { minLength: 2, maxLength: 4 })
    const few = fc.array(anySubject, { minLength: 1, maxLength: 70 })

    fc.assert(
      fc.property(rules, few, (wheres, subjects) => {
        const segments = wheres.map((where, i) => aSegment(`s${i}`, printWhere(where)))

        const { sizes, pairs } = overlaps(segments, subjects)

        const counted = wheres.map((where) => subjects.filter((subject) => matches(where, subject)))
        expect(sizes.map(({ size }) => size)).toEqual(counted.map(({ length }) => length))
        for (const { left, right, shared, merge } of pairs) {
          const [one, two] = [left, right].map((code) => new Set(counted[Number(code.slice(1))])) as [
            Set<Subject>,
            Set<Subject>,
          ]
          expect(shared).toBe([...one].filter((subject) => two.has(subject)).length)
          const merged = merge.where === undefined ? undefined : parseWhere(merge.where)
          if (merged)
            expect(new Set(subjects.filter((s) => matches(merged, s)))).toEqual(new Set([...one, ...two]))
        }
      }),
      { numRuns: 60 },
    )
  })
})

describe('either of two rules', () => {
  it('holds where one of them holds, for any subject', () => {
    fc.assert(
      fc.property(aWhere, aWhere, anySubject, (a, b, subject) => {
        expect(matches(either(a, b), subject)).toBe(matches(or([a, b]), subject))
      }),
    )
  })

  it.each([
    ['tag a or tag b', 'tag b or tag c', 'tag "a" or tag "b" or tag "c"'],
    ['tag a and orders > 3', 'tag a', 'tag "a"'],
    ['tag a', 'orders > 3 and tag a or tag b', 'tag "a" or tag "b"'],
    ['tag a', 'tag a', 'tag "a"'],
  ])('of %s and %s is %s', (left, right, expected) => {
    expect(printWhere(either(parseWhere(left), parseWhere(right)))).toBe(expected)
  })
})

describe('a list of segments', () => {
  it('has each code once', () => {
    const twice = [aSegment('east', 'region = 华东'), aSegment('east', 'region = 华南')]

    expect(segmentsSchema.safeParse(twice).error?.issues).toMatchObject([
      { path: [1, 'code'], message: 'The code east stands twice.' },
    ])
  })

  it('takes codes in Chinese and says which rule does not read', () => {
    const list = [aSegment('华东重点', 'region = 华东'), aSegment('b', 'tierr = A')]

    expect(segmentsSchema.safeParse(list).error?.issues).toMatchObject([{ path: [1, 'where'] }])
    expect(segmentsSchema.safeParse([aSegment('a b', 'tag x')]).error?.issues).toMatchObject([
      { path: [0, 'code'] },
    ])
  })
})
