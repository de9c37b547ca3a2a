import { describe, expect, it } from 'vitest'
import { lifecycles } from '#src/domain/customer.ts'
import { policySchema } from '#src/domain/policy.ts'
import { retailPreset } from '#src/domain/presets/retail.ts'

const policy = { ...retailPreset('CNY'), version: 1 }

describe('the retail preset', () => {
  it('is a valid policy', () => {
    expect(policySchema.parse(policy)).toEqual(policy)
  })

  it('has the tiers by their names in both languages', () => {
    expect(policy.tiers.map(({ code, name, share }) => [code, name.zh, name.en, share])).toEqual([
      ['A', 'A类·重点客户', 'A · Key account', 0.1],
      ['B', 'B类·潜力客户', 'B · High potential', 0.2],
      ['C', 'C类·普通客户', 'C · Regular', 0.3],
      ['D', 'D类·基础客户', 'D · Basic', 0.4],
    ])
  })

  it('knows a next step for every lifecycle a tier can hold', () => {
    const steps = policy.tiers.map(({ playbook }) => playbook.map(({ lifecycle }) => lifecycle))

    expect(steps.slice(0, 3)).toEqual([lifecycles, lifecycles, lifecycles])
    expect(steps[3]).toEqual(
      lifecycles.filter((lifecycle) => lifecycle !== 'prospect' && lifecycle !== 'new'),
    )
  })

  it('touches A weekly, B monthly, C and D quarterly', () => {
    const cadences = policy.tiers.map(({ playbook }) => [
      ...new Set(playbook.map((step) => step.cadenceDays)),
    ])

    expect(cadences).toEqual([[7], [30], [90], [90]])
  })

  it('gives no two steps the same words', () => {
    const steps = policy.tiers.flatMap(({ playbook }) => playbook.flatMap(({ touches }) => touches))

    expect(new Set(steps.map(({ callToAction }) => callToAction.en)).size).toBe(steps.length)
    expect(new Set(steps.map(({ callToAction }) => callToAction.zh)).size).toBe(steps.length)
  })

  it('keeps to the words of the product', () => {
    const words = JSON.stringify([policy.tiers, policy.dimensions])

    expect(words).not.toMatch(/低价值客户|剧本|触点|升级|迟滞|置信度|策略|政策/)
  })
})
