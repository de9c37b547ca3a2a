import { prospectCounter } from '#src/decide/policy/prospects-of-base.ts'
import { decideCustomer } from '#src/decide/tiers/decide-customer.ts'
import type { RunFrame } from '#src/decide/tiers/decide-page.ts'
import { stands } from '#src/decide/tiers/stands.ts'
import type { Customer } from '#src/domain/customer.ts'
import type { Cut } from '#src/domain/cut.ts'
import { addDays } from '#src/domain/days.ts'
import { seeded } from '#src/domain/evaluation/random.ts'
import type { FactEvent } from '#src/domain/event.ts'
import { isHeldElsewhere } from '#src/domain/group/sum-up.ts'
import type { Policy } from '#src/domain/policy.ts'
import type { SourceStanding } from '#src/domain/source/standing.ts'
import { cutIdOf } from '#src/domain/tier/cut-id.ts'
import { quantileCut } from '#src/domain/tier/cuts.ts'
import type { CustomerChange } from '#src/ports/customers.ts'
import { aMoment, daysAgo } from '../helpers/builders/a-customer.ts'
import { anOrder, aRating, aTouch } from '../helpers/builders/a-fact.ts'
import { aNewcomer } from '../helpers/builders/a-newcomer.ts'
import { factsOf } from '../helpers/builders/facts-of.ts'

/** What happens in a base besides orders, touches, ratings and refunds. */
export type Plot = {
  readonly seed: number
  readonly policy: Policy
  readonly size: number
  readonly days: number
  /** By how much the lines jump from run to run, κ. */
  readonly jump: number
  readonly outages: boolean
  readonly groups: boolean
  readonly pins: boolean
  readonly prospects: boolean
  /** New customers whom nobody has decided yet, and marks of new facts. */
  readonly strays: boolean
}

type Base = {
  readonly plot: Plot
  readonly next: () => number
  readonly customers: Map<string, Customer>
  readonly events: Map<string, FactEvent[]>
  cut: Cut | undefined
  now: Date
}

const chance = ({ next }: Base, share: number) => next() < share

/** What the store's one conditional update does. */
function write({ customers }: Base, customer: Customer, { set, unset, push }: CustomerChange): void {
  const { dirty: _, ...standing } = customer
  const next = { ...standing, ...set, outgoing: [...customer.outgoing, ...push], rev: customer.rev + 1 }
  const { nextCheckAt: __, ...idle } = next
  customers.set(customer._id, unset.includes('nextCheckAt') ? idle : next)
}

/** The sources of the day: the shop is late, silent, just back or believed again since a while. */
function sourcesOf({ plot, now }: Base, day: number): readonly SourceStanding[] {
  const shop = { name: 'shop', kinds: ['order' as const] }
  const fell = daysAgo(-20)
  if (!plot.outages || day < 20) return []
  if (day < 24) return [{ ...shop, dataUpTo: fell, quiet: 'late' }]
  if (day < 50) return [{ ...shop, dataUpTo: fell, quiet: 'silent' }]
  if (day < 54) return [{ ...shop, dataUpTo: fell, quiet: 'back', trustedSince: daysAgo(-54) }]
  return [{ ...shop, dataUpTo: now, trustedSince: daysAgo(-54) }]
}

const frameOf = (base: Base, day: number) => ({
  policy: base.plot.policy,
  cut: base.cut,
  now: base.now,
  sources: sourcesOf(base, day),
})

function decideNow(base: Base, id: string, day: number): void {
  const customer = base.customers.get(id)
  if (!customer) return

  const facts = factsOf(base.events.get(id) ?? [], base.plot.policy)
  write(base, customer, decideCustomer(customer, facts, frameOf(base, day)))
}

function happening(base: Base, id: string): FactEvent {
  const at = base.now
  const kind = base.next()
  if (kind < 0.6) return anOrder(id, { at, yuan: 50 * 2 ** (9 * base.next()) })
  if (kind < 0.75) return aTouch(id, { at })
  if (kind < 0.9) return aRating(id, { at, rating: base.next() < 0.5 ? 1 : 5 })

  const order = base.events.get(id)?.findLast((event) => event.kind === 'order')
  return order ? { ...order, _id: `${order._id} back ${at.getTime()}`, kind: 'refund' } : aTouch(id, { at })
}

function join(base: Base, n: number): string {
  const _id = `c${n}`
  const region = base.next() < 0.1 ? 'north' : 'south'
  const isProspect = base.plot.prospects && chance(base, 0.1)
  const source = chance(base, 0.2) ? 'orders-csv' : 'shop'
  const first = isProspect
    ? aTouch(_id, { at: base.now })
    : anOrder(_id, { at: base.now, source, yuan: 50 * 2 ** (9 * base.next()) })
  base.customers.set(
    _id,
    aNewcomer(_id, {
      _id,
      attrs: { region },
      knownSince: base.now,
      kind: isProspect ? 'prospect' : 'customer',
    }),
  )
  base.events.set(_id, [first])
  return _id
}

/** A group's sum moves, and whom it holds elsewhere is decided again. */
function regroup(base: Base, customer: Customer, day: number): void {
  const kappa = (base.cut?.thresholds[0]?.kappa ?? 0) + 5 * (base.next() - 0.5)
  const group = { root: 'top', parent: 'top', kappa, members: 3, policyVersion: base.plot.policy.version }
  const moves = isHeldElsewhere({ customer, group }, frameOf(base, day))
  base.customers.set(customer._id, { ...customer, group, rev: customer.rev + 1 })
  if (moves) decideNow(base, customer._id, day)
}

function pin(base: Base, customer: Customer, day: number): void {
  const tier = ['A', 'B', 'C', 'D'][Math.floor(4 * base.next())] ?? 'A'
  const override = { tier, reason: 'strategic', by: 'mei', until: addDays(base.now, 40 * base.next()) }
  base.customers.set(customer._id, { ...customer, override })
  decideNow(base, customer._id, day)
}

/** What may happen to one customer on a day: events are decided at once, what is due half the time. */
function befall(base: Base, customer: Customer, day: number, isShut: boolean): void {
  const { plot, customers } = base
  const { _id, nextCheckAt } = customer
  const isDue = nextCheckAt !== undefined && nextCheckAt <= base.now
  const happenings: readonly (readonly [share: number, happens: () => void])[] = [
    [isShut ? 0 : 0.03, () => base.events.get(_id)?.push(happening(base, _id))],
    [plot.groups ? 0.02 : 0, () => regroup(base, customer, day)],
    [plot.pins ? 0.005 : 0, () => pin(base, customer, day)],
    [plot.strays ? 0.005 : 0, () => customers.set(_id, { ...customer, dirty: aMark(base) })],
  ]
  const index = happenings.findIndex(([share]) => chance(base, share))
  happenings[index]?.[1]()
  if (index === 0 || (index < 0 && isDue && chance(base, 0.5))) decideNow(base, _id, day)
}

const aMark = ({ now }: Base) => ({ token: 't', at: now, months: [] })

/** A day between two runs. */
function live(base: Base, day: number): void {
  const isShut = sourcesOf(base, day).some(({ quiet }) => quiet === 'silent')
  for (const customer of [...base.customers.values()]) befall(base, customer, day, isShut)
  if (!chance(base, 0.5)) return

  const id = join(base, base.customers.size)
  if (!base.plot.strays || chance(base, 0.5)) decideNow(base, id, day)
}

function cutOf({ plot, customers, cut, now, next }: Base, n: number): Cut {
  const { policy } = plot
  const scores = [...customers.values()].flatMap(({ kind, score }) =>
    score && kind === 'customer' ? [score] : [],
  )
  const _id = cutIdOf({ kind: 'quantile', policyVersion: policy.version, localDate: '2026-12-12', n })
  const made = quantileCut({ _id, policy, at: now, scores, base: scores.length, earlier: cut ? [cut] : [] })
  const jump = plot.jump * (next() - 0.5)
  const thresholds = made.thresholds.map((own) => ({ ...own, kappa: own.kappa + jump }))
  const lines = { ...made, thresholds, ranked: 1_000 }
  if (!plot.prospects) return lines

  const counter = prospectCounter(policy, lines)
  counter.add([...customers.values()])
  return { ...lines, prospects: counter.base() }
}

/** Whether more would change than an appointment that comes early: looked at then, it is made again. */
function isMove(customer: Customer, change: CustomerChange): boolean {
  const [standing, next] = [customer.nextCheckAt, change.set.nextCheckAt]
  const { nextCheckAt: _, ...idle } = customer
  const isEarly = standing !== undefined && (next === undefined || standing <= next)
  return isEarly ? !stands(next === undefined ? idle : { ...idle, nextCheckAt: next }, change) : true
}

/** A run as it is about to be decided, and whom a walk through everybody would change. */
export type Run = {
  readonly day: number
  readonly customers: readonly Customer[]
  readonly frame: RunFrame
  readonly movers: ReadonlyMap<string, CustomerChange>
}

/** A base from day to day, cut daily, each run decided by the walk through everybody. */
export function* aRandomBase(plot: Plot): Generator<Run> {
  const base: Base = {
    plot,
    next: seeded(plot.seed),
    customers: new Map(),
    events: new Map(),
    cut: undefined,
    now: aMoment,
  }
  for (let n = 0; n < plot.size; n++) {
    base.now = daysAgo(200 * base.next())
    const id = join(base, n)
    base.now = aMoment
    decideNow(base, id, 0)
  }
  for (let day = 0; day < plot.days; day++) {
    base.now = addDays(aMoment, day + 0.2 * base.next())
    if (day > 0) live(base, day)
    base.cut = cutOf(base, day + 1)
    const frame = { ...frameOf(base, day), cut: base.cut }
    const customers = [...base.customers.values()]
    const changes = customers
      .filter(({ dirty }) => !dirty)
      .map((customer) => ({ customer, change: decideCustomer(customer, customer.facts, frame) }))
      .filter(({ customer, change }) => !stands(customer, change))
    const moves = changes.filter(({ customer, change }) => isMove(customer, change))
    const movers = new Map(moves.map(({ customer, change }) => [customer._id, change]))
    if (day > 0) yield { day, customers, frame, movers }
    for (const { customer, change } of changes) write(base, customer, change)
  }
}
