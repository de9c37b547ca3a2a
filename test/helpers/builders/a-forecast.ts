import type { BaseForecast } from '#src/domain/forecast/fit-base.ts'
import { daysAgo } from './a-customer.ts'

/** A fit of a thousand customers, made yesterday, with yuan of a few thousand an order. */
export const aForecast = (given: Partial<BaseForecast> = {}): BaseForecast => ({
  policyVersion: 1,
  currency: 'CNY',
  fittedAt: daysAgo(1),
  customers: 1_000,
  sampled: 1_000,
  fits: {
    purchases: {
      model: 'MBG/NBD',
      parameters: { r: 3.1, alpha: 20, a: 0.04, b: 0.18 },
      logLikelihood: -45_137,
      customers: 1_000,
      method: 'mle',
      warnings: [],
    },
    spend: {
      parameters: { p: 2, q: 3, v: 4_000 },
      logLikelihood: -14_260,
      customers: 800,
      method: 'mle',
      warnings: [],
    },
  },
  season: 'not-modelled',
  backTest: { days: 91, customers: 900, expected: 2_718.3, actual: 2_577 },
  outlooks: [{ days: 91, orders: { expected: 2_871, low: 2_656, high: 3_086 } }],
  lines: { smallSum: 10_000, largeSum: 100_000 },
  ...given,
})
