import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { json, mrkdwn, safeUrl, typedText } from '#src/slack/render/escape.ts'

describe('escaping for Slack', () => {
  it('gives back what was typed', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('&', '<', '>', ';', 'a', 'amp', 'lt', '阿') }),
        (text) => {
          expect(typedText(mrkdwn(text, 100_000))).toBe(text.trim())
        },
      ),
    )
  })

  it('never cuts an entity or a character in two', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('&', '<', '👍', 'a') }),
        fc.integer({ min: 1, max: 30 }),
        (text, limit) => {
          const cut = mrkdwn(text, limit)

          expect(cut.length).toBeLessThanOrEqual(limit)
          expect(cut.isWellFormed()).toBe(true)
          expect(cut.replace(/&(amp|lt|gt);/g, '')).not.toContain('&')
        },
      ),
    )
  })

  it('keeps JSON as it is for who reads it', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(json(value))).toEqual(JSON.parse(JSON.stringify(value)))
      }),
    )
  })

  it('takes http addresses alone, without what would end a link', () => {
    expect(safeUrl('https://example.com/a|b>c', 3_000)).toBe('https://example.com/a%7Cb%3Ec')
    expect(safeUrl('javascript:alert(1)', 3_000)).toBeUndefined()
    expect(safeUrl('acme', 3_000)).toBeUndefined()
    expect(safeUrl(`https://example.com/${'a'.repeat(3_000)}`, 3_000)).toBeUndefined()
  })
})
