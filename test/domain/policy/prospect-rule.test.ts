import { describe, expect, test } from 'vitest'
import { prospectRule } from '#src/domain/policy/prospect-rule.ts'
import { defaultProspects } from '#src/domain/prospect/default-prospects.ts'

const problemsOf = (rule: unknown): readonly string[] =>
  prospectRule.safeParse(rule).error?.issues.map(({ message }) => message) ?? []

describe('the rule for prospects', () => {
  test('is complete in the default one', () => {
    expect(problemsOf(defaultProspects)).toEqual([])
  })

  test.each(['Age', ' 性别 '])('refuses %s as an attribute that weighs', (name) => {
    const { fit } = defaultProspects

    expect(problemsOf({ ...defaultProspects, fit: { ...fit, attributes: [name] } })).toEqual([
      'Age and sex may filter a segment; they never weigh.',
    ])
  })

  test('refuses weights that do not add up to 1', () => {
    const fit = { ...defaultProspects.fit, weight: 0.9 }

    expect(problemsOf({ ...defaultProspects, fit })).toEqual([
      'The weights of fit and engagement must add up to 1.',
    ])
  })

  test('refuses tiers out of order, with one code twice, or that leave somebody out', () => {
    const [hot, warm, cool] = defaultProspects.tiers
    const problemsWith = (tiers: unknown) => problemsOf({ ...defaultProspects, tiers })

    expect(problemsWith([warm, hot, cool])).toEqual([
      'Tiers of prospects go from the highest line to the lowest.',
    ])
    expect(problemsWith([hot, { ...cool, code: 'hot' }])).toEqual(['Two tiers of prospects have one code.'])
    expect(problemsWith([hot, warm])).toEqual([
      'The last tier of prospects begins at 0: nobody is left without a plan.',
    ])
  })
})
