import { describe, expect, it } from 'vitest'
import { type Lifecycle, lifecycles } from '#src/domain/customer.ts'
import { addDays } from '#src/domain/days.ts'
import { longestWait } from '#src/domain/follow-up/longest-wait.ts'
import type { TouchOutcome } from '#src/domain/follow-up/outcome.ts'
import type { Policy } from '#src/domain/policy.ts'
import { presets } from '#src/domain/presets/preset-named.ts'
import { promisedHours } from '#src/domain/service/promise.ts'
import { aCustomer, aMoment, daysAgo } from '../../helpers/builders/a-customer.ts'

const policies: readonly Policy[] = [...presets.values()].map((preset) => ({ ...preset('CNY'), version: 1 }))

/** A customer of this tier whom we last touched ten days ago, so many times in a row without an answer. */
function touched(code: string, lifecycle: Lifecycle, count: number, outcome: TouchOutcome) {
  const customer = aCustomer({ lifecycle, knownSince: daysAgo(400) })
  const recentTouches = Array.from({ length: count }, (_, n) => ({
    at: daysAgo(10 + count - 1 - n),
    channel: 'phone' as const,
    direction: 'out' as const,
    outcome,
  }))
  const { tier } = customer
  return {
    ...customer,
    ...(tier ? { tier: { ...tier, code } } : {}),
    facts: { ...customer.facts, recentTouches, lastTouch: recentTouches.at(-1) as never },
  }
}

describe('nobody waits longer than the floor because of a tier', () => {
  const walk = policies.flatMap((policy) =>
    policy.tiers.flatMap(({ code }) =>
      lifecycles.map((lifecycle) => ({ policy, name: policy.name, code, lifecycle })),
    ),
  )

  it.each(walk)('$name, tier $code, $lifecycle', ({ policy, code, lifecycle }) => {
    const floorAt = addDays(daysAgo(10), policy.followUp.floor.days)
    const waits = [1, 3, 8].flatMap((count) =>
      (['reached', 'no-answer', 'not-needed'] as const).map((outcome) =>
        longestWait(touched(code, lifecycle, count, outcome), policy, aMoment, daysAgo(300)),
      ),
    )

    expect(waits.filter((at) => at > floorAt)).toEqual([])
  })

  it.each(policies)('$name promises no tier an answer later than the usual', (policy) => {
    const { usual } = policy.followUp.promiseHours
    const slow = {
      followUp: { ...policy.followUp, promiseHours: { usual, byTier: { A: usual / 4, D: usual * 10 } } },
    }

    expect(['A', 'B', 'C', 'D', undefined].map((tier) => promisedHours(slow, tier) <= usual)).toEqual(
      Array.from({ length: 5 }, () => true),
    )
    expect(promisedHours(slow, 'A')).toBe(usual / 4)
  })
})
