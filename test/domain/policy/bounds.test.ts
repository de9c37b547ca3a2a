import { describe, expect, it } from 'vitest'
import { decideCustomer } from '#src/decide/tiers/decide-customer.ts'
import { policySchema } from '#src/domain/policy.ts'
import { policyBounds } from '#src/domain/tier/policy-bounds.ts'
import { aCustomer, aCut, anOrder, aPolicy, aTier, day, factsOf } from '../builders.ts'

const why = { en: 'Signed by the board', zh: '董事会签约' }
const bound = (where: string, tier: string) => ({ where, tier, why })

describe('floors and caps of a policy', () => {
  const policy = aPolicy({
    floors: [bound('tag "strategic"', 'B'), bound('attr.region = "华东" and orders >= 1', 'A')],
    caps: [bound('tag "staff"', 'D'), bound('tag "reseller"', 'B')],
  })

  it('of several floors the best holds, of several caps the worst', () => {
    const facts = factsOf([anOrder()])
    const both = aCustomer({ facts, tags: ['strategic', 'staff', 'reseller'], attrs: { region: '华东' } })

    expect(policyBounds(policy, both, day(1))).toEqual({
      atLeast: { code: 'A', reason: 'floor' },
      atMost: { code: 'D', reason: 'cap' },
    })
    expect(policyBounds(policy, aCustomer(), day(1))).toEqual({})
  })

  it('hold in a decision, and the change says which rule it was', () => {
    const customer = aCustomer({ tags: ['strategic'], tier: aTier('D') })

    const { set } = decideCustomer(customer, factsOf([anOrder()]), {
      policy,
      cut: aCut(),
      now: day(1),
      sources: [],
    })

    expect(set.tier).toMatchObject({ code: 'B', previous: 'D', evidence: { reason: 'floor' } })
  })

  it.each([
    ['tier = A', 'what the tier itself decides'],
    ['days since order > 30', 'what time alone changes'],
    ['attr.age > 60', 'age'],
    ['年龄 > 60', 'age, in Chinese'],
    ['value > 5000', 'what fades'],
  ])('that ask for %s are refused: %s', (where) => {
    expect(policySchema.safeParse(aPolicy({ floors: [bound(where, 'B')] })).success).toBe(false)
  })

  it.each([bound('orders >=', 'B'), bound('tag "vip"', 'X')])(
    'that cannot be read or name no tier are refused',
    (rule) => {
      expect(policySchema.safeParse(aPolicy({ floors: [rule] })).success).toBe(false)
    },
  )
})

describe('segments of a policy', () => {
  const segment = (where: string) => ({ code: 'east', name: { en: 'East', zh: '华东' }, where })

  it('may filter by age and by tier, and decide nothing', () => {
    const policy = aPolicy({ segments: [segment('tier in (A, B) and attr.age > 60')] })

    expect(policySchema.safeParse(policy).success).toBe(true)
    expect(policyBounds(policy, aCustomer({ attrs: { age: 70 } }), day(1))).toEqual({})
  })

  it('that ask for a tier the policy does not have are refused by its name', () => {
    const refused = policySchema.safeParse(aPolicy({ segments: [segment('tier = E')] }))

    expect(refused.error?.issues[0]?.message).toBe('There is no tier E in this policy: it has A, B, C, D.')
  })
})
