import type { Customer } from '#src/domain/customer.ts'
import type { Customers } from '#src/ports/customers.ts'
import { readInBatches } from '#src/store/bulk.ts'
import type { Models } from '#src/store/models.ts'

const asCustomer = { wrote: 0 } as const

/** Reading along parents and groups. */
export function groupReads({
  customers: { model },
}: Pick<Models, 'customers'>): Pick<Customers, 'childrenOf' | 'inGroup' | 'grouped'> {
  return {
    childrenOf: (parents) =>
      readInBatches(parents, (batch) =>
        model.find({ parent: { $in: batch }, status: 'active' }, asCustomer).lean<Customer[]>(),
      ),
    inGroup: (root) =>
      model.find({ 'group.root': root, status: 'active' }, asCustomer).lean<Customer[]>().exec(),
    grouped: (afterId, limit) =>
      model
        .find(
          {
            $or: [{ parent: { $gt: '' } }, { 'group.root': { $gt: '' } }],
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
