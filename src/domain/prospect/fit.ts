import type { Customer } from '#src/domain/customer.ts'
import { comparableValue } from './attribute-value.ts'
import type { FitProfile } from './fit-profile.ts'
import { type FitWeight, fitWeights } from './fit-weights.ts'

/** What one attribute says. `value` is the prospect's own; `lift` 2: twice as many of the best among those alike as usual. */
export type FitEvidence = Omit<FitWeight, 'weight'> & {
  readonly attribute: string
  readonly value: string | number
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
  /** The attributes of the profile, whether they are known of this prospect or not. */
  readonly compared: readonly string[]
  /** Share of those that are known of it, 0 to 1. */
  readonly confidence: number
}

/** Odds quadrupled come to tanh 1, which is 88 of 100. */
const reach = Math.log(4)

const unseen: FitWeight = { top: 0, all: 0, lift: 1, weight: 0 }

/** f with Σ weight·f = 50·tanh(Σ weight / reach): every attribute moves fit in proportion, and fit stays in 0 to 100. */
const pointsPerWeight = (sum: number): number =>
  Math.abs(sum) < 1e-9 ? 50 / reach : (50 * Math.tanh(sum / reach)) / sum

/**
 * How much a prospect is like the best customers: naive Bayes by weights of evidence (the log-odds of being among the
 * best, given one value, against the base's; Good 1950). Each is shrunk, and nothing is left of an attribute whose
 * values differ no more than chance would have it. An attribute that is unknown says nothing and lowers confidence;
 * so does a base in which nobody, or everybody, is among the best.
 */
export function fitOf(attrs: Customer['attrs'], profile: FitProfile): Fit {
  const { top, all } = profile
  const attributes = [...fitWeights(profile)]
  if (top === 0 || top === all || attributes.length === 0)
    return { fit: 50, evidence: [], top, all, compared: [], confidence: 0 }

  const known = attributes.flatMap(([attribute, weights]) => {
    const own = attrs[attribute]
    const value = comparableValue(own)
    if (own === undefined || value === undefined) return []

    return [{ attribute, value: own, ...(weights.get(value) ?? unseen) }]
  })
  const sum = known.reduce((total, { weight }) => total + weight, 0)
  const factor = pointsPerWeight(sum)

  return {
    fit: 50 + sum * factor,
    evidence: known.map(({ weight, ...one }) => ({ ...one, points: weight * factor })),
    top,
    all,
    compared: attributes.map(([attribute]) => attribute),
    confidence: known.length / attributes.length,
  }
}
