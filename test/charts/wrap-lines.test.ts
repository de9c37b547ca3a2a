import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cellsOf } from '#src/cards/parts/text-width.ts'
import { wrapLines } from '#src/charts/wrap-lines.ts'

const lines = (text: string, width: number) => wrapLines(text, width, cellsOf)

describe('lines of a title', () => {
  it('break where the text pauses, if they stay as few', () => {
    expect(lines('综合排序的前 10% 客户，占后续消费的 52.1%', 32)).toEqual([
      '综合排序的前 10% 客户，',
      '占后续消费的 52.1%',
    ])
  })

  it('are about equally long, so that no last word stands alone', () => {
    expect(lines('The forecast of all repeat orders stays close', 42)).toEqual([
      'The forecast of all',
      'repeat orders stays close',
    ])
  })

  it('keep a figure and its % together', () => {
    expect(lines('The 10 % in tier A brought 52 % of the money', 27).join('|')).not.toMatch(/\d\|%/)
  })

  it('do not break within a Chinese word where they need not', () => {
    expect(lines('下一期最好的客户当时在较低等级', 18).join('|')).not.toMatch(/客\|户|等\|级|当\|时/)
  })

  it('hold the whole text, within the width and as few as any', () => {
    const word = fc.constantFrom('客户', '消费的', '52 %', 'tier A', 'spent', '，', '。')
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 1, maxLength: 20 }).map((parts) => parts.join(' ')),
        fc.integer({ min: 12, max: 50 }),
        (text, width) => {
          const wrapped = lines(text, width)
          expect(wrapped.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''))
          expect(Math.max(...wrapped.map(cellsOf))).toBeLessThanOrEqual(width)
        },
      ),
    )
  })
})
