import type { Problem } from './problem.ts'

/** How the customers of one tier were served. Shares are of `due`. */
export type ServiceRow = {
  /** A tier's code; absent: prospects and customers without one. */
  readonly tier?: string
  readonly problems: number
  /** Answered, or late: whether a promise was kept is known of these alone. */
  readonly due: number
  readonly answered: number
  readonly inTime: number
  /** Hours from report to answer by the clock, the median of the answered; absent: none was. */
  readonly medianHours?: number
}

const hourMs = 3_600_000

function median(values: readonly number[]): number | undefined {
  const sorted = values.toSorted((a, b) => a - b)
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]]
  return low === undefined || high === undefined ? undefined : (low + high) / 2
}

const hoursOf = ({ openedAt, answer }: Problem): readonly number[] =>
  answer ? [(answer.at.getTime() - openedAt.getTime()) / hourMs] : []

function rowOf(tier: string | undefined, problems: readonly Problem[], now: Date): ServiceRow {
  const answered = problems.filter(({ state }) => state === 'answered')
  const inTime = answered.filter(({ answer, dueAt }) => answer !== undefined && answer.at <= dueAt)
  const late = problems.filter(({ state, dueAt }) => state === 'open' && dueAt < now)
  const medianHours = median(answered.flatMap(hoursOf))

  return {
    ...(tier === undefined ? {} : { tier }),
    problems: problems.length,
    due: answered.length + late.length,
    answered: answered.length,
    inTime: inTime.length,
    ...(medianHours === undefined ? {} : { medianHours }),
  }
}

/** Waiting time and answers by tier, in the tiers' order: that nobody is served worse for being small is watched here. */
export function serviceByTier(
  problems: readonly Problem[],
  tiers: readonly string[],
  now: Date,
): readonly ServiceRow[] {
  const byTier = Map.groupBy(problems, ({ tier }) => tier)
  return [...tiers, undefined].flatMap((tier) => {
    const those = byTier.get(tier)
    return those ? [rowOf(tier, those, now)] : []
  })
}
