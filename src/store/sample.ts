import { readInBatches } from './bulk.ts'
import type { Models } from './models.ts'

/**
 * Removes what belongs to the sample company's customers, which must still be there to be known by:
 * `customers.removeSample()` comes last, and what was cut short before it can be run again.
 */
export async function removeOfSample(
  { customers }: Models,
  remove: (customerIds: readonly string[]) => PromiseLike<{ readonly deletedCount: number }>,
): Promise<number> {
  const sample = await customers.model.find({ sample: true }, { _id: 1 }).lean<{ _id: string }[]>()
  const counts = await readInBatches(
    sample.map(({ _id }) => _id),
    async (ids) => [(await remove(ids)).deletedCount],
  )

  return counts.reduce((sum, count) => sum + count, 0)
}
