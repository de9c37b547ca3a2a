import { addDays } from '#src/domain/days.ts'
import type { ModelAsks } from '#src/ports/model-asks.ts'
import { putAll } from './bulk.ts'
import type { Models, StoredModelAsk } from './models.ts'

const keptDays = 90

/** What was sent to a model. Each row goes by itself when its days are over. */
export function modelAsksOf({ modelAsks }: Models): ModelAsks {
  const { model, native } = modelAsks

  return {
    put: (ask) => putAll(native, [{ ...ask, endsAt: addDays(ask.at, keptDays) }]),
    newest: async (limit, who) => {
      const rows = await model
        .find(who === undefined ? {} : { who })
        .sort({ at: -1, _id: -1 })
        .limit(limit)
        .lean<StoredModelAsk[]>()
      return rows.map(({ endsAt: _, ...ask }) => ask)
    },
  }
}
