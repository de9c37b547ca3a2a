import type { Cut } from '#src/domain/cut.ts'
import { aMoment } from './a-customer.ts'

/** A quantile cut of a thousand customers: A begins at κ 7, B at 6, C at 5; κ spreads evenly from 0 to 8. */
export const aCut = (given: Partial<Cut> = {}): Cut => ({
  _id: 'quantile|1|2026-12-12|1',
  kind: 'quantile',
  policyVersion: 1,
  at: aMoment,
  thresholds: [
    { code: 'A', kappa: 7 },
    { code: 'B', kappa: 6 },
    { code: 'C', kappa: 5 },
  ],
  ranked: 1_000,
  base: 1_200,
  sketch: Array.from({ length: 201 }, (_, i) => (i / 200) * 8),
  medianParts: { spend: 12, orders: 3, engagement: 2 },
  driftPerDay: 0.01,
  ...given,
})
