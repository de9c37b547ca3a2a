import { expect, test } from 'vitest'
import { decideCustomer } from '#src/decide/tiers/decide-customer.ts'
import { aCustomer, aMoment, aTier, daysAgo } from '../helpers/builders/a-customer.ts'
import { aCut } from '../helpers/builders/a-cut.ts'
import { anOrder } from '../helpers/builders/a-fact.ts'
import { aPolicy } from '../helpers/builders/a-policy.ts'
import { factsOf } from '../helpers/builders/facts-of.ts'

const frame = { policy: aPolicy(), cut: aCut(), now: aMoment, sources: [] }
const small = [
  anOrder('c-1', { yuan: 800, at: daysAgo(200) }),
  anOrder('c-1', { yuan: 900, at: daysAgo(90) }),
]

test('one large order re-tiers at once: C in the morning, A with the order, and its owner is told', () => {
  const tier = aTier({ code: 'C', since: daysAgo(3) })
  const large = anOrder('c-1', { yuan: 60_000, at: aMoment })

  const before = decideCustomer(aCustomer({ tier }), factsOf(small), frame)
  const after = decideCustomer(aCustomer({ tier }), factsOf([...small, large]), frame)

  expect(before.set.tier?.code).toBe('C')
  expect(before.push).toEqual([])
  expect(after.set.tier).toMatchObject({ code: 'A', previous: 'C', since: aMoment })
  expect(after.push).toMatchObject([{ kind: 'tier-change', from: 'C', to: 'A' }])
})
