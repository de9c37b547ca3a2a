import { expect, test } from 'vitest'
import { foundBefore, foundBeforeByTwo } from '#src/domain/found-before.ts'

test('what was found once is not looked for again', () => {
  let looked = 0
  const lengths = foundBefore<number>()
  const lengthOf = (word: string) =>
    lengths(word, () => {
      looked += 1
      return word.length
    })

  const found = ['acme', 'acme', 'globex', 'acme'].map(lengthOf)

  expect(found).toEqual([4, 4, 6, 4])
  expect(looked).toBe(2)
})

test('it never keeps more than so many, and finds the same after it let go', () => {
  const squares = foundBefore<number>(3)

  const found = Array.from({ length: 50 }, (_, n) => squares(String(n % 10), () => (n % 10) ** 2))

  expect(found).toEqual(Array.from({ length: 50 }, (_, n) => (n % 10) ** 2))
})

test('by two keys each pair has its own, and is looked for once', () => {
  let looked = 0
  const sums = foundBeforeByTwo<string, number, string>()
  const joined = (first: number, second: string) =>
    sums(first, second, () => {
      looked += 1
      return `${first}${second}`
    })

  const found = [joined(1, '23'), joined(12, '3'), joined(1, '23'), joined(12, '3')]

  expect(found).toEqual(['123', '123', '123', '123'])
  expect(looked).toBe(2)
})
