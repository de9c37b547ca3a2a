import type { Customer } from '#src/domain/customer.ts'
import { daysBetween } from '#src/domain/days.ts'
import { type Proportion, wilson } from '#src/domain/evaluation/wilson.ts'
import type { Policy } from '#src/domain/policy.ts'
import type { ProspectOutcome } from './prospect-state.ts'

/** Prospects that are open, and that have ended. `share`: the converted of those that have ended. */
type ProspectCounts = {
  readonly open: number
  readonly converted: number
  readonly lost: number
  readonly share: Proportion
}

export type ProspectReport = {
  readonly all: ProspectCounts
  /** By the tier they stand in, or stood in when they ended; in the policy's order, others last. */
  readonly byTier: readonly (ProspectCounts & { readonly tier: string })[]
  /** Without `owner`: nobody's. */
  readonly byOwner: readonly (ProspectCounts & { readonly owner?: string })[]
  /** Of all that were known so many days ago, those that had converted by that age: nobody is left out for being open. */
  readonly byAge: readonly { readonly days: number; readonly share: Proportion }[]
  /** Open and known for longer than the policy's age. */
  readonly old: number
}

type Known = Pick<Customer, 'knownSince' | 'owner' | 'prospect'>
type Tally = { open: number; converted: number; lost: number }

const ages = [30, 60, 90, 120, 180, 365]

const countsOf = ({ open, converted, lost }: Tally): ProspectCounts => ({
  open,
  converted,
  lost,
  share: wilson(converted, converted + lost),
})

const tallied = <Key>(by: Map<Key, Tally>, key: Key): Tally => {
  const tally = by.get(key) ?? { open: 0, converted: 0, lost: 0 }
  by.set(key, tally)
  return tally
}

function orderedTiers(byTier: ReadonlyMap<string, Tally>, { prospects }: Pick<Policy, 'prospects'>) {
  const codes = prospects.tiers.map(({ code }) => code)
  const others = [...byTier.keys()].filter((tier) => !codes.includes(tier)).sort()
  return [...codes, ...others].map((tier) => ({
    tier,
    ...countsOf(byTier.get(tier) ?? { open: 0, converted: 0, lost: 0 }),
  }))
}

type Cohort = { readonly days: number; known: number; converted: number }

/** Counts one where it has been known for long enough. */
function age(cohorts: readonly Cohort[], knownDays: number, outcome: ProspectOutcome | undefined): void {
  const convertedAt = outcome?.kind === 'converted' ? outcome.ageDays : Number.POSITIVE_INFINITY
  for (const cohort of cohorts) {
    if (knownDays < cohort.days) continue
    cohort.known++
    if (convertedAt <= cohort.days) cohort.converted++
  }
}

/**
 * How prospects fare, by tier, owner and age, with Wilson intervals of 95 %. Takes whoever is or was one, in any
 * order, one at a time; whoever never was one is passed over.
 */
export function prospectReport(
  people: Iterable<Known>,
  policy: Pick<Policy, 'prospects'>,
  now: Date,
): ProspectReport {
  const all: Tally = { open: 0, converted: 0, lost: 0 }
  const byTier = new Map<string, Tally>()
  const byOwner = new Map<string | undefined, Tally>()
  const cohorts: Cohort[] = ages.map((days) => ({ days, known: 0, converted: 0 }))
  let old = 0

  for (const { knownSince, owner, prospect } of people) {
    if (!prospect) continue
    const { outcome } = prospect
    const knownDays = daysBetween(knownSince, now)
    for (const tally of [all, tallied(byTier, prospect.tier), tallied(byOwner, owner)]) {
      tally[outcome?.kind ?? 'open']++
    }
    age(cohorts, knownDays, outcome)
    if (!outcome && knownDays > policy.prospects.ageDays) old++
  }

  return {
    all: countsOf(all),
    byTier: orderedTiers(byTier, policy),
    byOwner: [...byOwner].map(([owner, tally]) => ({
      ...(owner === undefined ? {} : { owner }),
      ...countsOf(tally),
    })),
    byAge: cohorts.map(({ days, known, converted }) => ({ days, share: wilson(converted, known) })),
    old,
  }
}
