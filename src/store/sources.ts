import type { SourceState } from '#src/domain/source/source-state.ts'
import type { Sources } from '#src/ports/sources.ts'
import { insertNew } from './bulk.ts'
import type { Models } from './models.ts'

/** The sources of facts, read and written by name alone: they need no index. */
export function sourcesOf({ sources: { model, native } }: Models): Sources {
  const find = (filter: object) => model.find(filter).sort({ _id: 1 }).lean<SourceState[]>().exec()

  return {
    all: () => find({}),
    named: (names) => find({ _id: { $in: names } }),
    put: async (state) => {
      if (state.rev === 1) return (await insertNew(native, [state])).has(state._id)

      const written = await model.replaceOne({ _id: state._id, rev: state.rev - 1 }, state)
      return written.matchedCount === 1
    },
  }
}
