import type { RankedCustomer } from '#src/ports/customers.ts'
import { translateStoreError } from '#src/store/errors.ts'
import type { Models } from '#src/store/models.ts'

/** Rows that one round trip brings. */
const batchSize = 5_000

/** All rankable customers of a policy version by κ ascending, along the key index, in constant memory. */
export async function* rankedBy(
  { customers }: Models,
  policyVersion: number,
): AsyncGenerator<RankedCustomer> {
  const filter = {
    'score.policyVersion': policyVersion,
    'score.kappa': { $gte: -Number.MAX_VALUE },
    kind: 'customer' as const,
    status: 'active' as const,
  }
  const cursor = customers.model
    .find(filter, { 'score.kappa': 1, 'score.parts': 1 })
    .sort({ 'score.kappa': 1, _id: 1 })
    .lean<RankedCustomer[]>()
    .batchSize(batchSize)
    .cursor()
  try {
    for await (const row of cursor) yield row as RankedCustomer
  } catch (error) {
    throw translateStoreError(error)
  }
}
