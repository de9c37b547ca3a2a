import fc from 'fast-check'
import { calendarFor } from '#src/domain/calendar/calendar-for.ts'
import { addDays } from '#src/domain/days.ts'
import type { TouchBrief } from '#src/domain/facts.ts'
import { rankOf } from '#src/domain/follow-up/allocate.ts'
import {
  bookedDays,
  type Candidate,
  candidatesOf,
  fitsBeside,
  openCandidate,
} from '#src/domain/follow-up/candidate.ts'
import { isCappedNow } from '#src/domain/follow-up/customer-caps.ts'
import { isFloorLeftOpen } from '#src/domain/follow-up/floor-left-open.ts'
import { hasReason } from '#src/domain/follow-up/has-reason.ts'
import { chanceOf } from '#src/domain/follow-up/hold-back.ts'
import { touchOutcomes } from '#src/domain/follow-up/outcome.ts'
import { planDayOf } from '#src/domain/follow-up/plan-day.ts'
import type { PlanFrame } from '#src/domain/follow-up/reasons.ts'
import type { Reminder } from '#src/domain/follow-up/reminder.ts'
import { localDay } from '#src/domain/local-day.ts'
import { aPolicy } from '../../helpers/builders/a-policy.ts'
import { touched } from './customers.ts'

const zone = 'Asia/Shanghai'
const calendar = calendarFor(zone, [])
export const policy = aPolicy()
/** New Year's Day 2026, ten past eight in Shanghai: three holidays to begin with, Spring Festival in six weeks. */
const begin = new Date('2026-01-01T00:10:00Z')
/** The first day on which anything is planned. */
const firstPlanned = addDays(begin, 3)
const livedDays = 200
export const lastDay = localDay(addDays(begin, livedDays - 1), zone)

/** How one customer and whoever has it behave; chances are of a day. */
type Life = {
  readonly seed: number
  readonly code: string
  readonly lastDaysAgo: number
  /** That the rep acts on what is on the list. */
  readonly acts: number
  /** That the rep times a reminder of their own. */
  readonly times: number
  /** That the customer writes. */
  readonly writes: number
}

export const someLife: fc.Arbitrary<Life> = fc.record({
  seed: fc.integer({ min: 0, max: 1_000_000 }),
  code: fc.constantFrom('A', 'B', 'C', 'D'),
  lastDaysAgo: fc.integer({ min: 1, max: 85 }),
  acts: fc.constantFrom(0, 0.3, 0.85, 1),
  times: fc.constantFrom(0, 0.05, 0.4),
  writes: fc.constantFrom(0, 0.02, 0.3),
})

/** A touch as it was made: its local day, and whether a planned reminder asked for it. */
export type Made = { readonly day: string; readonly isPlanned: boolean }

type World = {
  readonly touches: TouchBrief[]
  readonly made: Made[]
  open: readonly Reminder[]
  timed: readonly Date[]
  readonly chance: () => number
  readonly code: string
}

const ofUs = (at: Date, given: Partial<TouchBrief> = {}): TouchBrief => ({
  at,
  channel: 'phone',
  direction: 'out',
  answered: true,
  ...given,
})

const customerIn = ({ touches, code }: World) =>
  touched(touches.slice(-24), { _id: 'c', code, knownSince: addDays(begin, -400) })

function touch({ touches, made, chance }: World, at: Date, isPlanned: boolean): void {
  const outcome = touchOutcomes[Math.floor(chance() * touchOutcomes.length)] ?? 'reached'
  const nextAt = outcome === 'agreed' ? { nextAt: addDays(at, 1 + Math.floor(chance() * 12)) } : {}
  touches.push(ofUs(at, { outcome, answered: outcome !== 'no-answer', ...nextAt }))
  made.push({ day: localDay(at, zone), isPlanned })
}

/** What stands on the day's list of this customer, as the planner puts it there. */
function plan(world: World, frame: PlanFrame): Reminder | undefined {
  const customer = customerIn(world)
  world.open = world.open.filter((reminder) => hasReason(reminder, customer, frame))
  const timed = world.timed.map((dueAt) => ({ dueAt }))
  const booked = bookedDays(timed, frame.day)
  const fresh = candidatesOf(customer, frame).filter(({ reminder }) =>
    world.open.every(({ kind }) => reminder.kind === 'floor' && kind !== 'floor'),
  )
  const standing = world.open.flatMap((reminder) => openCandidate(reminder, customer, frame) ?? [])
  const [listed] = [...standing, ...fresh]
    .filter((candidate: Candidate) => fitsBeside(candidate, booked, frame))
    .sort((a, b) => rankOf(a) - rankOf(b))
  const reminder = listed?.reminder
  if (reminder && reminder.kind !== 'timed' && !world.open.includes(reminder)) {
    world.open = [...world.open, reminder]
  }
  return reminder
}

/** What the rep has timed for today or before, once. */
function doTimed(world: World, at: Date, acts: number): void {
  const isDue = (dueAt: Date) => localDay(dueAt, zone) <= localDay(at, zone)
  const isSome = world.timed.some(isDue)
  world.timed = world.timed.filter((dueAt) => !isDue(dueAt))
  if (isSome && world.chance() < acts) touch(world, at, false)
}

function doListed(world: World, reminder: Reminder | undefined, at: Date, acts: number): void {
  if (!reminder || world.chance() >= acts) return
  if (isCappedNow(reminder, customerIn(world), { policy, zone, now: at })) return
  touch(world, at, reminder.kind !== 'timed')
}

/** Whoever is told of a floor that was left open calls that day. */
function callAsManager(world: World, frame: PlanFrame): void {
  const floor = world.open.find(({ kind }) => kind === 'floor')
  if (!floor || !hasReason(floor, customerIn(world), frame)) return

  const { now } = frame
  if (isFloorLeftOpen(floor, { rule: policy.followUp, calendar, zone, now })) {
    touch(world, addDays(now, 0.4), false)
  }
}

function work(world: World, { acts, times }: Life, frame: PlanFrame): void {
  const { now } = frame
  const reminder = plan(world, frame)
  const isTimedFirst = world.chance() < 0.5
  if (isTimedFirst) doTimed(world, addDays(now, 0.1), acts)
  doListed(world, reminder, addDays(now, 0.2), acts)
  if (!isTimedFirst) doTimed(world, addDays(now, 0.3), acts)
  if (world.chance() < times) {
    world.timed = [...world.timed, addDays(now, Math.floor(world.chance() * 10) + 0.35)]
  }
  callAsManager(world, frame)
}

/** One customer's half year, the oldest touch first: planned day by day, acted upon by chance. */
export function live(life: Life): readonly Made[] {
  let drawn = 0
  const lastAt = addDays(begin, -life.lastDaysAgo)
  const world: World = {
    touches: [ofUs(lastAt)],
    made: [{ day: localDay(lastAt, zone), isPlanned: false }],
    open: [],
    timed: [],
    chance: () => chanceOf(`${life.seed}|${++drawn}`),
    code: life.code,
  }
  for (let n = 0; n < livedDays; n++) {
    const now = addDays(begin, n)
    const day = planDayOf(now, zone, calendar)
    if (world.chance() < life.writes) world.touches.push(ofUs(addDays(now, -0.01), { direction: 'in' }))
    if (!day.isWorkingDay) continue
    work(world, life, { policy, outlook: undefined, day, now, begunAt: firstPlanned })
  }
  return world.made
}
