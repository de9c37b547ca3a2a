import { describe, expect, it } from 'vitest'
import { measureSchema } from '#src/domain/policy/measure.ts'

const counting = (attribute: string) => measureSchema.safeParse({ of: 'attribute', attribute })

describe('a dimension over an attribute', () => {
  it.each(['age', 'Sex', ' Gender ', 'date_of_birth', '年龄', '性别'])('never weighs %s', (attribute) => {
    const parsed = counting(attribute)

    expect(parsed.success).toBe(false)
    expect(parsed.error?.issues[0]?.message).toContain('never weigh')
  })

  it.each(['size', 'employees', '规模', 'average order', 'percentage'])('may weigh %s', (attribute) => {
    expect(counting(attribute).success).toBe(true)
  })
})
