import type { Customer, TierState } from '#src/domain/customer.ts'
import type { Cut } from '#src/domain/cut.ts'
import { addDays } from '#src/domain/days.ts'
import type {
  FactEvent,
  FeedbackEvent,
  InteractionEvent,
  OrderEvent,
  RefundEvent,
} from '#src/domain/event.ts'
import { foldMonths } from '#src/domain/facts/fold-months.ts'
import { emptyFacts, mergeFacts } from '#src/domain/facts/merge-facts.ts'
import type { Facts } from '#src/domain/facts.ts'
import type { Policy } from '#src/domain/policy.ts'
import { retailPreset } from '#src/domain/presets/retail.ts'
import type { FreshScore } from '#src/domain/score/score.ts'

/** Day 0 of the tests, and the landmark of their policy: growth is 1 here and 2 on day 90. */
const day0 = new Date('2026-01-01T00:00:00Z')
export const day = (n: number): Date => addDays(day0, n)

export const aPolicy = (over: Partial<Policy> = {}): Policy => ({
  ...retailPreset('CNY'),
  version: 1,
  landmark: day0,
  scales: { spend: 250, orders: 1.5, engagement: 2 },
  ...over,
})

type Made<T> = Partial<T> & { readonly on?: number }

let made = 0
const base = (on: number, source: string) => ({
  _id: `${source}|${++made}`,
  customerId: 'c1',
  source,
  at: day(on),
  bookedAt: day(on),
  receivedAt: day(on),
})

/** 100 yuan on day 0. */
export const anOrder = ({ on = 0, ...over }: Made<OrderEvent> = {}): OrderEvent => ({
  ...base(on, over.source ?? 'shop'),
  kind: 'order',
  amountMinor: 100_00,
  currency: 'CNY',
  ...over,
})

export const aRefund = ({ on = 0, ...over }: Made<RefundEvent> = {}): RefundEvent => ({
  ...base(on, over.source ?? 'shop'),
  kind: 'refund',
  amountMinor: 100_00,
  currency: 'CNY',
  ...over,
})

export const aTouch = ({ on = 0, ...over }: Made<InteractionEvent> = {}): InteractionEvent => ({
  ...base(on, over.source ?? 'shop'),
  kind: 'interaction',
  channel: 'phone',
  direction: 'in',
  ...over,
})

export const aRating = ({ on = 0, ...over }: Made<FeedbackEvent> = {}): FeedbackEvent => ({
  ...base(on, over.source ?? 'shop'),
  kind: 'feedback',
  topic: 'service',
  rating: 5,
  ...over,
})

export const factsOf = (events: readonly FactEvent[], policy: Policy = aPolicy()): Facts =>
  mergeFacts(foldMonths(policy, 'c1', events).map(({ facts }) => facts))

/** A cut on day `on` at A 4, B 2, C 1 (keys, so κ 2, 1, 0), standing still. */
export const aCut = ({ on = 0, ...over }: Partial<Cut> & { readonly on?: number } = {}): Cut => ({
  _id: 'quantile|1|2026-01-01|1',
  kind: 'quantile',
  policyVersion: 1,
  at: day(on),
  thresholds: [
    { code: 'A', kappa: 2 },
    { code: 'B', kappa: 1 },
    { code: 'C', kappa: 0 },
  ],
  ranked: 100,
  base: 120,
  sketch: Array.from({ length: 201 }, (_, i) => -2 + i / 40),
  medianParts: { spend: 0.5, orders: 0.2, engagement: 0.1 },
  driftPerDay: 0,
  ...over,
})

/** A score whose κ and basis are the same, as without feedback and with every dimension told. */
export const aScore = (kappa: number | undefined, over: Partial<FreshScore> = {}): FreshScore => ({
  ...(kappa === undefined ? {} : { kappa, basis: kappa }),
  parts: { spend: kappa === undefined ? 0 : 2 ** kappa, orders: 0, engagement: 0 },
  multiplier: 1,
  confidence: 1,
  policyVersion: 1,
  at: day0,
  ...over,
})

/** A tier that has stood since day 0 on plain evidence. */
export const aTier = (code: string, over: Partial<TierState> = {}): TierState => ({
  code,
  since: day0,
  evidence: { reason: 'demoted', policyVersion: 1 },
  ...over,
})

export const aCustomer = (over: Partial<Customer> = {}): Customer => ({
  _id: 'c1',
  ref: 'acme',
  name: 'Acme',
  aliases: [],
  searchKeys: ['acme'],
  kind: 'customer',
  status: 'active',
  attrs: {},
  contacts: [],
  tags: [],
  facts: emptyFacts,
  lifecycle: 'growing',
  knownSince: day0,
  outgoing: [],
  rev: 1,
  v: 1,
  ...over,
})
