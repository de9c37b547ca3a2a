import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { calendarFor } from '#src/domain/calendar/calendar-for.ts'
import type { Customer } from '#src/domain/customer.ts'
import { addDays } from '#src/domain/days.ts'
import type { TouchBrief } from '#src/domain/facts.ts'
import { candidatesOf } from '#src/domain/follow-up/candidate.ts'
import { carePlanOf } from '#src/domain/follow-up/care-plan-of.ts'
import { dueAfter } from '#src/domain/follow-up/due-after.ts'
import { nextTouchOf } from '#src/domain/follow-up/next-touch.ts'
import { planDayOf } from '#src/domain/follow-up/plan-day.ts'
import type { Policy } from '#src/domain/policy.ts'
import { presets } from '#src/domain/presets/preset-named.ts'
import { aMoment } from '../../helpers/builders/a-customer.ts'
import { aCall, someTouches, touched } from './customers.ts'

const policies: readonly Policy[] = [...presets.values()].map((preset) => ({ ...preset('CNY'), version: 1 }))
const tiers = policies.flatMap((policy) => policy.tiers.map(({ code }) => ({ policy, code })))
const zone = 'Asia/Shanghai'

/** Whoever bought for the first time so many days ago. */
const buyer = (days: number, touches: readonly TouchBrief[], given: Partial<Customer> = {}, code = 'C') => {
  const at = addDays(aMoment, -days)
  const facts = { firstOrderAt: at, lastPurchaseAt: at, purchaseDays: 1, orderCount: 1 }
  return touched(touches, { lifecycle: 'new', ...given, code, facts })
}

const dueOf = (customer: Customer, policy: Policy) => {
  const plan = carePlanOf(customer, policy, aMoment)
  if (!plan) throw new Error('this customer has no plan')
  return dueAfter(customer, plan, policy, addDays(aMoment, -300))
}

describe('a first order', () => {
  it.each(tiers)(
    'has its first step within 3 days in $policy.name, tier $code, whatever was before',
    (each) => {
      fc.assert(
        fc.property(someTouches, fc.constantFrom('new', 'growing'), (touches, lifecycle) => {
          const before = touches.map((touch) => ({ ...touch, at: addDays(touch.at, -0.1) }))

          const due = dueOf(buyer(0, before, { lifecycle }, each.code), each.policy)

          expect(due.at.getTime()).toBeLessThanOrEqual(addDays(aMoment, 3).getTime())
        }),
        { numRuns: 40 },
      )
    },
  )

  it.each(tiers)('is on the list by then in $policy.name, tier $code', ({ policy, code }) => {
    const now = addDays(aMoment, 2)
    const day = planDayOf(now, zone, calendarFor(zone, []))
    const frame = { policy, outlook: undefined, day, now, begunAt: addDays(aMoment, -300) }
    const customer = buyer(1, [aCall(2)], {}, code)

    const [planned] = candidatesOf(customer, frame)

    expect(planned?.reminder.kind).toBe('touch')
  })

  it.each(tiers)('begins with thanks or help, not with an offer, in $policy.name, tier $code', (each) => {
    const said = nextTouchOf(
      buyer(0, [aCall(30, { content: 'solution' })], {}, each.code),
      each.policy,
      aMoment,
    )

    expect(['care', 'service']).toContain(said?.content)
  })

  it('counts from the day we knew of it, where that was later', () => {
    const late = buyer(10, [], { knownSince: aMoment })
    const [policy] = policies

    expect(policy && dueOf(late, policy).at).toEqual(addDays(aMoment, 3))
  })

  it('is over once somebody has reached out', () => {
    const [policy] = policies
    const thanked = buyer(2, [aCall(1)])

    expect(policy && dueOf(thanked, policy)).toEqual({ at: addDays(aMoment, 89), why: 'cadence' })
  })

  it('is none where a base brings it with it from long ago', () => {
    const [policy] = policies
    const old = buyer(60, [], { knownSince: aMoment })

    expect(policy && dueOf(old, policy).why).toBe('first')
  })

  it('goes before a later day that was agreed on before it', () => {
    const [policy] = policies
    const later = buyer(0, [aCall(5, { outcome: 'agreed', nextAt: addDays(aMoment, 40) })])
    const sooner = buyer(0, [aCall(5, { outcome: 'agreed', nextAt: addDays(aMoment, 2) })])

    expect(policy && dueOf(later, policy)).toEqual({ at: addDays(aMoment, 3), why: 'welcome' })
    expect(policy && dueOf(sooner, policy).why).toBe('agreed')
  })
})
