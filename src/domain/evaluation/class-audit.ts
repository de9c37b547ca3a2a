import { figuresOf } from './customer-figures.ts'
import { type ClassMap, mapClasses } from './map-classes.ts'
import { type MeanInterval, meanInterval } from './mean-interval.ts'
import { type Misplaced, misplaced } from './misplaced.ts'
import { type PairedDifference, pairedBootstrap } from './paired-bootstrap.ts'
import type { Split } from './split-orders.ts'
import { tierLikelihood } from './tier-likelihood.ts'
import { stepScores, tiersByShare } from './tiers-by-share.ts'
import { type Proportion, wilson } from './wilson.ts'

export type ClassAudit = Omit<ClassMap, 'steps'> & {
  /** Customers by own step (row) and our step (column). */
  readonly agreement: readonly (readonly number[])[]
  readonly unclassed: number
  readonly listed: readonly Misplaced[]
  /** Of the listed on whom the truth spoke: for how many it spoke for us. */
  readonly ours: Proportion
  /** Held-out spend of the listed above (or below) that of customers whom both rules put in the same own tier. */
  readonly excess: { readonly up: MeanInterval | undefined; readonly down: MeanInterval | undefined }
  /** Both rules as tiers, by the held-out spend their top share holds: theirs less ours. */
  readonly theirsVsOurs: PairedDifference
  /** By that interval; `tie` where it holds 0. */
  readonly better: 'ours' | 'theirs' | 'tie'
}

export type ClassAuditInput = {
  readonly split: Split
  /** Our scores of the split day. */
  readonly scores: Float64Array
  /** By customer of the history; absent: it has no class. */
  readonly names: readonly (string | undefined)[]
  /** Of the tiers, best first. */
  readonly shares: readonly number[]
  readonly seed: number
}

function agreementOf(own: Int8Array, ours: Uint8Array, tiers: number): number[][] {
  const counts = Array.from({ length: tiers }, () => new Array<number>(tiers).fill(0))
  for (let i = 0; i < own.length; i++) {
    const row = counts[own[i] ?? -1]
    const at = ours[i] ?? 0
    if (row) row[at] = (row[at] ?? 0) + 1
  }
  return counts
}

/** What each listed customer spent beyond the mean of those whom both rules put in its own tier. */
function excessOf(
  listed: readonly Misplaced[],
  own: Int8Array,
  ours: Uint8Array,
  spend: Float64Array,
  tiers: number,
) {
  const sums = Array.from({ length: tiers }, () => ({ n: 0, spend: 0 }))
  for (let i = 0; i < own.length; i++) {
    const sum = own[i] === ours[i] ? sums[own[i] ?? 0] : undefined
    if (!sum) continue
    sum.n++
    sum.spend += spend[i] ?? 0
  }
  const usual = sums.map(({ n, spend: total }) => (n === 0 ? 0 : total / n))
  return (direction: Misplaced['direction']) =>
    listed
      .filter((one) => one.direction === direction)
      .map(({ heldOutSpend, ownStep }) => heldOutSpend - (usual[ownStep] ?? 0))
}

const betterOf = ({ low, high }: PairedDifference): ClassAudit['better'] =>
  low > 0 ? 'theirs' : high < 0 ? 'ours' : 'tie'

/**
 * The company's own classes against its own order file: mapped, checked for duplicates, and judged by what came
 * after the split. Who is listed is decided by figures of the split day alone; the truth only judges the list.
 */
export function classAudit({ split, scores, names, shares, seed }: ClassAuditInput): ClassAudit {
  const tiers = shares.length
  const { spend } = split.heldOut
  const { steps: own, ...map } = mapClasses({ names, scores, shares })
  const ours = tiersByShare(scores, shares)
  const likelihood = tierLikelihood(spend, ours, tiers, (i) => own[i] === ours[i])
  const figures = figuresOf(split.history, split.splitDay)
  const listed = misplaced({ own, ours, tiers, figures, heldOutSpend: spend, likelihood })
  const excess = excessOf(listed, own, ours, spend, tiers)
  const decided = listed.filter(({ truth }) => truth !== 'open')
  const rivals = { methods: { own: stepScores(own, tiers) }, baseline: stepScores(ours, tiers) }
  const theirsVsOurs = pairedBootstrap({ ...rivals, spend, share: shares[0] ?? 0.1, seed })['own'] ?? {
    difference: 0,
    low: 0,
    high: 0,
  }

  return {
    ...map,
    agreement: agreementOf(own, ours, tiers),
    unclassed: own.filter((step) => step < 0).length,
    listed,
    ours: wilson(decided.filter(({ truth }) => truth === 'ours').length, decided.length),
    excess: { up: meanInterval(excess('up'), seed), down: meanInterval(excess('down'), seed) },
    theirsVsOurs,
    better: betterOf(theirsVsOurs),
  }
}
