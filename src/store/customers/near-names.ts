import type { Model } from 'mongoose'
import type { StoredCustomer } from '#src/store/models.ts'
import { type Keyed, keyedFields, keyPrefix } from './name-query.ts'

/** Up to this many visible customers are all compared; beyond it only those that begin alike. */
const compareAllUpTo = 5_000

/** Most rows that one beginning may bring. */
const rowsPerBeginning = 400

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

  /** One query each: not every server serves alternatives from an index. */
  const rows: Keyed[] = []
  for (const beginning of nearBeginnings(normalised)) {
    rows.push(...(await read({ ...visible, ...keyPrefix(beginning) }, rowsPerBeginning)))
  }

  return [...new Map(rows.map((row) => [row._id, row])).values()]
}

/** Words of a long query that are looked at: each costs seven reads. */
const mostWords = 4

/**
 * Beginnings that one slip of the hand may have turned into the typed one, of the whole and of each word. A wrong
 * first or second letter of a single word is not among them: in a large base such a name is found by its other words.
 */
const nearBeginnings = (normalised: string): readonly string[] => [
  ...new Set([normalised, ...normalised.split(' ').slice(0, mostWords)].flatMap(beginningsOf)),
]

/** The same letters, one too many, two swapped, one left out; a Chinese name also from its third character on. */
const beginningsOf = (word: string): readonly string[] => {
  const [a = '', b = '', c = '', d = ''] = [...word]
  const fromThird = /\p{Script=Han}/u.test(c + d) ? [c + d] : []

  return [a + b + c, b + a + c, a + c + b, b + c + d, a + c + d, a + b + d, a + b, ...fromThird].filter(
    (beginning) => [...beginning].length >= 2,
  )
}
