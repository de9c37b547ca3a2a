import { daysBetween } from '#src/domain/days.ts'

/** Two years: the same weeks have then been seen twice. */
const enoughDays = 2 * 365

/**
 * What a forecast must say of the season. The models know none: on a base whose next weeks held Christmas they were
 * 24 % short. With two years of history the same weeks of last year can stand beside the forecast; with less,
 * "season not modelled" is shown.
 */
export const seasonNote = (firstDay: Date, lastDay: Date): 'comparable' | 'not-modelled' =>
  daysBetween(firstDay, lastDay) >= enoughDays ? 'comparable' : 'not-modelled'
