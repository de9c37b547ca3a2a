import type { Customer, TierState } from '#src/domain/customer.ts'
import type { Cut } from '#src/domain/cut.ts'
import { addDays } from '#src/domain/days.ts'
import { below, type Random, seeded, shuffled } from '#src/domain/evaluation/random.ts'
import type { FactEvent } from '#src/domain/event.ts'
import { foldMonths } from '#src/domain/facts/fold-months.ts'
import { mergeFacts } from '#src/domain/facts/merge-facts.ts'
import type { Facts } from '#src/domain/facts.ts'
import { buyerOf, fitBase } from '#src/domain/forecast/fit-base.ts'
import type { Policy } from '#src/domain/policy.ts'
import { answerOf } from '#src/domain/question/answer-of.ts'
import { byValue } from '#src/domain/question/best-question.ts'
import type { Candidate } from '#src/domain/question/candidate.ts'
import { type QuestionFrame, unseenDays, unseenOrders } from '#src/domain/question/unseen-orders.ts'
import { calibrate } from '#src/domain/score/calibrate.ts'
import { scoreOf } from '#src/domain/score/score.ts'
import { quantileCut } from '#src/domain/tier/cuts.ts'
import { decideTier } from '#src/domain/tier/decide-tier.ts'

/** Customers with their events, all of it known: what a trial masks some of. */
export type Whole = {
  readonly customers: readonly Customer[]
  readonly events: ReadonlyMap<string, readonly FactEvent[]>
  readonly policy: Policy
  readonly now: Date
}

/** How a base stands: everyone's tier under one cut. */
type Standing = {
  readonly customers: readonly Customer[]
  readonly cut: Cut
}

export type Asked = {
  readonly questions: number
  readonly errors: number
  /** Errors less than before asking, new ones taken off. */
  readonly best: number
  /** The same questions put at random: of those that could change a tier, and to anybody. Means over the draws. */
  readonly random: number
  readonly randomAny: number
}

const factsFrom = (policy: Policy, id: string, events: readonly FactEvent[]): Facts =>
  mergeFacts(foldMonths(policy, id, events).map(({ facts }) => facts))

/** Scales frozen on the whole base, as they were before anything went missing. */
export function wholeBase(
  customers: readonly Customer[],
  events: readonly FactEvent[],
  preset: Policy,
  now: Date,
): Whole {
  const byCustomer = Map.groupBy(events, ({ customerId }) => customerId)
  const folded = customers
    .map((customer) => ({
      ...customer,
      facts: factsFrom(preset, customer._id, byCustomer.get(customer._id) ?? []),
    }))
    .filter(({ facts }) => facts.orderCount > 0)
    .map((customer): Customer => ({ ...customer, kind: 'customer' }))
  const scales = calibrate(
    folded.map(({ facts }) => facts),
    preset,
    now,
  )
  return { customers: folded, events: byCustomer, policy: { ...preset, scales }, now }
}

/** Cuts the base and decides everybody, going on from the tiers that stand. */
function decide({ policy, now }: Whole, customers: readonly Customer[], n: number): Standing {
  const scores = customers.map(({ facts }) => scoreOf(facts, policy, now))
  const _id = `quantile|${policy.version}|2026-01-01|${n}`
  const cut = quantileCut({ _id, policy, at: now, scores, base: customers.length })
  const decided = customers.map((customer, i): Customer => {
    const score = scores[i]
    if (!score) return customer
    const standing: { tier?: TierState } = customer.tier ? { tier: customer.tier } : {}
    const { tier } = decideTier({
      kind: 'customer',
      score,
      lifecycle: 'mature',
      cut,
      policy,
      now,
      ...standing,
    })
    return { ...customer, score, tier }
  })
  return { customers: decided, cut }
}

const withoutTier = ({ tier: _, score: __, ...customer }: Customer): Customer => customer

/** What each masked customer bought in the days that are masked: the answers. */
type Truth = ReadonlyMap<string, number>

/** A random fifth loses its last 90 days, all of them. */
function mask(
  whole: Whole,
  random: Random,
): { readonly customers: readonly Customer[]; readonly truth: Truth } {
  const { customers, events, policy, now } = whole
  const from = addDays(now, -unseenDays)
  const chosen = new Set(
    shuffled(customers, random)
      .slice(0, Math.round(customers.length / 5))
      .map(({ _id }) => _id),
  )
  const truth = new Map<string, number>()
  const masked = customers.map((customer): Customer => {
    if (!chosen.has(customer._id)) return withoutTier(customer)
    const all = events.get(customer._id) ?? []
    const known = all.filter(({ at }) => at < from)
    const facts = factsFrom(policy, customer._id, known)
    truth.set(customer._id, Math.max(0, customer.facts.netSpendMinor - facts.netSpendMinor))
    return { ...withoutTier(customer), facts }
  })
  return { customers: masked, truth }
}

/** What somebody who knows would tap: nothing where nothing was masked. */
function tapped({ options }: Candidate, amountMinor: number): string {
  if (amountMinor === 0) return 'none'
  const bin = options.findLast(({ code, fromMinor = 0 }) => code !== 'none' && amountMinor >= fromMinor)
  return bin?.code ?? 'none'
}

function errorsIn(standing: Standing, truth: Standing): number {
  return standing.customers.filter(({ tier }, i) => tier?.code !== truth.customers[i]?.tier?.code).length
}

/** The base once these customers' owners have answered, cut and decided anew. */
function answered(whole: Whole, before: Standing, asked: readonly Candidate[], truth: Truth): Standing {
  const byId = new Map(asked.map((candidate) => [candidate.customerId, candidate]))
  const customers = before.customers.map((customer): Customer => {
    const candidate = byId.get(customer._id)
    if (!candidate) return customer
    const code = tapped(candidate, truth.get(customer._id) ?? 0)
    const answer = answerOf(candidate, code, whole.now)
    return answer
      ? { ...customer, facts: { ...customer.facts, answers: [{ ...answer, at: whole.now }] } }
      : customer
  })
  return decide(whole, customers, 2)
}

/** The first so many of each owner, by their order; owners take turns so that all ask alike. */
function spread<T>(ordered: readonly T[], ownerOf: (one: T) => string, count: number): readonly T[] {
  const queues = [...Map.groupBy(ordered, ownerOf).values()]
  const taken: T[] = []
  for (let day = 0; taken.length < count && queues.some((queue) => queue.length > day); day++)
    for (const queue of queues) {
      const one = queue[day]
      if (one !== undefined && taken.length < count) taken.push(one)
    }
  return taken
}

/**
 * Masks, asks, answers, decides, for each number of questions: the product's own choice beside random ones, drawn from
 * the questions that could change a tier (the harder rival), and from all customers (where one is drawn of whom there is
 * nothing to ask, the question mends nothing).
 */
export function trial(whole: Whole, seed: number, shares: readonly number[], draws = 10): readonly Asked[] {
  const random = seeded(seed)
  const truth = decide(whole, whole.customers.map(withoutTier), 1)
  const { customers, truth: hidden } = mask(whole, random)
  const before = decide(whole, customers, 1)
  const { policy, now } = whole
  const buyers = before.customers.flatMap(({ facts }) => buyerOf(facts, policy, now) ?? [])
  const fits = fitBase(buyers, { policy, now })?.fits
  if (!fits) throw new Error('the base has no fit')

  const frame: QuestionFrame = { policy, cut: before.cut, fits, now }
  const candidates = before.customers.flatMap((customer) => unseenOrders(customer, frame) ?? [])
  const candidateOf = new Map(candidates.map((candidate) => [candidate.customerId, candidate]))
  const ownerOf = new Map(before.customers.map(({ _id, owner }) => [_id, owner ?? `o${below(random, 10)}`]))
  const owned = (id: string) => ownerOf.get(id) ?? ''
  const useful = candidates.map(({ customerId }) => customerId)
  const everyone = before.customers.map(({ _id }) => _id)
  const errors = errorsIn(before, truth)
  const mended = (ids: readonly string[]) =>
    errors -
    errorsIn(
      answered(
        whole,
        before,
        ids.flatMap((id) => candidateOf.get(id) ?? []),
        hidden,
      ),
      truth,
    )
  const meanOfDraws = (pool: readonly string[], count: number) =>
    Array.from({ length: draws }, () => mended(spread(shuffled(pool, random), owned, count))).reduce(
      (sum, one) => sum + one / draws,
      0,
    )

  return shares.map((share) => {
    const questions = Math.round(share * everyone.length)
    const chosen = spread(candidates.toSorted(byValue), ({ customerId }) => owned(customerId), questions)
    return {
      questions,
      errors,
      best: mended(chosen.map(({ customerId }) => customerId)),
      random: meanOfDraws(useful, questions),
      randomAny: meanOfDraws(everyone, questions),
    }
  })
}
