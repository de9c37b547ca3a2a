import { addDays, daysBetween } from '#src/domain/days.ts'
import { meanDifference } from '#src/domain/evaluation/mean-difference.ts'
import { type Difference, shareDifference } from '#src/domain/evaluation/share-difference.ts'
import type { Policy } from '#src/domain/policy.ts'
import { present } from '#src/domain/present.ts'

/** What a customer does is looked at for so many days after its reminder was due. */
export const outcomeDays = 28

/** A customer's first reminder of a measurement, and what came in the days after it. */
export type Measured = {
  readonly customerId: string
  /** When the reminder was first due. */
  readonly since: Date
  readonly isHeld: boolean
  /** Net, base-currency minor units. */
  readonly spendMinor: number
  readonly hasBought: boolean
}

/** How far the measurement under way has come. `weeks` until it can be read; absent: nobody has been held back yet. */
type Progress = { readonly held: number; readonly needed: number; readonly weeks?: number }

/**
 * What follow-up earns: reminded less held back. `shows` goes by the share that bought alone; money is told beside it,
 * since it needs many times as many customers.
 */
export type WhatItEarns =
  | { readonly state: 'off' }
  | ({ readonly state: 'too-few' } & Progress)
  | {
      readonly state: 'measured'
      readonly from: Date
      readonly to: Date
      readonly held: number
      readonly reminded: number
      /** Of the shares that bought within the days, −1 to 1. */
      readonly bought: Difference
      /** Of net spend a customer, base-currency minor units; absent where nobody spent. */
      readonly spendMinor?: Difference
      readonly shows: 'more' | 'less' | 'unclear'
      /** The next one, under way. */
      readonly next: Progress
    }

/** The half width that a difference of shares is to be known to. */
const halfWidth = 0.1
const z = 1.96

/** Customers held back until a difference of shares of a tenth shows, at the worst shares; by the policy's share. */
export const neededHeld = (share: number): number => Math.ceil(((z / halfWidth) ** 2 * 0.25) / (1 - share))

const isDone = ({ since }: Measured, now: Date): boolean => addDays(since, outcomeDays) <= now

/** Each customer once: its first reminder. Two of the same are not two customers. */
function firstOfEach(seen: readonly Measured[]): readonly Measured[] {
  const first = new Map<string, Measured>()
  for (const one of seen) if (!first.has(one.customerId)) first.set(one.customerId, one)
  return [...first.values()]
}

const heldIn = (seen: readonly Measured[]): number => seen.filter(({ isHeld }) => isHeld).length

/** The first measurement in a list by time: all up to and with the day on which enough were held back. */
function firstMeasurement(seen: readonly Measured[], needed: number): readonly Measured[] | undefined {
  const first = firstOfEach(seen)
  let held = 0
  const last = first.find(({ isHeld }) => isHeld && ++held === needed)
  return last && first.filter(({ since }) => since <= last.since)
}

/**
 * Whole measurements, one after the other. Each ends when so many were held back, whatever they did, and is read once:
 * looking every week until something shows would find something where nothing is.
 */
function measurements(seen: readonly Measured[], needed: number) {
  const whole: (readonly Measured[])[] = []
  let rest = seen
  for (;;) {
    const one = firstMeasurement(rest, needed)
    const end = one?.at(-1)?.since
    if (!one || !end) return { whole, rest }

    whole.push(one)
    rest = rest.filter(({ since }) => since > end)
  }
}

/** How long it takes at the pace so far; the last one's days count too. */
function progressOf(rest: readonly Measured[], needed: number, now: Date): Progress {
  const first = firstOfEach(rest)
  const held = heldIn(first)
  const [from] = first
  if (!from || held === 0) return { held, needed }

  const days = Math.max(7, daysBetween(from.since, now))
  const last = first.at(-1)?.since ?? now
  const toCome = held < needed ? ((needed - held) * days) / held : -daysBetween(last, now)
  return { held, needed, weeks: Math.max(1, Math.ceil((toCome + outcomeDays) / 7)) }
}

const showsOf = ({ low, high }: Difference): 'more' | 'less' | 'unclear' =>
  low > 0 ? 'more' : high < 0 ? 'less' : 'unclear'

const countOf = (seen: readonly Measured[]) => ({
  hits: seen.filter(({ hasBought }) => hasBought).length,
  n: seen.length,
})

const spendOf = (seen: readonly Measured[]) => seen.map(({ spendMinor }) => spendMinor)

/** One seed for all: the same measurement reads the same every week. */
const seed = 20_261_122

/** Reminded customers beside those held back, as they were meant to be, whatever the rep then did. */
export function compareArms(seen: readonly Measured[]) {
  const held = seen.filter(({ isHeld }) => isHeld)
  const reminded = seen.filter(({ isHeld }) => !isHeld)
  const bought = shareDifference(countOf(reminded), countOf(held))

  return {
    held: held.length,
    reminded: reminded.length,
    bought,
    ...present({ spendMinor: meanDifference(spendOf(reminded), spendOf(held), { seed }) }),
    shows: showsOf(bought),
  }
}

/**
 * What follow-up earns, by the newest whole measurement whose days are over.
 * @param seen reminders that take part (`isMeasured`), held back or not, in any order
 */
export function whatItEarns(
  seen: readonly Measured[],
  { followUp }: Pick<Policy, 'followUp'>,
  now: Date,
): WhatItEarns {
  const share = followUp.holdBack?.share
  if (share === undefined) return { state: 'off' }

  const needed = neededHeld(share)
  const byTime = seen.toSorted(
    (a, b) => a.since.getTime() - b.since.getTime() || (a.customerId < b.customerId ? -1 : 1),
  )
  const { whole, rest } = measurements(byTime, needed)
  const newest = whole.findLast((one) => one.every((each) => isDone(each, now)))
  if (!newest) return { state: 'too-few', ...progressOf(whole.at(-1) ?? rest, needed, now) }

  const [first] = newest
  const last = newest.at(-1)
  return {
    state: 'measured',
    from: first?.since ?? now,
    to: last?.since ?? now,
    ...compareArms(newest),
    next: progressOf(rest, needed, now),
  }
}
