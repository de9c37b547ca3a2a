import type { Customer } from '#src/domain/customer.ts'
import { comparableValue } from './attribute-value.ts'
import type { FitCount, FitProfile } from './fit-profile.ts'

/** What one attribute says. `value` is the prospect's own; `lift` 2: twice as many of the best among those alike as in the base. */
export type FitEvidence = {
  readonly attribute: string
  readonly value: string | number
  /** Customers with that value among the best, and in all. */
  readonly top: number
  readonly all: number
  /** Shrunk: near 1 where few are alike. */
  readonly lift: number
  /** What it moves fit by, up or down, of 100. */
  readonly points: number
}

/** Fit of 0 to 100, 50 where nothing is known. 50 and the evidence's points add up to it. */
export type Fit = {
  readonly fit: number
  readonly evidence: readonly FitEvidence[]
  /** The best customers it was compared with, and all; 0 where there are none yet. */
  readonly top: number
  readonly all: number
  /** Share of the profile's attributes that are known of this prospect, 0 to 1. */
  readonly confidence: number
}

/** Average customers that everyone starts with: fewer than so many alike move fit by less than half. */
const priorCustomers = 20
/** Odds quadrupled come to tanh 1, which is 88 of 100. */
const reach = Math.log(4)

const logit = (share: number): number => Math.log(share / (1 - share))

/** The shrunk share of the best among those alike. */
const shareOf = ({ top, all }: Pick<FitCount, 'top' | 'all'>, usual: number): number =>
  (top + priorCustomers * usual) / (all + priorCustomers)

/** f with Σ woe·f = 50·tanh(Σ woe / reach): every attribute moves fit in proportion, and fit never leaves 0 to 100. */
const pointsPerWeight = (sum: number): number =>
  Math.abs(sum) < 1e-9 ? 50 / reach : (50 * Math.tanh(sum / reach)) / sum

/**
 * How much a prospect is like the best customers: naive Bayes by weights of evidence (the log-odds of being among the
 * best, given one value, against the base's; Good 1950), each shrunk toward 0. An attribute that is unknown says
 * nothing and lowers confidence; so does a base in which nobody, or everybody, is among the best.
 */
export function fitOf(attrs: Customer['attrs'], profile: FitProfile): Fit {
  const { top, all } = profile
  const attributes = [...new Set(profile.counts.map(({ attribute }) => attribute))]
  if (top === 0 || top === all || attributes.length === 0)
    return { fit: 50, evidence: [], top, all, confidence: 0 }

  const usual = top / all
  const known = attributes.flatMap((attribute) => {
    const own = attrs[attribute]
    const value = comparableValue(own)
    if (own === undefined || value === undefined) return []

    const found = profile.counts.find((count) => count.attribute === attribute && count.value === value)
    const count = found ?? { top: 0, all: 0 }
    const share = shareOf(count, usual)
    const weight = logit(share) - logit(usual)
    return [{ attribute, value: own, top: count.top, all: count.all, lift: share / usual, weight }]
  })
  const sum = known.reduce((total, { weight }) => total + weight, 0)
  const factor = pointsPerWeight(sum)

  return {
    fit: 50 + sum * factor,
    evidence: known.map(({ weight, ...one }) => ({ ...one, points: weight * factor })),
    top,
    all,
    confidence: known.length / attributes.length,
  }
}
