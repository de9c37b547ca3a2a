import { describe, expect, it } from 'vitest'
import { policySchema } from '#src/domain/policy.ts'
import { knownKeys, nearestWord } from '#src/ingest/policy/known-keys.ts'

describe('the names a policy knows', () => {
  it('are those of the place in it', () => {
    expect(knownKeys(policySchema, [])).toContain('halfLifeDays')
    expect(knownKeys(policySchema, ['tiers', 0, 'playbook', 3, 'touches', 0])).toContain('callToAction')
    expect(knownKeys(policySchema, ['tiers', 0, 'goal'])).toEqual(['metric', 'target', 'period'])
  })

  it('are those of every form where there are several', () => {
    expect(knownKeys(policySchema, ['dimensions', 0, 'counts'])).toEqual(
      expect.arrayContaining(['of', 'products', 'channels', 'points', 'attribute', 'rating']),
    )
  })

  it('are those of a block that may be left out, too', () => {
    expect(knownKeys(policySchema, ['prospects'])).toContain('ageDays')
  })

  it('are none where any name may stand, or none', () => {
    expect(knownKeys(policySchema, ['scales'])).toEqual([])
    expect(knownKeys(policySchema, ['name'])).toEqual([])
    expect(knownKeys(policySchema, ['nowhere', 'below'])).toEqual([])
  })
})

describe('the nearest word', () => {
  const known = ['halfLifeDays', 'landmark', 'lifecycle', 'hysteresis']

  it.each([
    ['half_life_days', 'halfLifeDays'],
    ['halflive', 'halfLifeDays'],
    ['landmrak', 'landmark'],
    ['Lifecycles', 'lifecycle'],
  ])('to %s is %s', (typed, meant) => {
    expect(nearestWord(typed, known)).toBe(meant)
  })

  it('is none where nothing is near', () => {
    expect(nearestWord('colour', known)).toBeUndefined()
    expect(nearestWord('x', known)).toBeUndefined()
  })
})
