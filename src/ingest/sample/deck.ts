import { type Random, shuffled } from './random.ts'

/** Deals a list card by card, shuffling anew when it is used up: nothing comes twice before all came once. */
export type Deck<T> = { deal(): T }

/** @throws RangeError for an empty list. */
export function deckOf<T>(random: Random, list: readonly T[]): Deck<T> {
  let left: T[] = []
  return {
    deal() {
      if (left.length === 0) left = shuffled(random, list)
      const card = left.pop()
      if (card === undefined) throw new RangeError('Nothing to deal from.')
      return card
    },
  }
}
