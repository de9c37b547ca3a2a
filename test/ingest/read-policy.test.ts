import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AppError } from '#src/domain/errors.ts'
import type { FactKind } from '#src/domain/event.ts'
import { presets } from '#src/domain/presets/preset-named.ts'
import { retailPreset } from '#src/domain/presets/retail.ts'
import { readPolicy } from '#src/ingest/policy/read-policy.ts'
import { writePolicy } from '#src/ingest/policy/write-policy.ts'

const yaml = writePolicy(retailPreset('CNY'))

/** The preset's text with one thing written otherwise. */
function changed(from: string, to: string): string {
  if (!yaml.includes(from)) throw new Error(`the preset has no ${from}`)
  return yaml.replace(from, to)
}

function refusal(text: string): AppError {
  try {
    readPolicy(text)
  } catch (error) {
    if (error instanceof AppError) return error
    throw error
  }
  throw new Error('the policy was taken')
}

describe('a policy in YAML', () => {
  it.each([...presets])('comes back as it was written: %s', (_, preset) => {
    const policy = preset('CNY')

    expect(readPolicy(writePolicy(policy))).toEqual(policy)
  })

  it('comes back with version, scales and the moment of calibration where it has them', () => {
    const policy = {
      ...retailPreset('EUR'),
      version: 7,
      scales: { spend: 1 / 3, orders: 1e-9, engagement: 12_345.678 },
      calibratedAt: new Date('2026-09-01T10:11:12.345Z'),
    }

    expect(readPolicy(writePolicy(policy))).toEqual(policy)
  })

  it('is written in one order, whatever order its fields come in', () => {
    const policy = { version: 3, ...retailPreset('CNY') }
    const shuffled = Object.fromEntries(Object.entries(policy).reverse()) as typeof policy

    expect(writePolicy(shuffled)).toBe(writePolicy(policy))
    expect(writePolicy(shuffled)).toMatch(/^# .*\nversion: 3\n\nname: retail\n/)
  })

  it('comes back whatever the words and numbers in it', () => {
    const words = fc.string({ minLength: 1, unit: 'grapheme' })
    const anyPolicy = fc.record({
      purpose: fc.record({ en: words, zh: words }),
      name: fc.string({ minLength: 1, maxLength: 60, unit: 'grapheme' }),
      halfLifeDays: fc.double({ min: 14, max: 3650, noNaN: true }),
      landmark: fc.date({ min: new Date('1900-01-01'), max: new Date('9999-12-31'), noInvalidDate: true }),
      sources: fc.record({
        narrow: fc.dictionary(
          words.filter((word) => word.length <= 60),
          fc.constant<FactKind[]>(['order']),
        ),
      }),
    })

    fc.assert(
      fc.property(anyPolicy, (over) => {
        const policy = { ...retailPreset('CNY'), ...over }

        expect(readPolicy(writePolicy(policy))).toEqual(policy)
      }),
      { numRuns: 40 },
    )
  })

  it('says above each block what it is for', () => {
    expect(yaml).toContain('# After so many days a fact counts half.')
    expect(yaml).toContain('\nlandmark: 2020-01-01\n')
  })

  it('that is no YAML is refused with line and column', () => {
    const { code, message } = refusal('name: retail\nhalfLifeDays: [90\n')

    expect(code).toBe('policy-unreadable')
    expect(message).toMatch(/Line \d+, column \d+:/)
  })

  it.each([
    ['a list', '- name: retail'],
    ['nothing', ''],
    ['a field twice', 'name: retail\nname: b2b'],
    ['an unknown tag', 'name: !shell retail'],
    ['brackets without end', '['.repeat(50_000)],
  ])('of %s is refused', (_, text) => {
    expect(refusal(text).code).toBe('policy-unreadable')
  })

  it('whose anchors expand without end is refused', () => {
    const lists = Array.from({ length: 9 }, (_, i) => `l${i + 1}: &l${i + 1} [${`*l${i}, `.repeat(9)}]`)

    expect(refusal(`l0: &l0 [x]\n${lists.join('\n')}`).message).toContain('anchors')
  })

  it('of over a megabyte is refused before it is read', () => {
    expect(refusal(`# ${'多'.repeat(400_000)}\n${yaml}`).code).toBe('policy-too-large')
  })

  it('with issues is refused with each of them, its line and its path in words', () => {
    const { code, message } = refusal(
      changed('landmark: 2020-01-01', 'landmark: soon').replace('metric: active-share', 'metric: fun'),
    )

    expect(code).toBe('policy-invalid')
    expect(message.split('\n  ')).toEqual([
      'The policy has 2 issues:',
      expect.stringMatching(/^line 15: landmark: "soon" is not a date/),
      expect.stringMatching(
        /^line \d+: tiers → A → goal → metric: "fun" is not known; known are active-share/,
      ),
    ])
  })

  it('with a field that is not known is told the nearest one, deep inside too', () => {
    expect(refusal(changed('halfLifeDays:', 'halflife_days:')).message).toContain(
      'line 12: "halflife_days" is not known; did you mean halfLifeDays?',
    )
    expect(refusal(changed('channel:', 'chanel:')).message).toMatch(
      /"chanel" is not known in tiers → A → playbook → .*; did you mean channel\?/,
    )
  })

  it('with a word that is nearly known is told the one that is', () => {
    expect(refusal(changed('channel: phone', 'channel: phonne')).message).toContain('did you mean phone?')
  })

  it('without a field is told what to give', () => {
    expect(refusal(changed('baseCurrency: CNY', '')).message).toContain(
      'baseCurrency: is missing: give a text',
    )
  })

  it('whose weights do not add up is refused as a whole', () => {
    expect(refusal(changed('weight: 0.6', 'weight: 0.5')).message).toContain('The weights must add up to 1.')
  })

  it('of one dimension is taken with a reason from outside the file', () => {
    const [spend] = retailPreset('CNY').dimensions
    if (!spend) throw new Error('the preset has no dimension')
    const single = writePolicy({ ...retailPreset('CNY'), dimensions: [{ ...spend, weight: 1 }] })

    expect(refusal(single).message).toContain('--force')
    expect(readPolicy(single, { force: 'A pilot on order rows alone' }).oneDimensionBecause).toBe(
      'A pilot on order rows alone',
    )
  })
})
