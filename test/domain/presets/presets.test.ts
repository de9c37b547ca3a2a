import { describe, expect, it } from 'vitest'
import { lifecycles, valueStates } from '#src/domain/customer.ts'
import { AppError } from '#src/domain/errors.ts'
import { policySchema } from '#src/domain/policy.ts'
import { presetNamed, presets } from '#src/domain/presets/preset-named.ts'

const all = [...presets].map(([name, preset]) => ({ name, policy: { ...preset('CNY'), version: 1 } }))

describe('the presets', () => {
  it('are retail, b2b and simple, retail first', () => {
    expect([...presets.keys()]).toEqual(['retail', 'b2b', 'simple'])
    expect(all.map(({ policy }) => policy.name)).toEqual(['retail', 'b2b', 'simple'])
  })

  it('are found by their name, and no other', () => {
    expect(presetNamed('b2b')('EUR').baseCurrency).toBe('EUR')
    expect(() => presetNamed('shop')).toThrow(AppError)
  })

  it('forget by half in 90 days for shops, and in 270 for accounts', () => {
    expect(all.map(({ policy }) => policy.halfLifeDays)).toEqual([90, 270, 90])
  })
})

describe.each(all)('the preset $name', ({ policy }) => {
  const steps = policy.tiers.flatMap(({ code, playbook }, at) =>
    playbook.map((step) => ({ ...step, code, isLight: at >= 2 })),
  )
  const touches = steps.flatMap((step) => step.touches)

  it('is a valid policy', () => {
    expect(policySchema.parse(policy)).toEqual(policy)
  })

  it('has a step for every lifecycle and every named state a tier can hold', () => {
    const lowest = policy.tiers.at(-1)?.code
    const missing = policy.tiers.flatMap(({ code, playbook }) => {
      const held = lifecycles.filter((each) => code !== lowest || (each !== 'prospect' && each !== 'new'))
      return [
        ...held.filter((each) => !playbook.some(({ lifecycle }) => lifecycle === each)),
        ...valueStates.filter((each) => !playbook.some(({ state }) => state === each)),
      ]
    })

    expect(missing).toEqual([])
  })

  it('has no two steps for one stage of a tier', () => {
    const names = steps.map(({ code, lifecycle, state }) => `${code} ${lifecycle ?? state}`)

    expect(new Set(names).size).toBe(names.length)
  })

  it('has two or three touches in a step of the upper tiers, one or two in the lower ones', () => {
    const counts = (isLight: boolean) =>
      new Set(steps.filter((step) => step.isLight === isLight).map((step) => step.touches.length))

    expect([...counts(false)].every((count) => count === 2 || count === 3)).toBe(true)
    expect([...counts(true)].every((count) => count === 1 || count === 2)).toBe(true)
  })

  it('has no content category twice running in a step, nor where the step begins again', () => {
    const repeating = steps.filter((step) => {
      const contents = step.touches.map(({ content }) => content)
      return contents.length > 1 && contents.some((content, i) => content === contents.at(i - 1))
    })

    expect(repeating).toEqual([])
  })

  it('says something of its own in each touch, in both languages', () => {
    for (const locale of ['en', 'zh'] as const) {
      const calls = touches.map(({ callToAction }) => callToAction[locale])
      expect(new Set(calls).size).toBe(calls.length)
    }
    const zh = touches.flatMap(({ goal, callToAction }) => [goal.zh, callToAction.zh])
    expect(zh.filter((text) => !/\p{Script=Han}/u.test(text))).toEqual([])
  })

  it('keeps a touch short enough to be read at a glance', () => {
    const long = touches.filter(
      ({ goal, callToAction }) =>
        goal.en.length > 50 ||
        goal.zh.length > 16 ||
        callToAction.en.length > 100 ||
        callToAction.zh.length > 30,
    )

    expect(long).toEqual([])
  })

  it('keeps to the words of the product', () => {
    const words = JSON.stringify([policy.purpose, policy.tiers, policy.dimensions, policy.names])

    expect(words).not.toMatch(
      /低价值客户|剧本|触点|升级|迟滞|置信度|策略|政策|用户|顾客|拥有者|阈值|维度|定单|\bclient/,
    )
    expect(words).not.toMatch(/[\u4e00-\u9fff][,:;!?]/)
  })

  it('gives shares a goal that can be met, and the best tier the highest share', () => {
    const shares = policy.tiers.filter(({ goal }) => goal.metric === 'active-share')

    expect(shares.map(({ goal }) => goal.target)).toEqual(
      shares.map(({ goal }) => goal.target).sort((a, b) => b - a),
    )
  })
})

describe('the playbooks', () => {
  const actionsOf = (name: string) =>
    new Set(
      presetNamed(name)('CNY').tiers.flatMap(({ playbook }) =>
        playbook.flatMap(({ touches }) => touches.map(({ action }) => action)),
      ),
    )

  it('of a shop hold everything a shop can do for a customer', () => {
    expect([...actionsOf('retail')]).toEqual(
      expect.arrayContaining([
        'named-manager',
        'early-access',
        'yearly-reward',
        'birthday-care',
        'step-up-coupon',
        'points',
        'trial',
        'personal-recommendation',
        'community-invitation',
        'event-invitation',
        'industry-analysis',
        'win-back-offer',
        'survey',
        'thank-you',
        'replenishment-reminder',
      ]),
    )
  })

  it('of account sales hold reviews, visits, solutions and renewals', () => {
    expect([...actionsOf('b2b')]).toEqual(
      expect.arrayContaining([
        'named-manager',
        'quarterly-review',
        'contract-renewal',
        'solution-session',
        'industry-analysis',
        'reference-visit',
        'anniversary-care',
        'win-back-offer',
        'survey',
      ]),
    )
  })

  it('of account sales touch A every 7 to 14 days, B monthly, C and D quarterly', () => {
    const cadences = presetNamed('b2b')('CNY').tiers.map(({ playbook }) =>
      [...new Set(playbook.map(({ cadenceDays }) => cadenceDays))].sort((a, b) => a - b),
    )

    expect(cadences).toEqual([[7, 14], [30], [90], [90]])
  })

  it('of account sales count a visit more than a call, and a call more than a mail', () => {
    const { channels } = presetNamed('b2b')('CNY').interactionWeights

    expect(channels?.visit).toBeGreaterThan(channels?.phone ?? Number.NaN)
    expect(channels?.phone).toBeGreaterThan(channels?.mail ?? Number.NaN)
  })
})
