import { describe, expect, it } from 'vitest'
import { decideTier, type TierInput } from '#src/domain/tier/decide-tier.ts'
import { aCut, aPolicy, aScore, aTier, day } from '../builders.ts'

const decide = (over: Partial<TierInput>) =>
  decideTier({
    kind: 'customer',
    score: aScore(0.5),
    lifecycle: 'mature',
    cut: aCut(),
    policy: aPolicy(),
    now: day(100),
    ...over,
  })

describe('what the policy and the group allow', () => {
  it('a floor lifts at once and says so', () => {
    const { change } = decide({ tier: aTier('C'), bounds: { atLeast: { code: 'B', reason: 'floor' } } })

    expect(change).toEqual({ from: 'C', to: 'B', reason: 'floor' })
  })

  it('a floor above what a promotion would bring goes before it', () => {
    const bounds = { atLeast: { code: 'B', reason: 'floor' } } as const

    const { change } = decide({ tier: aTier('D'), score: aScore(0.5), bounds })

    expect(change).toEqual({ from: 'D', to: 'B', reason: 'floor' })
  })

  it('a first tier that a floor gives is looked at on the day on which it might be left', () => {
    const bounds = { atLeast: { code: 'B', reason: 'floor' } } as const

    expect(decide({ score: aScore(-3), bounds }).nextCheckAt).toEqual(day(128))
  })

  it('a floor under the own tier changes nothing, and above it no promotion is kept back', () => {
    const bounds = { atLeast: { code: 'C', reason: 'group' } } as const

    expect(decide({ tier: aTier('C'), bounds }).change).toBeUndefined()
    expect(decide({ tier: aTier('C'), score: aScore(3), bounds }).change?.to).toBe('A')
  })

  it('a floor holds against a demotion that is due', () => {
    const tier = aTier('B', { belowSince: day(10) })

    expect(decide({ tier, score: aScore(-3) }).change?.to).toBe('D')
    expect(
      decide({ tier, score: aScore(-3), bounds: { atLeast: { code: 'B', reason: 'floor' } } }).change,
    ).toBeUndefined()
  })

  it('a cap lowers at once, whatever the key', () => {
    const { change } = decide({
      tier: aTier('A'),
      score: aScore(5),
      bounds: { atMost: { code: 'C', reason: 'cap' } },
    })

    expect(change).toEqual({ from: 'A', to: 'C', reason: 'cap' })
  })

  it('bounds a first tier too', () => {
    const bounds = { atLeast: { code: 'B', reason: 'floor' }, atMost: { code: 'B', reason: 'cap' } } as const

    expect(decide({ score: aScore(5), bounds }).tier.code).toBe('B')
    expect(decide({ score: aScore(-5), bounds }).tier.code).toBe('B')
  })

  it('where floor and cap disagree the floor holds', () => {
    const bounds = { atLeast: { code: 'B', reason: 'floor' }, atMost: { code: 'C', reason: 'cap' } } as const

    expect(decide({ tier: aTier('B'), score: aScore(5), bounds }).change).toBeUndefined()
  })

  it('a tier that the policy does not have bounds nothing', () => {
    const bounds = { atLeast: { code: 'X', reason: 'floor' } } as const

    expect(decide({ tier: aTier('C'), bounds }).change).toBeUndefined()
  })
})
