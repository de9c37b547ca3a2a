import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { numbersNotIn } from '#src/domain/faithful/numbers-not-in.ts'
import { none, other, same } from './figures.ts'

describe('a figure is the same however it is written', () => {
  test.each(same)('%s is in: %s', (said, material) => {
    expect(numbersNotIn(said, [material])).toEqual([])
  })

  test.each(same)('%s is none without its material', (said) => {
    expect(numbersNotIn(said, ['']).length).toBeGreaterThan(0)
  })
})

describe('a figure that only looks alike is another', () => {
  test.each(other)('%s is not in: %s', (said, material, unfounded) => {
    expect(numbersNotIn(said, [material])).toEqual([unfounded])
  })
})

describe('words that count nothing are no figures', () => {
  test.each(none)('%s', (said) => {
    expect(numbersNotIn(said, [])).toEqual([])
  })
})

describe('laws', () => {
  const anyText = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 40 }),
    fc
      .array(fc.constantFrom(...same.flat(), ...none, '，', ' ', '3', '一', '万', '点', '/', '-', '月'), {
        maxLength: 8,
      })
      .map((parts) => parts.join('')),
  )

  test('a text is true to itself', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(numbersNotIn(text, [text])).toEqual([])
      }),
    )
  })

  test('more material never makes a text less true', () => {
    fc.assert(
      fc.property(anyText, anyText, anyText, (said, one, more) => {
        expect(numbersNotIn(said, [one]).length).toBeGreaterThanOrEqual(
          numbersNotIn(said, [one, more]).length,
        )
      }),
    )
  })

  const chinese = new Intl.NumberFormat('zh-Hans-u-nu-hanidec', { useGrouping: false })

  test('whole numbers are one claim in digits, with thousands, full-width and in Chinese digits', () => {
    fc.assert(
      fc.property(fc.integer({ min: 100, max: 9_999_999 }), (value) => {
        const wide = String(value).replace(/\d/g, (digit) =>
          String.fromCharCode(digit.charCodeAt(0) + 0xfee0),
        )

        for (const said of [value.toLocaleString('en'), wide, chinese.format(value)]) {
          expect(numbersNotIn(said, [`${value}`])).toEqual([])
          expect(numbersNotIn(said, [`${value + 1}`])).toHaveLength(1)
        }
      }),
    )
  })

  test('another amount is never taken for this one', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e7 }), fc.integer({ min: 0, max: 1e7 }), (one, two) => {
        expect(numbersNotIn(`${one}`, [`${two}`]).length).toBe(one === two ? 0 : 1)
      }),
    )
  })
})
