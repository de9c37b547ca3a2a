import type { BaseForecast } from '#src/domain/forecast/fit-base.ts'

/** The newest fit of each policy version's base. */
export type Forecasts = {
  /** Takes the place of the standing one of its version, unless that one is newer. */
  put(forecast: BaseForecast): Promise<void>
  latest(policyVersion: number): Promise<BaseForecast | undefined>
  clear(): Promise<void>
}
