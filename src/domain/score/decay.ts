import { daysBetween } from '#src/domain/days.ts'

/** What decay needs of a policy. */
export type Decay = { readonly halfLifeDays: number; readonly landmark: Date }

/** Half-lives from the landmark to `at`: what κ thresholds rise by when the same value is asked for later. */
export const halfLivesSince = (at: Date, { halfLifeDays, landmark }: Decay): number =>
  daysBetween(landmark, at) / halfLifeDays

/**
 * The forward weight 2^((t−L)/h) of something that happened at `at` (Cormode et al., ICDE 2009): sums of it
 * never need rewriting as time passes. At h = 14 days a double holds 39 years either side of the landmark.
 */
export const growth = (at: Date, decay: Decay): number => 2 ** halfLivesSince(at, decay)

/** The factor that turns a forward-decayed sum into its value at `now`: the inverse of `growth`. */
export const decayTo = (now: Date, decay: Decay): number => 2 ** -halfLivesSince(now, decay)
