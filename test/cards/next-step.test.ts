import { describe, expect, it } from 'vitest'
import { nextStepLines } from '#src/cards/follow-up/next-step.ts'
import { stepOf } from '#src/domain/follow-up/step-of.ts'
import { retailPreset } from '#src/domain/presets/retail.ts'
import { aCustomer, aMoment, aTier, someFacts } from '../helpers/builders/a-customer.ts'

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

describe('the text of the next step', () => {
  it('names a working day where its day is a day off', () => {
    const touchedAt = new Date('2026-12-06T02:00:00Z')
    const touch = { at: touchedAt, channel: 'phone', direction: 'out' } as const
    const customer = aCustomer({
      tier: aTier({ code: 'A' }),
      facts: someFacts({ recentTouches: [touch] }),
      knownSince: new Date('2026-01-01T00:00:00Z'),
    })
    const monday = { isWorkingDay: (day: string) => day !== '2026-12-14', knows: () => true }

    const en = nextStepLines({ ...reader, locale: 'en' }, { customer, policy })
    const zh = nextStepLines({ ...reader, locale: 'zh' }, { customer, policy })
    const entered = nextStepLines({ ...reader, locale: 'en', calendar: monday }, { customer, policy })

    expect(en?.short).toContain('by Mon 14 Dec')
    expect(zh?.short).toContain('12月14日(周一)前')
    expect(entered?.short).toContain('by Sun 13 Dec')
  })

  const reader = { zone: 'Asia/Shanghai', now: aMoment }
  const pairs = [{ product: 'Cables', because: 'Sensors', both: 20, of: 32, lift: 1.9 }]
  const growing = aCustomer({ lifecycle: 'growing', tier: aTier({ code: 'A' }) })

  it('names what similar customers also bought, where a recommendation is the step', () => {
    const en = nextStepLines({ ...reader, locale: 'en' }, { customer: growing, policy, pairs })
    const zh = nextStepLines({ ...reader, locale: 'zh' }, { customer: growing, policy, pairs })

    expect(en?.full).toMatch(/ Of 32 customers with Sensors, 20 also bought Cables\.$/)
    expect(zh?.full).toMatch(/买过 Sensors 的 32 位客户中，20 位还买了 Cables。$/)
    expect(en?.short).not.toContain('Cables')
  })

  it('names nothing where another step is due, or nothing is known', () => {
    const slipping = aCustomer({ lifecycle: 'slipping', tier: aTier({ code: 'A' }) })
    const english = { ...reader, locale: 'en' as const }

    expect(nextStepLines(english, { customer: slipping, policy, pairs })?.full).not.toContain('Cables')
    expect(nextStepLines(english, { customer: growing, policy })?.full).not.toContain('customers with')
  })
})
