import type { FitCount, FitProfile } from './fit-profile.ts'

/** What one value of one attribute tells: `weight` in log-odds, `lift` against the base, both shrunk. */
export type FitWeight = Pick<FitCount, 'top' | 'all'> & { readonly lift: number; readonly weight: number }

/** What the values of one attribute tell; a value nobody has tells nothing. */
export type AttributeWeights = ReadonlyMap<string, FitWeight>

/** Average customers that every value starts with at the least: fewer than so many alike count less than half. */
const fewestPrior = 20

const logit = (share: number): number => Math.log(share / (1 - share))

const total = (counts: readonly FitCount[], pick: (count: FitCount) => number): number =>
  counts.reduce((sum, count) => sum + pick(count), 0)

/**
 * How many average customers each value starts with: the fewer, the more the values differ beyond chance. Infinite
 * where they differ no more than chance would have it. From the overdispersion of a beta-binomial by moments
 * (Williams 1982): rho = (X² − (K − 1)) / (N − Σn²/N − (K − 1)), prior = 1/rho − 1.
 */
function priorOf(counts: readonly FitCount[], usual: number): number {
  const all = total(counts, (count) => count.all)
  const chi2 = total(
    counts,
    (count) => (count.top - count.all * usual) ** 2 / (count.all * usual * (1 - usual)),
  )
  const free = counts.length - 1
  const room = all - total(counts, (count) => count.all ** 2) / all - free
  const rho = room > 0 ? (chi2 - free) / room : 0

  return rho <= 0 ? Number.POSITIVE_INFINITY : Math.max(fewestPrior, 1 / rho - 1)
}

function weightsOf(counts: readonly FitCount[]): AttributeWeights {
  // Of those on whom the attribute is known: who tells more of its best customers has not better ones.
  const usual = total(counts, ({ top }) => top) / total(counts, ({ all }) => all)
  const nothing = usual === 0 || usual === 1
  const prior = nothing ? Number.POSITIVE_INFINITY : priorOf(counts, usual)

  return new Map(
    counts.map(({ value, top, all }) => {
      if (prior === Number.POSITIVE_INFINITY) return [value, { top, all, lift: 1, weight: 0 }]
      const share = (top + prior * usual) / (all + prior)
      return [value, { top, all, lift: share / usual, weight: logit(share) - logit(usual) }]
    }),
  )
}

const known = new WeakMap<FitProfile, ReadonlyMap<string, AttributeWeights>>()

/** The weights of evidence of a profile, by attribute; made once for each profile, which a run shares. */
export function fitWeights(profile: FitProfile): ReadonlyMap<string, AttributeWeights> {
  const made = known.get(profile)
  if (made) return made

  const byAttribute = Map.groupBy(profile.counts, ({ attribute }) => attribute)
  const weights = new Map([...byAttribute].map(([name, counts]) => [name, weightsOf(counts)]))
  known.set(profile, weights)
  return weights
}
