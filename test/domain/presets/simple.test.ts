import { describe, expect, it } from 'vitest'
import { lifecycles } from '#src/domain/customer.ts'
import { nameFor } from '#src/domain/policy/name-rule.ts'
import { policySchema } from '#src/domain/policy.ts'
import { simplePreset } from '#src/domain/presets/simple.ts'

const policy = { ...simplePreset('CNY'), version: 1 }
const held = lifecycles.filter((each) => each !== 'prospect')

const zhOf = (code: string, lifecycle: (typeof lifecycles)[number]) =>
  nameFor(policy.names, code, lifecycle)?.zh

describe('the simple preset', () => {
  it('counts spend and orders, which order rows alone tell', () => {
    expect(policy.dimensions.map(({ name }) => name)).toEqual(['spend', 'orders'])
    expect(policy.feedback.reach).toBe(0)
  })

  it('shows exactly four names over all tiers and lifecycles', () => {
    const shown = policy.tiers.flatMap(({ code }) => held.map((lifecycle) => zhOf(code, lifecycle)))

    expect(new Set(shown)).toEqual(new Set(['高价值客户', '潜力客户', '新客户', '待激活客户']))
  })

  it('calls the new new whatever they spend, the late and the quiet to reactivate, the best high value', () => {
    expect(zhOf('A', 'new')).toBe('新客户')
    expect(zhOf('A', 'slipping')).toBe('待激活客户')
    expect(zhOf('C', 'dormant')).toBe('待激活客户')
    expect(zhOf('A', 'mature')).toBe('高价值客户')
    expect(zhOf('B', 'growing')).toBe('潜力客户')
    expect(zhOf('C', 'mature')).toBe('潜力客户')
  })
})

describe('names by tier and lifecycle', () => {
  const isTaken = (names: unknown) => policySchema.safeParse({ ...policy, names }).success
  const name = { en: 'Anyone', zh: '所有客户' }

  it('are refused where the last leaves somebody without one', () => {
    expect(isTaken([{ name }])).toBe(true)
    expect(isTaken([{ name, lifecycles: ['new'] }])).toBe(false)
  })

  it('are refused where they speak of a tier that is not there', () => {
    expect(isTaken([{ name, tiers: ['A'] }, { name }])).toBe(true)
    expect(isTaken([{ name, tiers: ['Z'] }, { name }])).toBe(false)
  })
})
