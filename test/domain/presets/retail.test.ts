import { describe, expect, it } from 'vitest'
import { retailPreset } from '#src/domain/presets/retail.ts'

const policy = { ...retailPreset('CNY'), version: 1 }

describe('the retail preset', () => {
  it('has the tiers by their names in both languages', () => {
    expect(policy.tiers.map(({ code, name, share }) => [code, name.zh, name.en, share])).toEqual([
      ['A', 'A类·重点客户', 'A · Key account', 0.1],
      ['B', 'B类·潜力客户', 'B · High potential', 0.2],
      ['C', 'C类·普通客户', 'C · Regular', 0.3],
      ['D', 'D类·基础客户', 'D · Basic', 0.4],
    ])
  })

  it('touches A weekly, B monthly, C and D quarterly', () => {
    const cadences = policy.tiers.map(({ playbook }) => [
      ...new Set(playbook.map((step) => step.cadenceDays)),
    ])

    expect(cadences).toEqual([[7], [30], [90], [90]])
  })
})
