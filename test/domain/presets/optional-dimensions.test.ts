import { describe, expect, it } from 'vitest'
import { policySchema } from '#src/domain/policy.ts'
import { optionalDimensions } from '#src/domain/presets/optional-dimensions.ts'
import { presets } from '#src/domain/presets/preset-named.ts'

const everyPair = [...presets].flatMap(([preset, make]) =>
  optionalDimensions.map((dimension) => [preset, dimension.name, make('CNY'), dimension] as const),
)

describe('the optional dimensions', () => {
  it.each(everyPair)('fit into %s: %s', (_, __, policy, dimension) => {
    const rest = policy.dimensions.map((each) => ({ ...each, weight: each.weight * (1 - dimension.weight) }))
    const extended = { ...policy, version: 1, dimensions: [...rest, dimension] }

    expect(policySchema.safeParse(extended).error?.issues ?? []).toEqual([])
  })

  it('count something different each', () => {
    const counted = optionalDimensions.map(({ counts }) => counts?.of)

    expect(new Set(counted).size).toBe(optionalDimensions.length)
    expect(new Set(optionalDimensions.map(({ name }) => name)).size).toBe(optionalDimensions.length)
  })

  it('weigh neither age nor sex', () => {
    expect(JSON.stringify(optionalDimensions)).not.toMatch(/"(age|sex|gender|年龄|性别)"/)
  })
})
