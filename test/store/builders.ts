import { randomUUID } from 'node:crypto'
import type { Customer, Outgoing, TierEvidence } from '#src/domain/customer.ts'
import type { Cut } from '#src/domain/cut.ts'
import type { FactEvent, OrderEvent } from '#src/domain/event.ts'
import { emptyFacts } from '#src/domain/facts/merge-facts.ts'
import type { EventMonth, Facts } from '#src/domain/facts.ts'
import { usualFollowUp } from '#src/domain/follow-up/usual-follow-up.ts'
import { normaliseName } from '#src/domain/normalise-name.ts'
import type { Policy } from '#src/domain/policy.ts'
import { defaultProspects } from '#src/domain/prospect/default-prospects.ts'
import type { Asker, User } from '#src/domain/user.ts'
import type { CustomerChange } from '#src/ports/customers.ts'
import type { StoredMessage } from '#src/ports/messages.ts'
import type { Notice, TierChangeNotice } from '#src/ports/outbox.ts'
import type { TierChange } from '#src/ports/tier-changes.ts'

const run = randomUUID().slice(0, 8)
let count = 0

/** An id that no other test has. Counted: among thousands, short random ones meet now and then. */
export const anId = (prefix = 'x'): string => {
  count += 1
  return `${prefix}${run}${count}`
}

/** An instant of 2026. */
export const aDay = (day: string): Date => new Date(`2026-${day}T00:00:00.000Z`)

/** Facts of somebody who has done nothing. */
export const someFacts = (given: Partial<Facts> = {}): Facts => ({ ...emptyFacts, ...given })

/** A score with a key. */
export const aScore = (
  given: Partial<NonNullable<Customer['score']>> = {},
): NonNullable<Customer['score']> => ({
  kappa: 1.5,
  parts: { spend: 1, orders: 2, engagement: 0.25 },
  multiplier: 1,
  confidence: 1,
  policyVersion: 1,
  at: aDay('01-02'),
  ...given,
})

/** An active customer whose keys are its name, its words and its ref. */
export function aCustomer(given: Partial<Customer> = {}): Customer {
  const _id = given._id ?? anId('c')
  const ref = given.ref ?? _id
  const name = given.name ?? `Customer ${_id}`
  const normalised = normaliseName(name)

  return {
    _id,
    ref,
    name,
    aliases: [],
    searchKeys: [...new Set([normalised, ...normalised.split(' '), normaliseName(ref)])],
    kind: 'customer',
    status: 'active',
    attrs: {},
    contacts: [],
    tags: [],
    facts: someFacts(),
    lifecycle: 'new',
    knownSince: aDay('01-01'),
    outgoing: [],
    rev: 0,
    v: 1,
    ...given,
  }
}

/** A change that changes nothing but `rev`. */
export const aChange = (given: Partial<CustomerChange> = {}): CustomerChange => ({
  set: {},
  unset: [],
  push: [],
  ...given,
})

/** Why a tier stands. */
export const someEvidence = (given: Partial<TierEvidence> = {}): TierEvidence => ({
  kappa: 1.5,
  cutKappa: 1.25,
  cutId: 'quantile|1|2026-01-02|1',
  reason: 'promoted',
  ...given,
})

/** A notice in a customer's document. */
export const anOutgoing = (given: Partial<Outgoing> = {}): Outgoing => ({
  key: anId('n'),
  kind: 'tier-change',
  at: aDay('01-02'),
  from: 'B',
  to: 'A',
  evidence: someEvidence(),
  rev: 1,
  ...given,
})

/** An order of 1,000 minor units. */
export const anOrder = (given: Partial<OrderEvent> = {}): FactEvent => {
  const at = given.at ?? aDay('03-04')

  return {
    _id: `test|${anId()}`,
    kind: 'order',
    customerId: 'c',
    source: 'test',
    at,
    bookedAt: at,
    receivedAt: at,
    amountMinor: 1_000,
    currency: 'CNY',
    ...given,
  }
}

/** The fold of one month. */
export const aMonth = (customerId: string, month: string, given: Partial<Facts> = {}): EventMonth => ({
  _id: `${customerId}|${month}`,
  customerId,
  month,
  policyVersion: 1,
  facts: someFacts(given),
})

/** A rep. */
export const aPerson = (given: Partial<User> = {}): User => ({
  _id: anId('u'),
  name: 'Mei Lin',
  role: 'rep',
  locale: 'zh',
  zone: 'Asia/Shanghai',
  identities: [],
  active: true,
  ...given,
})

/** Somebody who asks, as a rep with customers of their own. */
export const anAsker = (given: Partial<Asker> = {}): Asker => ({
  userId: 'mei',
  name: 'Mei Lin',
  role: 'rep',
  locale: 'zh',
  zone: 'Asia/Shanghai',
  sees: ['mei'],
  ...given,
})

/** What a message says. */
export const aNotice = (given: Partial<TierChangeNotice> = {}): Notice => ({
  kind: 'tier-change',
  customerId: 'c',
  from: 'B',
  to: 'A',
  evidence: someEvidence(),
  at: aDay('01-02'),
  ...given,
})

/** A change of tier as history keeps it. */
export const aTierChange = (given: Partial<TierChange> = {}): TierChange => ({
  _id: anId('t'),
  customerId: 'c',
  rev: 1,
  at: aDay('01-02'),
  from: 'B',
  to: 'A',
  evidence: someEvidence(),
  ...given,
})

/** A message that went out. */
export const aMessage = (given: Partial<StoredMessage> = {}): StoredMessage => ({
  _id: anId('m'),
  surface: 'playground',
  userId: 'mei',
  direction: 'out',
  card: { title: 'A', rows: [{ $label: 'x.y', value: 1 }], empty: {} },
  at: aDay('01-02'),
  ...given,
})

/** A run's thresholds. */
export const aCut = (given: Partial<Cut> = {}): Cut => ({
  _id: anId('cut|'),
  kind: 'quantile',
  policyVersion: 1,
  at: aDay('01-02'),
  thresholds: [
    { code: 'A', kappa: 2 },
    { code: 'B', kappa: 1 },
  ],
  ranked: 100,
  base: 120,
  sketch: [0.5, 1, 1.5],
  medianParts: { spend: 1, orders: 1, engagement: 0 },
  driftPerDay: -0.004,
  ...given,
})

/** A policy version without scales; its lists are shorter than a valid one's, since a store does not look into them. */
export const aPolicy = (given: Partial<Policy> = {}): Policy => ({
  version: Math.floor(Math.random() * 1e9) + 1,
  name: 'test',
  purpose: { en: 'Keep who matters', zh: '守住重要客户' },
  baseCurrency: 'CNY',
  halfLifeDays: 90,
  landmark: aDay('01-01'),
  dimensions: [],
  interactionWeights: { in: 1, out: 0.25, feedback: 1 },
  tiers: [],
  hysteresis: { band: 0.1, confirmDays: 21, dwellDays: 28 },
  lifecycle: {
    newDays: 60,
    dormantDays: 90,
    slippingFactor: 1.5,
    usualGapDays: 30,
    mature: { purchases: 4, days: 365 },
  },
  prospects: defaultProspects,
  followUp: usualFollowUp,
  feedback: { reach: 0.1, usualRating: 4, priorRatings: 5, halfLifeDays: 180, riskDays: 30 },
  cuts: { by: 'quantile' },
  sources: { narrow: { orders: ['order', 'refund'], interactions: ['interaction', 'feedback'] } },
  smallBase: { below: 50, thresholds: [] },
  ...given,
})
