import { expect, test } from 'vitest'
import type { Customer } from '#src/domain/customer.ts'
import { foldMonths } from '#src/domain/facts/fold-months.ts'
import { mergeFacts } from '#src/domain/facts/merge-facts.ts'
import { lifecycleOf } from '#src/domain/lifecycle.ts'
import { retailPreset } from '#src/domain/presets/retail.ts'
import { calibrate } from '#src/domain/score/calibrate.ts'
import { scoreOf } from '#src/domain/score/score.ts'
import { quantileCut, rankShare } from '#src/domain/tier/cuts.ts'
import { sampleCompany } from '#src/ingest/sample/sample-company.ts'

/** The whole company under the first policy, as it stands at noon of its end day. */
function scored(spec: { seed: number; endDay: string }) {
  const { customers, events } = sampleCompany(spec)
  const now = new Date(`${spec.endDay}T12:00:00+08:00`)
  const raw = { ...retailPreset('CNY'), version: 1 }
  const eventsOf = Map.groupBy(events, ({ customerId }) => customerId)
  const folded = customers.map((customer) => ({
    customer,
    facts: mergeFacts(
      foldMonths(raw, customer._id, eventsOf.get(customer._id) ?? []).map((month) => month.facts),
    ),
  }))
  const buyers = folded.filter(({ customer }) => customer.kind === 'customer')
  const policy = {
    ...raw,
    scales: calibrate(
      buyers.map(({ facts }) => facts),
      raw,
      now,
    ),
  }
  const scores = buyers.map(({ facts }) => scoreOf(facts, policy, now))
  const cut = quantileCut({ _id: 'quantile|1|day|1', policy, at: now, scores, base: buyers.length })
  const lifecycles = folded.map(
    ({ customer, facts }) => lifecycleOf(facts, customer.kind, policy, now, customer.knownSince).lifecycle,
  )
  const rankOf = (name: Customer['name']) => {
    const at = buyers.findIndex(({ customer }) => customer.name === name)
    return rankShare(scores[at]?.kappa, cut.sketch)
  }
  const lifecycleNamed = (name: string) => lifecycles[customers.findIndex((one) => one.name === name)]
  return { lifecycles, rankOf, lifecycleNamed }
}

test.each([
  { seed: 1, endDay: '2026-11-22' },
  { seed: 7, endDay: '2026-03-05' },
])(
  'scored under the first policy, company %o has somebody in every lifecycle and its heroes in their parts',
  (spec) => {
    const { lifecycles, rankOf, lifecycleNamed } = scored(spec)
    const share = (wanted: string) => lifecycles.filter((one) => one === wanted).length / 2300

    expect(share('prospect')).toBeCloseTo(300 / 2300, 5)
    expect(share('new')).toBeGreaterThan(0.01)
    expect(share('growing')).toBeGreaterThan(0.05)
    expect(share('mature')).toBeGreaterThan(0.2)
    expect(share('slipping')).toBeGreaterThan(0.05)
    expect(share('dormant')).toBeGreaterThan(0.15)
    expect(share('dormant')).toBeLessThan(0.4)
    expect(rankOf('Acme')).toBeGreaterThan(0.92)
    expect(rankOf('Acme')).toBeLessThan(0.985)
    expect(lifecycleNamed('阿里山茶业')).toBe('slipping')
    expect(rankOf('阿里山茶业')).toBeGreaterThan(0.75)
  },
)
