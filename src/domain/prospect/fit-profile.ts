import type { Customer } from '#src/domain/customer.ts'
import { comparableValue } from './attribute-value.ts'

/** How many customers have one value of one attribute, and how many of those are among the best. */
export type FitCount = {
  readonly attribute: string
  /** As `comparableValue` makes it. */
  readonly value: string
  readonly top: number
  readonly all: number
}

/** What the best customers are like, as counts: plain data that adds up. */
export type FitProfile = {
  /** Customers of the top tier, and all. */
  readonly top: number
  readonly all: number
  readonly counts: readonly FitCount[]
}

export const emptyFitProfile: FitProfile = { top: 0, all: 0, counts: [] }

/** An attribute keeps its most frequent values; the others are too rare to tell anything. */
const valuesKept = 100

const keyOf = ({ attribute, value }: Pick<FitCount, 'attribute' | 'value'>) => `${attribute}\u0000${value}`
const byKey = (a: FitCount, b: FitCount) => (keyOf(a) < keyOf(b) ? -1 : 1)

/** Profiles of parts of a base as one. Law: however the base is parted, the same comes out. */
export function mergeFitProfiles(profiles: readonly FitProfile[]): FitProfile {
  const counts = new Map<string, FitCount>()
  for (const count of profiles.flatMap((profile) => profile.counts)) {
    const known = counts.get(keyOf(count))
    counts.set(
      keyOf(count),
      known ? { ...known, top: known.top + count.top, all: known.all + count.all } : count,
    )
  }
  return {
    top: profiles.reduce((sum, { top }) => sum + top, 0),
    all: profiles.reduce((sum, { all }) => sum + all, 0),
    counts: [...counts.values()].sort(byKey),
  }
}

/** The profile of some customers: one page, say. Attributes that are absent count in no value. */
export function fitProfileOf(
  customers: readonly { readonly attrs: Customer['attrs']; readonly isTop: boolean }[],
  attributes: readonly string[],
): FitProfile {
  return mergeFitProfiles(
    customers.map(({ attrs, isTop }) => ({
      top: Number(isTop),
      all: 1,
      counts: attributes.flatMap((attribute) => {
        const value = comparableValue(attrs[attribute])
        return value === undefined ? [] : [{ attribute, value, top: Number(isTop), all: 1 }]
      }),
    })),
  )
}

/** As it is kept with a run: of each attribute the most frequent values, so that free text cannot fill a document. */
export function keptFitProfile(profile: FitProfile): FitProfile {
  const kept = [...Map.groupBy(profile.counts, ({ attribute }) => attribute).values()].flatMap((counts) =>
    counts.toSorted((a, b) => b.all - a.all || byKey(a, b)).slice(0, valuesKept),
  )
  return { ...profile, counts: kept.toSorted(byKey) }
}
