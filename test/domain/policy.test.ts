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

  it('of a single dimension is refused, unless it says why one is enough', () => {
    const [spend] = aPolicy().dimensions
    const single = { dimensions: spend ? [{ ...spend, weight: 1 }] : [] }

    expect(isTaken(aPolicy(single))).toBe(false)
    expect(isTaken(aPolicy({ ...single, oneDimensionBecause: 'A pilot on order rows alone' }))).toBe(true)
  })

  it('with a dimension of its own that says neither what it counts nor what it is called is refused', () => {
    const [spend, ...others] = aPolicy().dimensions
    const named = { ...spend, name: 'urgency', label: { en: 'Urgency', zh: '紧迫程度' } }
    const counts = { of: 'stages', points: { quote: 2 } }

    expect(isTaken({ ...aPolicy(), dimensions: [named, ...others] })).toBe(false)
    expect(isTaken({ ...aPolicy(), dimensions: [{ ...named, label: undefined, counts }, ...others] })).toBe(
      false,
    )
    expect(isTaken({ ...aPolicy(), dimensions: [{ ...named, counts }, ...others] })).toBe(true)
  })

  it('with two dimensions or two tiers of one name is refused', () => {
    const { dimensions, tiers } = aPolicy()
    const [first, second, third] = dimensions

    expect(isTaken({ ...aPolicy(), dimensions: [first, second, { ...third, name: second?.name }] })).toBe(
      false,
    )
    expect(isTaken(aPolicy({ tiers: tiers.map((tier) => ({ ...tier, code: 'A' })) }))).toBe(false)
  })

  it('cut by absolute keys names one for each tier but the lowest', () => {
    expect(isTaken(aPolicy({ cuts: { by: 'absolute', thresholds: [5, 2, 1] } }))).toBe(true)
    expect(isTaken(aPolicy({ cuts: { by: 'absolute', thresholds: [5, 2] } }))).toBe(false)
  })

  it('whose goal is a share above 1 is refused: a share is a fraction', () => {
    const { tiers } = aPolicy()
    const goal = { metric: 'active-share', target: 80, period: 'quarter' } as const

    expect(isTaken(aPolicy({ tiers: tiers.map((tier) => ({ ...tier, goal })) }))).toBe(false)
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

  it('with a tier that has nothing to do for one lifecycle is refused by its name', () => {
    const { tiers } = aPolicy()
    const gap = tiers.map((tier) => ({
      ...tier,
      playbook: tier.playbook.filter(({ lifecycle }) => lifecycle !== 'dormant'),
    }))

    const refused = policySchema.safeParse(aPolicy({ tiers: gap }))

    expect(refused.error?.issues.map(({ message }) => message)).toContain(
      'Tier A has no action for its dormant customers.',
    )
  })

  it('with a tier that does not say what it means, in both languages, is refused', () => {
    const { tiers } = aPolicy()
    const silent = tiers.map((tier) => ({ ...tier, meaning: { en: tier.meaning.en } }))

    expect(isTaken({ ...aPolicy(), tiers: silent })).toBe(false)
  })
})
