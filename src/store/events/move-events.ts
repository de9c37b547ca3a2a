import type { mongo } from 'mongoose'
import { AppError } from '#src/domain/errors.ts'
import type { FactEvent } from '#src/domain/event.ts'
import { monthOf } from '#src/domain/facts/month.ts'
import { writeUnordered } from '#src/store/bulk.ts'
import type { Models } from '#src/store/models.ts'

const portion = 1_000
const mostRounds = 10_000

/** Where an event goes, and whose it then remembers to have been. */
type Move = { readonly to: string; readonly movedFrom: readonly string[] }

/** All events of one customer to another. */
export const moveEvents = (models: Models, from: string, to: string): Promise<ReadonlySet<string>> =>
  moveWhere(models, { customerId: from }, ({ movedFrom = [] }) => ({ to, movedFrom: [from, ...movedFrom] }))

/** Those that came from there go back; what was told since stays. */
export const moveEventsBack = (models: Models, from: string, to: string): Promise<ReadonlySet<string>> =>
  moveWhere(models, { customerId: from, 'movedFrom.0': to }, ({ movedFrom = [] }) => ({
    to,
    movedFrom: movedFrom.slice(1),
  }))

/** In portions until none is left: each move is conditional on the event as it was read, so two at once move it once. */
async function moveWhere(
  { events: { model, native } }: Models,
  filter: object,
  moveOf: (event: FactEvent) => Move,
): Promise<ReadonlySet<string>> {
  const months = new Set<string>()
  for (let round = 0; round < mostRounds; round++) {
    const found = await model.find(filter).limit(portion).lean<FactEvent[]>()
    if (found.length === 0) return months

    const operations = found.map((event) => operationOf(event, moveOf(event)))
    await writeUnordered(native, operations as unknown as mongo.AnyBulkWriteOperation<FactEvent>[])
    for (const { bookedAt } of found) months.add(monthOf(bookedAt))
  }
  throw contended()
}

/** The month it leaves sees that it has gone, as it does with a refund that is booked anew. */
function operationOf({ _id, customerId, bookedAt, leftMonths = [] }: FactEvent, { to, movedFrom }: Move) {
  const asRead = leftMonths.length === 0 ? { $exists: false } : { $size: leftMonths.length }
  const left = [...leftMonths, `${customerId}|${monthOf(bookedAt)}`]
  const update =
    movedFrom.length > 0
      ? { $set: { customerId: to, leftMonths: left, movedFrom } }
      : { $set: { customerId: to, leftMonths: left }, $unset: { movedFrom: 1 } }

  return { updateOne: { filter: { _id, customerId, leftMonths: asRead }, update } }
}

const contended = () =>
  new AppError({
    code: 'fact-contended',
    message: 'The facts of this customer are being changed by somebody else right now.',
    remedy: 'Try again in a minute.',
    retryable: true,
  })
