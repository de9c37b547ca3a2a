import type { Customer } from '#src/domain/customer.ts'
import type { FactEvent } from '#src/domain/event.ts'
import type { User } from '#src/domain/user.ts'
import { attributesOf, opinions } from './attributes.ts'
import { dayNumber, type Season, seasons, timelineOf } from './calendar.ts'
import { court } from './courtship.ts'
import { customerOf, refsOf, type SampleRef, sampleCustomerId } from './customer-of.ts'
import { eventLog } from './event-log.ts'
import { live, type Timelines } from './live.ts'
import { between, pickWeighted, type Random, randomOf } from './random.ts'
import { type Entry, rosterOf } from './roster.ts'
import { staff } from './staff.ts'
import { prospectStories, type Story, stories } from './stories.ts'
import { tell } from './tell.ts'
import { told } from './told.ts'

/** Which company, and the day on which its story is told (YYYY-MM-DD, China time; its own hours are empty). */
export type SampleSpec = { readonly seed: number; readonly endDay: string }

/** A whole company in memory, ready for the ports. */
export type SampleCompany = {
  readonly users: readonly User[]
  readonly customers: readonly Customer[]
  /** Names that lead to one customer each: its number in the company's records, and its ref. */
  readonly refs: readonly SampleRef[]
  /** By customer in the order of `customers`. */
  readonly events: readonly FactEvent[]
}

/** 24 months. */
export const windowDays = 730

/** Tells which sample an event is of; part of its id. */
export const runOf = ({ seed, endDay }: SampleSpec): string => `${seed}.${endDay}`

/** The reverse of `runOf`. */
export function specOf(run: string): SampleSpec {
  const dot = run.lastIndexOf('.')
  return { seed: Number(run.slice(0, dot)), endDay: run.slice(dot + 1) }
}

/**
 * The sample company: 2,000 customers and 300 prospects of a maker of packaging, its staff and 24 months of
 * facts. A pure function: the same spec gives the same bytes, the next day's the same story a day later.
 * @param historyDays how far back its facts reach.
 * @throws RangeError where `endDay` is no date.
 */
export function sampleCompany(spec: SampleSpec, historyDays = windowDays): SampleCompany {
  const endDay = dayNumber(spec.endDay)
  if (!Number.isInteger(endDay)) throw new RangeError(`Not a date: ${spec.endDay}`)

  const lives = livesOf(spec, endDay, historyDays)
  const classes = opinions(spec.seed, lives)
  const takenRefs = new Set<string>()
  const stored = lives.map(({ entry, knownSince }) => {
    const attrs = attributesOf(spec.seed, entry, classes.get(entry.key))
    return { entry, customer: customerOf(entry, attrs, knownSince, takenRefs) }
  })
  return {
    users: staff,
    customers: stored.map(({ customer }) => customer),
    refs: stored.flatMap(({ entry, customer }) => refsOf(entry, customer)),
    events: lives.flatMap(({ events }) => events),
  }
}

type Life = { readonly entry: Entry; readonly events: readonly FactEvent[]; readonly knownSince: Date }

/** Everybody's life; Acme's first, so that it can be asked about while the rest is stored. */
function livesOf(spec: SampleSpec, endDay: number, historyDays: number): Life[] {
  const times = Object.fromEntries(
    seasons.map((season) => [season, timelineOf(endDay, historyDays, season)]),
  ) as Record<Season, Timelines[Season]>
  return rosterOf(spec.seed)
    .toSorted((a, b) => Number(b.key === 'acme') - Number(a.key === 'acme'))
    .map((entry) => lifeOf(spec, endDay, entry, times))
}

function lifeOf(spec: SampleSpec, endDay: number, entry: Entry, times: Timelines): Life {
  const random = randomOf(spec.seed, entry.key)
  const log = eventLog({ run: runOf(spec), key: entry.key, customerId: sampleCustomerId(entry.key) }, random)
  const story = storyOf(random, entry)
  const written = told[entry.key]
  if (written) tell(written, endDay, entry.owner, log)
  else live(random, entry, story, times, log)
  if (entry.kind === 'prospect') court(spec.seed, entry, endDay, log)
  const first = log.events.reduce((least, { at }) => Math.min(least, at.getTime()), Number.POSITIVE_INFINITY)
  const knownSince = Number.isFinite(first)
    ? new Date(first)
    : times.usual.at(between(random, ...story.first))
  return { entry, events: log.events, knownSince }
}

const storyOf = (random: Random, { kind }: Entry): Story =>
  pickWeighted(
    random,
    (kind === 'customer' ? stories : prospectStories).map((story) => [story, story.share] as const),
  )
