import type { Model } from 'mongoose'
import type { StoredCustomer } from './models.ts'
import { type Keyed, keyedFields, keyPrefix } from './name-query.ts'

/** Up to this many visible customers are all compared; beyond it only those that begin alike. */
const compareAllUpTo = 5_000

/** Most rows that one round of beginnings may bring. */
const roundLimit = 2_000

/** Customers whose names may be what was meant: all of a small base, those that begin nearly alike of a large one. */
export async function nearCandidates(
  model: Model<StoredCustomer>,
  visible: object,
  normalised: string,
): Promise<readonly Keyed[]> {
  const read = (filter: object, limit: number): Promise<readonly Keyed[]> =>
    model.find(filter, keyedFields).limit(limit).lean<Keyed[]>().exec()
  const base = await model.countDocuments(visible).limit(compareAllUpTo + 1)
  if (base <= compareAllUpTo) return read(visible, compareAllUpTo)

  const alike = nearBeginnings(normalised).map(keyPrefix)

  return alike.length === 0 ? [] : read({ ...visible, $or: alike }, roundLimit)
}

/**
 * Beginnings of three letters that one slip of the hand may have turned into the typed one: the same, a letter
 * dropped, two swapped, one too many; of the whole and of each word. A wrong first letter is found by its other words.
 */
function nearBeginnings(normalised: string): readonly string[] {
  const words = [normalised, ...normalised.split(' ')].filter(Boolean)

  return [...new Set(words.flatMap(beginningsOf))]
}

const beginningsOf = (word: string): readonly string[] => {
  const [a = '', b = '', c = '', d = ''] = [...word]

  return [a + b + c, b + a + c, a + c + b, b + c + d, a + c + d, a + b + d, a + b].filter(
    (beginning) => [...beginning].length >= 2,
  )
}
