import type { Customer } from '#src/domain/customer.ts'
import { type FitProfile, fitProfileOf, keptFitProfile, mergeFitProfiles } from './fit-profile.ts'

/** How many days the converted had been known for, where enough have converted to say so. */
type ConversionAge = { readonly converted: number; readonly medianDays: number }

/** What a base says to prospects. */
export type ProspectBase = { readonly fit: FitProfile; readonly conversion?: ConversionAge }

/** A member of the base: `isTop`, whether it stands in the tiers that prospects are compared with. */
type Member = Pick<Customer, 'kind' | 'attrs' | 'prospect'> & { readonly isTop: boolean }

/** Fewer conversions than this say nothing of the next. */
const enoughConversions = 10
/** Pages whose counts wait before they are added up. */
const pagesAtOnce = 50

/** The lower median: half had converted by that day. */
function medianDays(ages: readonly number[]): number {
  const sorted = ages.toSorted((a, b) => a - b)
  return sorted[Math.ceil(sorted.length / 2) - 1] ?? 0
}

/** Adds a base up page by page; holds counts and one number for each conversion, not the customers. */
export function prospectBaseCounter(attributes: readonly string[]) {
  let profiles: FitProfile[] = []
  const ages: number[] = []

  return {
    add(page: readonly Member[]): void {
      const buyers = page.filter(({ kind }) => kind === 'customer')
      profiles.push(fitProfileOf(buyers, attributes))
      if (profiles.length > pagesAtOnce) profiles = [mergeFitProfiles(profiles)]
      for (const { prospect } of page) {
        if (prospect?.outcome?.kind === 'converted') ages.push(prospect.outcome.ageDays)
      }
    },
    base(): ProspectBase {
      const fit = keptFitProfile(mergeFitProfiles(profiles))
      if (ages.length < enoughConversions) return { fit }

      return { fit, conversion: { converted: ages.length, medianDays: medianDays(ages) } }
    },
  }
}
