import { daysBetween } from '#src/domain/days.ts'
import { binsOf, type WarningFeatures } from './alike.ts'

/** Settled warnings of one kind and how many came true, both forward-decayed from `landmark`. */
type Tally = { readonly n: number; readonly cameTrue: number }

/** What became of earlier warnings, by bin: plain data to be stored, added to and merged. */
export type TrackRecord = Readonly<Record<string, Tally>>

export type SettledWarning = {
  readonly features: WarningFeatures
  readonly settledAt: Date
  readonly cameTrue: boolean
}

/**
 * How often such warnings have come true, and on how many (the older ones count less) that rests: `of` customers with
 * orders like its own, `ofTier` customers of its tier.
 */
export type StatedFrequency = { readonly frequency: number; readonly of: number; readonly ofTier: number }

export const emptyRecord: TrackRecord = {}

/** Fixed, so that records of any time and machine add up (forward decay: Cormode et al., ICDE 2009). */
const landmark = new Date('2020-01-01T00:00:00Z')
/** A base grows older: half a year ago counts half. */
const halfLifeDays = 180
/** A bin starts with so many warnings at the frequency of the wider one: shrinkage against small numbers. */
const priorWarnings = 50
/** With fewer there is no track record to speak of. */
const fewest = 50

const weightAt = (at: Date): number => 2 ** (daysBetween(landmark, at) / halfLifeDays)
const none: Tally = { n: 0, cameTrue: 0 }

const plus = (a: Tally, b: Tally): Tally => ({ n: a.n + b.n, cameTrue: a.cameTrue + b.cameTrue })

/** One record of both. The order does not matter. */
export function mergeRecords(one: TrackRecord, other: TrackRecord): TrackRecord {
  const bins = Object.entries(other).map(([bin, tally]) => [bin, plus(one[bin] ?? none, tally)] as const)
  return { ...one, ...Object.fromEntries(bins) }
}

/** The record of these warnings alone. */
export function recordOf(settled: readonly SettledWarning[]): TrackRecord {
  const bins: Record<string, Tally> = {}
  for (const { features, settledAt, cameTrue } of settled) {
    const weight = weightAt(settledAt)
    const tally = { n: weight, cameTrue: cameTrue ? weight : 0 }
    for (const bin of binsOf(features)) bins[bin] = plus(bins[bin] ?? none, tally)
  }
  return bins
}

/**
 * How often warnings like this one came true, from the record alone: the bin's own share, shrunk to its tier's and
 * that to all. Undefined while the record is too short to say.
 */
export function statedFor(
  features: WarningFeatures,
  record: TrackRecord,
  now: Date,
): StatedFrequency | undefined {
  const today = weightAt(now)
  const tallyOf = (bin: string): Tally => {
    const { n, cameTrue } = record[bin] ?? none
    return { n: n / today, cameTrue: cameTrue / today }
  }
  const [all, ...narrower] = binsOf(features).map(tallyOf)
  if (!all || all.n < fewest) return undefined

  const frequency = narrower.reduce(
    (wider, { n, cameTrue }) => (cameTrue + priorWarnings * wider) / (n + priorWarnings),
    all.cameTrue / all.n,
  )
  return { frequency, of: narrower.at(-1)?.n ?? 0, ofTier: narrower[0]?.n ?? 0 }
}
