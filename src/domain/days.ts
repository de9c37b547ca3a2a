/** Instants are UTC, so every day has as many milliseconds. */
const dayMs = 86_400_000

export const addDays = (at: Date, days: number): Date => new Date(at.getTime() + days * dayMs)

/** Days from one instant to another, fractions included; negative where `to` is earlier. */
export const daysBetween = (from: Date, to: Date): number => (to.getTime() - from.getTime()) / dayMs

const pick = (dates: readonly (Date | undefined)[], better: (a: Date, b: Date) => boolean) =>
  dates.reduce(
    (best, at) => (at !== undefined && (best === undefined || better(at, best)) ? at : best),
    undefined,
  )

/** The first of those that are there. */
export const earliest = (...dates: readonly (Date | undefined)[]): Date | undefined =>
  pick(dates, (a, b) => a < b)

/** The last of those that are there. */
export const latest = (...dates: readonly (Date | undefined)[]): Date | undefined =>
  pick(dates, (a, b) => a > b)
