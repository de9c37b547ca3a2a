import type { Cut } from '#src/domain/cut.ts'
import type { BaseForecast } from '#src/domain/forecast/fit-base.ts'
import type { Policy } from '#src/domain/policy.ts'

/** A week alone has too few touches to say who answers when. */
export const touchDays = 28

/** What a digest is counted by. */
export type DigestFrame = {
  readonly policy: Policy
  readonly cut: Cut | undefined
  readonly forecast: BaseForecast | undefined
  readonly now: Date
  /** The week began then. */
  readonly from: Date
  /** Since when follow-up is planned: no floor is broken earlier. Absent: since each customer is known. */
  readonly begunAt?: Date
  /** IANA: whose hours and days are meant. */
  readonly zone: string
}

/** Tier codes, best first. */
export const tierCodes = ({ tiers }: Pick<Policy, 'tiers'>): readonly string[] =>
  tiers.map(({ code }) => code)

/** Numbers that add up by key, in the order in which the keys came. */
export function tallies<Key>() {
  const sums = new Map<Key, { hits: number; of: number }>()

  return {
    add(key: Key, hit: boolean): void {
      const sum = sums.get(key) ?? { hits: 0, of: 0 }
      sum.hits += hit ? 1 : 0
      sum.of += 1
      sums.set(key, sum)
    },
    of: (key: Key) => sums.get(key) ?? { hits: 0, of: 0 },
    entries: () => [...sums],
    all: () => {
      const total = { hits: 0, of: 0 }
      for (const { hits, of } of sums.values()) {
        total.hits += hits
        total.of += of
      }
      return total
    },
  }
}
