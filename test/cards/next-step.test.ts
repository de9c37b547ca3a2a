import { describe, expect, it } from 'vitest'
import { stepOf } from '#src/cards/next-step.ts'
import { retailPreset } from '#src/domain/presets/retail.ts'

const policy = { ...retailPreset('CNY'), version: 1 }

describe('the step of a playbook', () => {
  it('is the lifecycle’s in the tier', () => {
    expect(stepOf(policy, 'A', 'slipping')?.lifecycle).toBe('slipping')
  })

  it('is the named state’s where the customer is in one, whatever its lifecycle', () => {
    const step = stepOf(policy, 'B', 'slipping', 'one-off-leaving')

    expect(step?.state).toBe('one-off-leaving')
    expect(step).not.toEqual(stepOf(policy, 'A', 'slipping', 'one-off-leaving'))
  })

  it('falls back on the lifecycle where a policy has no step for the state', () => {
    const withoutStates = {
      ...policy,
      tiers: policy.tiers.map((tier) => ({
        ...tier,
        playbook: tier.playbook.filter(({ state }) => state === undefined),
      })),
    }

    expect(stepOf(withoutStates, 'A', 'growing', 'small-growing')?.lifecycle).toBe('growing')
  })

  it('without a tier is the last but one’s, since nobody new stands in the lowest', () => {
    expect(stepOf(policy, undefined, 'prospect')).toEqual(stepOf(policy, 'C', 'prospect'))
  })
})
