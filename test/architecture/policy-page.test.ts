import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse, stringify } from 'yaml'
import { valueStates } from '#src/domain/customer.ts'
import { channels } from '#src/domain/event.ts'
import { contentCategories } from '#src/domain/follow-up/content.ts'
import { goalMetrics } from '#src/domain/policy/tier-rule.ts'
import { policySchema } from '#src/domain/policy.ts'
import { presets } from '#src/domain/presets/preset-named.ts'
import { retailPreset } from '#src/domain/presets/retail.ts'
import { knownKeys } from '#src/ingest/policy/known-keys.ts'
import { readPolicy } from '#src/ingest/policy/read-policy.ts'
import { writePolicy } from '#src/ingest/policy/write-policy.ts'

const page = readFileSync('docs/policy.md', 'utf8')
const examples = [...page.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, example = '']) => example)

/** The retail preset as YAML, with the blocks of an example in the place of its own. */
const withBlocks = (example: string): string => {
  const preset = parse(writePolicy(retailPreset('CNY')))
  return stringify({ ...preset, landmark: undefined, ...parse(example) }).concat('landmark: 2020-01-01\n')
}

describe('the page on policies', () => {
  it.each(examples)('has an example that is taken as it stands:\n%s', (example) => {
    const blocks = Object.keys(parse(example))

    const policy = readPolicy(withBlocks(example))

    expect(blocks.every((block) => block in policy)).toBe(true)
  })

  it('has examples', () => {
    expect(examples.length).toBeGreaterThan(4)
  })

  it('says what every field is', () => {
    expect(knownKeys(policySchema, []).filter((field) => !page.includes(`\`${field}\``))).toEqual([])
  })

  it('says what is in the blocks that decide', () => {
    const blocks = [
      ['hysteresis'],
      ['lifecycle'],
      ['feedback'],
      ['smallBase'],
      ['sources'],
      ['interactionWeights'],
      ['dimensions', 0],
      ['tiers', 0],
      ['tiers', 0, 'playbook', 0, 'touches', 0],
    ]
    const fields = blocks.flatMap((path) => knownKeys(policySchema, path))

    expect(fields.length).toBeGreaterThan(30)
    expect(fields.filter((field) => !page.includes(`\`${field}\``))).toEqual([])
  })

  it('names every metric, category, channel, named state and preset', () => {
    const words = [...goalMetrics, ...contentCategories, ...valueStates, ...presets.keys()]

    expect(words.filter((word) => !page.includes(`\`${word}\``))).toEqual([])
    expect(page).toContain(channels.join(', '))
  })
})
