import type { BaseForecast } from '#src/domain/forecast/fit-base.ts'
import type { Forecasts } from '#src/ports/forecasts.ts'
import { insertNew } from './bulk.ts'
import type { Models } from './models.ts'

/** One document a policy version: a later fit takes the earlier one's place, whichever is written last. */
export function forecastsOf({ forecasts: { model, native } }: Models): Forecasts {
  return {
    put: async (forecast) => {
      const _id = String(forecast.policyVersion)
      if ((await insertNew(native, [{ _id, ...forecast }])).size > 0) return

      await native.replaceOne({ _id, fittedAt: { $lte: forecast.fittedAt } }, forecast)
    },
    latest: async (policyVersion) =>
      (await model.findById(String(policyVersion), { _id: 0 }).lean<BaseForecast>()) ?? undefined,
    clear: async () => {
      await model.deleteMany({})
    },
  }
}
