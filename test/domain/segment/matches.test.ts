import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { matches } from '#src/domain/segment/matches.ts'
import { parseWhere } from '#src/domain/segment/parse-where.ts'
import type { Subject } from '#src/domain/segment/subject.ts'
import { unknownTiers } from '#src/domain/segment/tier-words.ts'
import { and, fieldsIn, not, or } from '#src/domain/segment/where.ts'
import { aSubject } from './a-subject.ts'
import { anySubject, aWhere } from './arbitrary-where.ts'

const fits = (where: string, given: Partial<Subject> = {}) => matches(parseWhere(where), aSubject(given))

describe('laws of a rule', () => {
  it('it answers for any subject', () => {
    fc.assert(
      fc.property(aWhere, anySubject, (where, subject) => {
        expect(typeof matches(where, subject)).toBe('boolean')
      }),
      { numRuns: 500 },
    )
  })

  it('not turns it round, twice is not at all', () => {
    fc.assert(
      fc.property(aWhere, anySubject, (where, subject) => {
        expect(matches(not(where), subject)).toBe(!matches(where, subject))
        expect(not(not(where))).toEqual(where)
      }),
    )
  })

  it('De Morgan: not (a and b) is not a or not b; not (a or b) is not a and not b', () => {
    fc.assert(
      fc.property(aWhere, aWhere, anySubject, (a, b, subject) => {
        expect(matches(not(and([a, b])), subject)).toBe(matches(or([not(a), not(b)]), subject))
        expect(matches(not(or([a, b])), subject)).toBe(matches(and([not(a), not(b)]), subject))
      }),
    )
  })

  it('and takes the lesser of two, or the greater, however they are nested', () => {
    fc.assert(
      fc.property(aWhere, aWhere, aWhere, anySubject, (a, b, c, subject) => {
        const [one, two, three] = [a, b, c].map((where) => matches(where, subject))

        expect(matches(and([a, and([b, c])]), subject)).toBe(one && two && three)
        expect(matches(or([or([a, b]), c]), subject)).toBe(one || two || three)
      }),
    )
  })
})

describe('tiers', () => {
  it.each([
    ['tier >= B', ['a', 'b']],
    ['tier > B', ['a']],
    ['tier <= B', ['b', 'c', 'd']],
    ['等级 不低于 B类', ['a', 'b']],
    ['tier in (a, D)', ['a', 'd']],
    ['tier != A', ['b', 'c', 'd']],
    ['tier >= X', []],
    ['tier = X', []],
  ])('%s are %j', (where, expected) => {
    const fitting = ['a', 'b', 'c', 'd'].filter((tier) => fits(where, { tier }))

    expect(fitting).toEqual(expected)
  })

  it('follow the policy’s order, not the alphabet', () => {
    const tierOrder = ['gold', 'bronze', 'silver']

    expect(fits('tier >= bronze', { tier: 'gold', tierOrder })).toBe(true)
    expect(fits('tier >= bronze', { tier: 'silver', tierOrder })).toBe(false)
  })

  it('called A类 by the policy itself are meant by that name', () => {
    const tierOrder = ['a类', 'b类', 'a']

    expect(fits('tier = A类', { tier: 'a类', tierOrder })).toBe(true)
    expect(fits('tier = A类', { tier: 'a', tierOrder })).toBe(false)
  })

  it('that the policy does not have are found', () => {
    const where = parseWhere('tier in (A, X) or not (等级 是 B类 and tier > vip) and known tier')

    expect(unknownTiers(where, ['A', 'B', 'C'])).toEqual(['X', 'vip'])
  })
})

describe('what is not known', () => {
  it('fits no comparison, so it fits its negation', () => {
    expect(fits('region = east')).toBe(false)
    expect(fits('size >= 0')).toBe(false)
    expect(fits('size < 0')).toBe(false)
    expect(fits('region != east')).toBe(true)
    expect(fits('not region = east')).toBe(true)
    expect(fits('region not in (east, west)')).toBe(true)
    expect(fits('not size >= 0')).toBe(true)
    expect(fits('tier >= D', { tier: undefined as never })).toBe(false)
  })

  it('is asked for by known', () => {
    expect(fits('known region')).toBe(false)
    expect(fits('known region', { attrs: { region: 'east' } })).toBe(true)
    expect(fits('known region and region != east', { attrs: { region: 'west' } })).toBe(true)
    expect(fits('unknown days since order')).toBe(true)
    expect(fits('known days since order', { numbers: { 'days since order': 0 } })).toBe(true)
    expect(fits('known tag')).toBe(false)
    expect(fits('known tag', { tags: ['x'] })).toBe(true)
    expect(fits('known owner')).toBe(false)
  })

  it('is not what every object has', () => {
    expect(fits('known constructor')).toBe(false)
    expect(fits('known attr.__proto__')).toBe(false)
  })
})

describe('texts and numbers', () => {
  it('compare whatever their case, width and spaces', () => {
    const attrs = { region: 'east coast' }

    expect(fits('REGION = "Ｅast   Coast"', { attrs })).toBe(true)
    expect(fits('tag "ＶＩＰ"', { tags: ['vip'] })).toBe(true)
  })

  it('keep their signs: A+ is not A', () => {
    expect(fits('class = A', { attrs: { class: 'a+' } })).toBe(false)
    expect(fits('class = A+', { attrs: { class: 'a+' } })).toBe(true)
  })

  it('are the same where a text reads as a number', () => {
    expect(fits('size >= 100', { attrs: { size: '120万' } })).toBe(true)
    expect(fits('size = "50"', { attrs: { size: 50 } })).toBe(true)
    expect(fits('size = 50', { attrs: { size: '50' } })).toBe(true)
    expect(fits('code = 7', { attrs: { code: '007' } })).toBe(false)
  })

  it('bounds are in with = and out without', () => {
    const numbers = { orders: 3 }
    const fitting = ['>= 3', '<= 3', '= 3', '> 3', '< 3', '!= 3'].filter((end) =>
      fits(`orders ${end}`, { numbers }),
    )

    expect(fitting).toEqual(['>= 3', '<= 3', '= 3'])
  })
})

it('the fields a rule asks about are told, each once', () => {
  const where = parseWhere('tier = A and (region = 1 or not tier = B) and known tag')

  expect(fieldsIn(where)).toEqual(['tier', 'attr.region', 'tag'])
})
