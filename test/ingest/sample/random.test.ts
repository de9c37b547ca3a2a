import { expect, test } from 'vitest'
import { deckOf } from '#src/ingest/sample/deck.ts'
import { gamma, logNormal, pickWeighted, randomOf, shuffled } from '#src/ingest/sample/random.ts'

const draws = <T>(count: number, draw: () => T): T[] => Array.from({ length: count }, draw)
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length

test('the same labels give the same stream, neighbouring ones another', () => {
  const first = draws(5, randomOf(7, 'c0001'))
  const again = draws(5, randomOf(7, 'c0001'))
  const neighbour = draws(5, randomOf(7, 'c0002'))

  expect(again).toEqual(first)
  expect(neighbour).not.toEqual(first)
})

test('a stream is uniform in [0, 1)', () => {
  const values = draws(20_000, randomOf('uniform'))

  expect(Math.min(...values)).toBeGreaterThanOrEqual(0)
  expect(Math.max(...values)).toBeLessThan(1)
  expect(mean(values)).toBeCloseTo(0.5, 1)
  expect(mean(values.map((value) => value * value))).toBeCloseTo(1 / 3, 1)
})

test('gaps have the mean that was asked for and get more regular with their shape', () => {
  const random = randomOf('gamma')

  const chance = draws(20_000, () => gamma(random, 1, 30))
  const clockwork = draws(20_000, () => gamma(random, 9, 30))

  expect(mean(chance)).toBeGreaterThan(29)
  expect(mean(chance)).toBeLessThan(31)
  expect(mean(clockwork)).toBeGreaterThan(29.5)
  expect(mean(clockwork)).toBeLessThan(30.5)
  const variance = (values: number[]) => mean(values.map((value) => (value - 30) ** 2))
  expect(variance(clockwork) / variance(chance)).toBeLessThan(0.15)
})

test('amounts have the median that was asked for and a heavy tail', () => {
  const random = randomOf('log-normal')

  const values = draws(20_001, () => logNormal(random, 1000, 1)).sort((a, b) => a - b)

  expect(values[10_000]).toBeGreaterThan(960)
  expect(values[10_000]).toBeLessThan(1040)
  expect(mean(values)).toBeGreaterThan(1500)
})

test('a weighted choice follows the weights', () => {
  const random = randomOf('weights')

  const picked = draws(10_000, () =>
    pickWeighted(random, [
      ['often', 9],
      ['rarely', 1],
    ]),
  )

  const rare = picked.filter((value) => value === 'rarely').length
  expect(rare).toBeGreaterThan(850)
  expect(rare).toBeLessThan(1150)
})

test('a shuffled list keeps its members and leaves the given one as it was', () => {
  const given = [1, 2, 3, 4, 5, 6, 7, 8]

  const mixed = shuffled(randomOf('shuffle'), given)

  expect(given).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
  expect(mixed).not.toEqual(given)
  expect(mixed.toSorted()).toEqual(given)
})

test('a deck deals every card once before any comes again', () => {
  const deck = deckOf(randomOf('deck'), ['a', 'b', 'c'])

  const rounds = draws(2, () => draws(3, () => deck.deal()))

  for (const round of rounds) expect(round.toSorted()).toEqual(['a', 'b', 'c'])
})
