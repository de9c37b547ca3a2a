import type { Connection } from 'mongoose'
import type { Customer } from '#src/domain/customer.ts'
import type { Customers } from '#src/ports/customers.ts'
import { databaseAgo } from '#src/store/database-clock.ts'
import type { Models } from '#src/store/models.ts'

const asCustomer = { wrote: 0 } as const

type Waiting = Pick<
  Customers,
  'dirtyIds' | 'mergedDirtyIds' | 'outgoingIds' | 'dueIds' | 'laggingIds' | 'withProposals'
>

/** What waits: for a decision, the relay, its hour, the version in force, a person. */
export function waitingReads(
  connection: Connection,
  { customers: { model } }: Pick<Models, 'customers'>,
): Waiting {
  const idsWhere = async (
    filter: object,
    sort: Record<string, 1>,
    limit: number,
  ): Promise<readonly string[]> => {
    const found = await model.find(filter, { _id: 1 }).sort(sort).limit(limit).lean<{ _id: string }[]>()

    return found.map(({ _id }) => _id)
  }

  return {
    dirtyIds: async (olderThanMs, limit) =>
      idsWhere(
        { 'dirty.at': { $lt: await databaseAgo(connection, olderThanMs) }, status: 'active' },
        { 'dirty.at': 1 },
        limit,
      ),
    mergedDirtyIds: (limit) =>
      idsWhere({ 'dirty.at': { $gt: new Date(0) }, status: 'merged' }, { 'dirty.at': 1 }, limit),
    outgoingIds: async (olderThanMs, limit) =>
      idsWhere(
        { outgoingSince: { $lt: await databaseAgo(connection, olderThanMs) } },
        { outgoingSince: 1 },
        limit,
      ),
    dueIds: (now, limit) =>
      idsWhere({ nextCheckAt: { $lte: now }, status: 'active' }, { nextCheckAt: 1 }, limit),
    laggingIds: (policyVersion, limit) =>
      idsWhere(
        { 'score.policyVersion': { $lt: policyVersion }, status: 'active' },
        { 'score.policyVersion': 1 },
        limit,
      ),
    withProposals: (afterId, limit) =>
      model
        .find(
          {
            'tier.proposed.at': { $gt: new Date(0) },
            status: 'active',
            ...(afterId === undefined ? {} : { _id: { $gt: afterId } }),
          },
          asCustomer,
        )
        .sort({ _id: 1 })
        .limit(limit)
        .lean<Customer[]>()
        .exec(),
  }
}
