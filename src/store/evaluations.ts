import type { Evaluations, StoredEvaluation } from '#src/ports/evaluations.ts'
import { putAll } from './bulk.ts'
import type { Models } from './models.ts'

/** One document a period judged; it is small beside what it was made of, so it is read whole. */
export function evaluationsOf({ evaluations: { model, native } }: Models): Evaluations {
  return {
    put: (evaluation) => putAll(native, [evaluation]),
    latest: (limit) => model.find().sort({ at: -1, _id: -1 }).limit(limit).lean<StoredEvaluation[]>().exec(),
  }
}
