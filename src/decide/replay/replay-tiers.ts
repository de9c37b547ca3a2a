import { groupsIn } from '#src/decide/groups/group-past.ts'
import { prospectCounter } from '#src/decide/policy/prospects-of-base.ts'
import { decideCustomer } from '#src/decide/tiers/decide-customer.ts'
import { growingFacts } from '#src/decide/tiers/growing-facts.ts'
import { stands } from '#src/decide/tiers/stands.ts'
import { calendarFor } from '#src/domain/calendar/calendar-for.ts'
import type { WorkCalendar } from '#src/domain/calendar/work-calendar.ts'
import type { Customer } from '#src/domain/customer.ts'
import type { Cut } from '#src/domain/cut.ts'
import { addDays, daysBetween } from '#src/domain/days.ts'
import type { FactEvent } from '#src/domain/event.ts'
import { withProfile } from '#src/domain/facts/profile-sums.ts'
import type { Facts } from '#src/domain/facts.ts'
import { type GroupChange, isHeldElsewhere } from '#src/domain/group/sum-up.ts'
import { localDay } from '#src/domain/local-day.ts'
import type { Policy } from '#src/domain/policy.ts'
import { present } from '#src/domain/present.ts'
import { calibrate } from '#src/domain/score/calibrate.ts'
import { scoreOf } from '#src/domain/score/score.ts'
import { blindSpansOf } from '#src/domain/source/blind-spans.ts'
import { heard, heardIn } from '#src/domain/source/heard.ts'
import { restsAround } from '#src/domain/source/rests.ts'
import { silenceRuleOf } from '#src/domain/source/silence.ts'
import type { Rest, SourceState } from '#src/domain/source/source-state.ts'
import { standingsOf } from '#src/domain/source/standing.ts'
import { watched } from '#src/domain/source/watched.ts'
import { cutIdOf } from '#src/domain/tier/cut-id.ts'
import { absoluteCut, cutKindFor, quantileCut } from '#src/domain/tier/cuts.ts'
import type { CustomerChange } from '#src/ports/customers.ts'
import { arrivals } from './arrivals.ts'
import { noWarnings, type ReplayedWarnings, warnReplayed } from './replay-warnings.ts'

/** How the stores stand at the end of one day of a replay. */
export type ReplayDay = Readonly<Walk> & { readonly now: Date }

export type ReplayInput = {
  /** As they were first stored: nothing folded, nothing decided. Each joins when it became known. */
  readonly customers: readonly Customer[]
  /** Their events, in any order; each counts from when it was received. */
  readonly events: readonly FactEvent[]
  /** Without scales it is calibrated at the first run. */
  readonly policy: Policy
  /** IANA: a run is named after the company's own day. */
  readonly companyTimeZone: string
  /** The company's working days; not given: what is published for its zone. */
  readonly calendar?: WorkCalendar
  readonly from: Date
  readonly until: Date
  /** Days between two cuts of the base, whole. */
  readonly everyDays: number
  /** Sees the stores as each day leaves them. */
  readonly onDay?: (day: ReplayDay) => void
}

/** What would stand in the stores at `until`. */
export type Replay = {
  readonly policy: Policy
  /** Oldest first. */
  readonly cuts: readonly Cut[]
  /** Warnings as they were given and settled, and the track record by month. */
  readonly warnings: ReplayedWarnings
  /** In the order given, those that had become known; every notice since `from` still waits in `outgoing`. */
  readonly customers: readonly Customer[]
}

/** The stores of a replay: what the walk from day to day changes. */
type Walk = {
  policy: Policy
  readonly cuts: Cut[]
  readonly customers: Map<string, Customer>
  readonly sources: Map<string, SourceState>
  readonly warnings: ReplayedWarnings
}

/**
 * Decides a company's past by the rules of its present: every day whoever has new facts or is due, every
 * `everyDays` the whole base under a new cut, as the jobs would have done. Pure; same input ⇒ same replay.
 */
export function replayTiers(input: ReplayInput): Replay {
  const days = replayDays(input)
  for (;;) {
    const { done, value } = days.next()
    if (done) return value
  }
}

/** The same a day at a time, for a process that answers others in between; yields the share that is done, 0 to 1. */
export function* replayDays(input: ReplayInput): Generator<number, Replay> {
  const { from, until } = input
  const walk: Walk = {
    policy: input.policy,
    cuts: [],
    customers: new Map(),
    sources: new Map(),
    warnings: noWarnings(),
  }
  const facts = growingFacts(input.policy, input.events)
  const arriving = arrivals(input.events, ({ receivedAt }) => receivedAt)
  const joining = arrivals(input.customers, ({ knownSince }) => knownSince)
  const { companyTimeZone: zone, calendar = calendarFor(zone, []) } = input

  for (let day = 0, now = from; now <= until; now = addDays(from, ++day)) {
    for (const one of joining(now)) walk.customers.set(one._id, one)
    listen(walk, { events: arriving(now), rests: restsAround(calendar, zone, localDay(now, zone)) }, now)
    rescore(walk, facts.upTo(now), now)
    if (day % input.everyDays === 0) run(walk, input.companyTimeZone, now)
    input.onDay?.({ now, ...walk })
    yield until > from ? daysBetween(from, now) / daysBetween(from, until) : 1
  }
  const customers = input.customers.flatMap(({ _id }) => walk.customers.get(_id) ?? [])
  return { policy: walk.policy, cuts: walk.cuts, customers, warnings: walk.warnings }
}

type Listened = { readonly events: readonly FactEvent[]; readonly rests: readonly Rest[] }

/** What has come in is a word of its source; then each source is looked at, as the watching job does. */
function listen({ policy, sources }: Walk, { events, rests }: Listened, now: Date): void {
  for (const told of heardIn(events, now)) {
    const next = heard(sources.get(told.source), told, now)
    if (next) sources.set(told.source, next)
  }
  for (const state of [...sources.values()]) {
    const known = { ...state, rests }
    sources.set(state._id, watched(known, now, silenceRuleOf(policy))?.next ?? known)
  }
}

/** Whoever has new facts, or something that time alone has brought about. */
function rescore(walk: Walk, fresh: ReadonlyMap<string, Facts>, now: Date): void {
  for (const customer of walk.customers.values()) {
    const facts = fresh.get(customer._id)
    const isDue = customer.nextCheckAt !== undefined && customer.nextCheckAt <= now
    if (facts || isDue) write(walk, customer, decide(walk, customer, facts ?? customer.facts, now))
  }
  for (const change of groupUp(walk, now)) {
    const member = walk.customers.get(change.customer._id)
    if (member && isHeldElsewhere(change, frameOf(walk, now))) {
      write(walk, member, decide(walk, member, member.facts, now))
    }
  }
}

const frameOf = ({ policy, cuts }: Walk, now: Date) => ({ policy, cut: cuts.at(-1), now })

/** Sums up the groups; answers whom that is news to, as they stood before. */
function groupUp(walk: Walk, now: Date): readonly GroupChange[] {
  const changes = groupsIn(walk.customers, frameOf(walk, now))
  for (const { customer, group } of changes) {
    const { group: _, ...plain } = customer
    walk.customers.set(customer._id, { ...plain, ...present({ group }), rev: customer.rev + 1 })
  }
  return changes
}

/** Cuts the base and decides all of it; a base in which nobody has bought is left alone. */
function run(walk: Walk, companyTimeZone: string, now: Date): void {
  walk.policy = calibrated(walk, now)
  if (!walk.policy.scales) return

  walk.cuts.push(cutOf(walk, companyTimeZone, now))
  groupUp(walk, now)
  for (const customer of walk.customers.values()) {
    const change = decide(walk, customer, customer.facts, now)
    if (!stands(customer, change)) write(walk, customer, change)
  }
  const sources = standingsOf([...walk.sources.values()], walk.policy, now)
  warnReplayed(walk.warnings, { ...frameOf(walk, now), customers: walk.customers, sources })
}

const buyersOf = ({ customers }: Walk) => [...customers.values()].filter(({ kind }) => kind === 'customer')

function calibrated(walk: Walk, now: Date): Policy {
  if (walk.policy.scales) return walk.policy

  const scales = calibrate(
    buyersOf(walk).map((one) => withProfile(one.facts, one, walk.policy)),
    walk.policy,
    now,
  )
  return Object.keys(scales).length === 0 ? walk.policy : { ...walk.policy, scales, calibratedAt: now }
}

/** By the standing keys; in a base that has just been calibrated, by those its facts make. */
function cutOf(walk: Walk, companyTimeZone: string, at: Date): Cut {
  const { policy, cuts } = walk
  const buyers = buyersOf(walk)
  const scores = buyers.map((one) => one.score ?? scoreOf(withProfile(one.facts, one, policy), policy, at))
  const kind = cutKindFor(scores.filter(({ kappa }) => kappa !== undefined).length, policy)
  const name = { kind, policyVersion: policy.version, localDate: localDay(at, companyTimeZone), n: 1 }
  const make = kind === 'absolute' ? absoluteCut : quantileCut
  const blind = blindSpansOf([...walk.sources.values()], policy)

  const cut = make({ _id: cutIdOf(name), policy, at, scores, base: buyers.length, earlier: cuts, blind })
  return { ...cut, ...present({ prospects: prospectsIn(walk, cut) }) }
}

/** What the run's base says to prospects, where there are some. */
function prospectsIn({ policy, customers }: Walk, cut: Cut): Cut['prospects'] {
  const base = [...customers.values()]
  if (base.every(({ kind }) => kind !== 'prospect')) return undefined

  const counter = prospectCounter(policy, cut)
  counter.add(base)
  return counter.base()
}

function decide(walk: Walk, customer: Customer, facts: Facts, now: Date): CustomerChange {
  const { policy, cuts } = walk
  const sources = standingsOf([...walk.sources.values()], policy, now)
  return decideCustomer(customer, facts, { policy, cut: cuts.at(-1), now, sources })
}

/** What the store's one conditional update does. */
function write({ customers }: Walk, customer: Customer, { set, unset, push }: CustomerChange): void {
  const outgoing = [...customer.outgoing, ...push]
  const { nextCheckAt, ...next } = { ...customer, ...set, outgoing, rev: customer.rev + 1 }
  const due = unset.includes('nextCheckAt') ? undefined : nextCheckAt
  customers.set(customer._id, { ...next, ...present({ nextCheckAt: due }) })
}
