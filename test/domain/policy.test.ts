import { describe, expect, it } from 'vitest'
import { type Policy, policySchema } from '#src/domain/policy.ts'
import { retailPreset } from '#src/domain/presets/retail.ts'

const aPolicy = (changed: Partial<Policy> = {}): Policy => ({
  ...retailPreset('CNY'),
  version: 1,
  ...changed,
})

/** So many tiers of equal share, with the thresholds they need. */
function withTiers(count: number): Policy {
  const { tiers, smallBase } = aPolicy()
  const [tier] = tiers
  if (!tier) throw new Error('the preset has no tier')

  return aPolicy({
    tiers: Array.from({ length: count }, (_, i) => ({ ...tier, code: `T${i}`, share: 1 / count })),
    smallBase: { ...smallBase, thresholds: Array.from({ length: count - 1 }, (_, i) => count - i) },
  })
}

const isTaken = (policy: unknown) => policySchema.safeParse(policy).success

describe('a policy', () => {
  it.each([3, 4, 5])('of %d tiers is taken', (count) => {
    expect(isTaken(withTiers(count))).toBe(true)
  })

  it.each([2, 6])('of %d tiers is refused', (count) => {
    expect(isTaken(withTiers(count))).toBe(false)
  })

  it('of a single dimension is refused, whatever its weight', () => {
    const [spend] = aPolicy().dimensions

    expect(isTaken(aPolicy({ dimensions: spend ? [{ ...spend, weight: 1 }] : [] }))).toBe(false)
  })

  it('whose weights or shares do not add up to 1 is refused', () => {
    const { dimensions, tiers } = aPolicy()

    expect(isTaken(aPolicy({ dimensions: dimensions.slice(0, 2) }))).toBe(false)
    expect(isTaken(aPolicy({ tiers: tiers.map((tier) => ({ ...tier, share: 0.3 })) }))).toBe(false)
  })

  it('with a tier without an action is refused', () => {
    const { tiers } = aPolicy()

    expect(isTaken(aPolicy({ tiers: tiers.map((tier) => ({ ...tier, playbook: [] })) }))).toBe(false)
  })

  it('with a tier that does not say what it means, in both languages, is refused', () => {
    const { tiers } = aPolicy()
    const silent = tiers.map((tier) => ({ ...tier, meaning: { en: tier.meaning.en } }))

    expect(isTaken({ ...aPolicy(), tiers: silent })).toBe(false)
  })
})
