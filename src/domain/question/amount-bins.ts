import type { TierState } from '#src/domain/customer.ts'
import { isUnder, type Ladder } from '#src/domain/tier/ladder.ts'
import type { Option } from './candidate.ts'
import { leastAmount } from './key-with.ts'

/** An answer's amounts, major units from one up to the next, and what it would change. */
export type Bin = Pick<Option, 'code' | 'changes' | 'tier'> & {
  readonly from: number
  readonly below: number
}

type Start = Omit<Bin, 'below'>

/** No answer is offered that stands for less of what could have been bought. */
const leastShare = 0.02

const asBins = (starts: readonly Start[]): readonly Bin[] =>
  starts.map((start, i) => ({
    ...start,
    from: i === 0 ? 0 : start.from,
    below: starts[i + 1]?.from ?? Infinity,
  }))

/** Where a demotion that is under way would be stopped. */
function holdsFrom(
  ladder: Ladder,
  { code, belowSince }: TierState,
  kappa: (amount: number) => number,
  most: number,
): readonly Start[] {
  const step = ladder.codes.indexOf(code)
  if (belowSince === undefined || !isUnder(ladder, step, kappa(0), ladder.down)) return []

  const from = leastAmount(kappa, (ladder.cuts[step] ?? 0) + ladder.down, most)
  return from === undefined ? [] : [{ code: 'keep', from, changes: 'tier', tier: code }]
}

/** Amounts parted where the tier would move, the smallest first. @param kappa of an amount, rising */
export function amountBins(
  ladder: Ladder,
  tier: TierState,
  kappa: (amount: number) => number,
  most: number,
): readonly Bin[] {
  const better = ladder.codes.slice(0, ladder.codes.indexOf(tier.code))
  const rises = better.flatMap((code, step): Start[] => {
    const from = leastAmount(kappa, (ladder.cuts[step] ?? Infinity) + ladder.up, most)
    return from === undefined ? [] : [{ code: `to-${code}`, from, tier: code, changes: 'tier' }]
  })
  return asBins([{ code: 'under', from: 0 }, ...holdsFrom(ladder, tier, kappa, most), ...rises.reverse()])
}

/** Without those that hardly anybody would tap: their amounts go to the one before, or to the first that stays. */
export const withoutRare = (
  bins: readonly Bin[],
  chanceOf: (bin: Bin) => number,
  some: number,
): readonly Bin[] => asBins(bins.filter((bin) => chanceOf(bin) >= leastShare * some))
