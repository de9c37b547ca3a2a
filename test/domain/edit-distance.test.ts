import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { editDistance, prefixDistance } from '#src/domain/edit-distance.ts'

const word = fc.string({ maxLength: 8 })

describe('the edit distance', () => {
  it.each([
    ['acme', 'acme', 0],
    ['acme', 'acm', 1],
    ['acme', 'akme', 1],
    ['acme', 'acmee', 1],
    ['acme', 'amce', 1],
    ['acme', 'caem', 2],
    ['阿里巴巴', '阿里爸爸', 2],
    ['👍a', 'a', 1],
    ['', 'abc', 3],
  ])('from %s to %s is %i', (a, b, expected) => {
    expect(editDistance(a, b)).toBe(expected)
  })

  it('is the same in both directions', () => {
    fc.assert(fc.property(word, word, (a, b) => editDistance(a, b) === editDistance(b, a)))
  })

  it('is 0 for equal words and for no others', () => {
    fc.assert(fc.property(word, word, (a, b) => (editDistance(a, b) === 0) === (a === b)))
  })

  it('is not changed by a limit it keeps, and infinite beyond one', () => {
    const limited = fc.property(word, word, fc.nat(8), (a, b, most) => {
      const distance = editDistance(a, b)

      return editDistance(a, b, most) === (distance > most ? Number.POSITIVE_INFINITY : distance)
    })

    fc.assert(limited)
  })
})

describe('the distance to a beginning', () => {
  it.each([
    ['acem', 'acme trading', 1],
    ['acme', 'acme trading', 0],
    ['acme', 'ac', 2],
    ['腾汛', '腾讯科技', 1],
  ])('of %s in %s is %i', (typed, name, expected) => {
    expect(prefixDistance(typed, name, 2)).toBe(expected)
  })

  it('is the least distance to any beginning of the word', () => {
    const least = fc.property(word, word, fc.nat(4), (typed, name, most) => {
      const letters = [...name]
      const distances = [letters.length, ...letters.keys()].map((n) =>
        editDistance(typed, letters.slice(0, n).join(''), most),
      )

      return prefixDistance(typed, name, most) === Math.min(...distances)
    })

    fc.assert(least)
  })
})
