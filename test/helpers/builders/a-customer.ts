import type { Customer, Lifecycle, TierState } from '#src/domain/customer.ts'
import type { Facts } from '#src/domain/facts.ts'
import { normaliseName } from '#src/domain/normalise-name.ts'
import { scoreOf } from '#src/domain/score/score.ts'
import { searchKeysOf } from '#src/ingest/customers/search-keys.ts'
import { aPolicy } from './a-policy.ts'

/** The moment that builders and tests of cards and commands agree on: a Saturday in Shanghai. */
export const aMoment = new Date('2026-12-12T02:00:00Z')

/** Days before that moment. */
export const daysAgo = (days: number): Date => new Date(aMoment.getTime() - days * 86_400_000)

/** Facts of a lively customer; sums are those of 345 days after the policy's landmark. */
export const someFacts = (given: Partial<Facts> = {}): Facts => ({
  sums: { spend: 120_000, orders: 80, engagement: 90 },
  orderCount: 15,
  refundCount: 1,
  purchaseDays: 15,
  valueSum: 120_000,
  netSpendMinor: 41_250_050,
  firstDayMinor: 2_750_050,
  firstOrderAt: daysAgo(330),
  lastPurchaseAt: daysAgo(3),
  lastOrder: { at: daysAgo(3), amountMinor: 320_000, currency: 'CNY', product: 'Sensors' },
  recentOrders: [
    { at: daysAgo(40), amountMinor: 1_234_567, currency: 'CNY' },
    { at: daysAgo(3), amountMinor: 320_000, currency: 'CNY', product: 'Sensors' },
  ],
  touchesOut: 4,
  touchesIn: 9,
  lastTouch: { at: daysAgo(5), channel: 'phone', direction: 'out', answered: true },
  recentTouches: [{ at: daysAgo(5), channel: 'phone', direction: 'out', answered: true }],
  lastFromCustomerAt: daysAgo(3),
  ratings: { service: { count: 2, ratingSum: 9, lastAt: daysAgo(20) } },
  sources: {
    crm: { kinds: ['interaction', 'feedback'], lastAt: daysAgo(5) },
    shop: { kinds: ['order', 'refund'], lastAt: daysAgo(3) },
  },
  eventCount: 30,
  lastEventAt: daysAgo(3),
  ...given,
})

/** A standing tier: promoted a month ago. */
export const aTier = (given: Partial<TierState> = {}): TierState => ({
  code: 'A',
  since: daysAgo(30),
  previous: 'B',
  evidence: { reason: 'promoted', kappa: 8, cutKappa: 7.75, policyVersion: 1 },
  ...given,
})

type Given = Partial<Omit<Customer, 'lifecycle'>> & { readonly lifecycle?: Lifecycle }

/** A customer with defaults, scored under `aPolicy()`. */
export function aCustomer(given: Given = {}): Customer {
  const name = given.name ?? 'Acme Robotics'
  const ref = given.ref ?? normaliseName(name).replaceAll(' ', '-')
  const aliases = given.aliases ?? []
  const facts = given.facts ?? someFacts()

  return {
    _id: `c-${ref}`,
    ref,
    name,
    aliases,
    searchKeys: searchKeysOf({ ref, name, aliases }),
    kind: 'customer',
    status: 'active',
    owner: 'mei',
    attrs: {},
    contacts: [],
    tags: [],
    facts,
    score: scoreOf(facts, aPolicy(), aMoment),
    tier: aTier(),
    lifecycle: 'growing',
    knownSince: daysAgo(330),
    outgoing: [],
    rev: 1,
    v: 1,
    ...given,
  }
}
