import type { Rate } from '#src/domain/exchange.ts'
import type { Rates } from '#src/ports/rates.ts'
import { putAll, readInBatches } from './bulk.ts'
import type { Models } from './models.ts'

/** Exchange rates; those of a pair are a range of `_id`s. */
export function ratesOf({ rates }: Models): Rates {
  const { model, native } = rates

  return {
    put: async (given) => {
      const byId = new Map(given.map((rate) => [rate._id, rate]))
      const stored = await readInBatches([...byId.keys()], (batch) =>
        model.find({ _id: { $in: batch } }).lean<Rate[]>(),
      )
      for (const { _id, value } of stored) if (byId.get(_id)?.value === value) byId.delete(_id)
      await putAll(native, [...byId.values()])

      return byId.size
    },
    // `}` follows `|` in every encoding: all days of the pair and nothing else.
    of: (from, to) =>
      model
        .find({ _id: { $gte: `${from}|${to}|`, $lt: `${from}|${to}}` } })
        .sort({ _id: 1 })
        .lean<Rate[]>()
        .exec(),
    pairs: async () => {
      const found = await model.aggregate<{ _id: { from: string; to: string } }>([
        { $group: { _id: { from: '$from', to: '$to' } } },
      ])

      return found.map(({ _id }) => _id).sort((a, b) => (`${a.from}|${a.to}` < `${b.from}|${b.to}` ? -1 : 1))
    },
  }
}
