import type { mongo } from 'mongoose'
import type { FactEvent } from '#src/domain/event.ts'
import { type Rebooking, rebooked } from '#src/domain/facts/book-refunds.ts'
import { writeUnordered } from '#src/store/bulk.ts'
import type { Models } from '#src/store/models.ts'

/**
 * Books refunds anew, each in one conditional update: what is booked, at which rate and which months it has left
 * change together, or not at all where another was quicker.
 */
export async function rebook({ events: { native } }: Models, changes: readonly Rebooking[]): Promise<void> {
  const operations = changes.map((change) => {
    const { _id, bookedAt, leftMonths = [] } = change.refund
    const { bookedAt: now, base, leftMonths: left } = rebooked(change)
    const asRead =
      leftMonths.length === 0
        ? { leftMonths: { $exists: false } }
        : { leftMonths: { $size: leftMonths.length } }

    return {
      updateOne: {
        filter: { _id, bookedAt, ...asRead },
        update: { $set: { bookedAt: now, leftMonths: left, ...(base ? { base } : {}) } },
      },
    }
  })
  await writeUnordered(native, operations as unknown as mongo.AnyBulkWriteOperation<FactEvent>[])
}
