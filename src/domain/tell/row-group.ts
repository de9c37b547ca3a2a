import type { WorkCalendar } from '#src/domain/calendar/work-calendar.ts'
import { localDay } from '#src/domain/local-day.ts'
import type { User } from '#src/domain/user.ts'
import type { Told } from './route.ts'
import { nextWorkingMorning } from './working-morning.ts'

/** More of one reader's changes than this become one summary. */
export const mostSingles = 5

/** For so long single messages to one reader are counted together. */
export const burstMs = 600_000

/** How long a group must have been left alone before it is taken for complete, and when it is in any case. */
const settleMs = 30_000
const openMs = 600_000

/** What is written together for one reader; it waits until `notBefore`. */
export type RowGroup = { readonly group: string; readonly notBefore: Date }

/** What begins the names of the groups that wait for a morning; the day follows. */
export const morningPrefix = 'morning|'

/** With what waits for the next working morning: the list, or where there is none a card of its own. */
export function morningGroup(zone: string, at: Date, calendar: WorkCalendar): RowGroup {
  const notBefore = nextWorkingMorning(zone, at, calendar)
  return { group: `${morningPrefix}${localDay(notBefore, zone)}`, notBefore }
}

type Change = { readonly at: Date; readonly run?: string | undefined; readonly version: number }

/** How a change waits for others of its kind; undefined: it is told by itself, now. */
export function groupOf(
  { when }: Told,
  change: Change,
  { zone, calendar }: Pick<User, 'zone'> & { readonly calendar: WorkCalendar },
): RowGroup | undefined {
  const { at, run, version } = change
  if (when === 'morning') return morningGroup(zone, at, calendar)
  const soon = new Date(at.getTime() + 2 * settleMs)
  if (when === 'policy') return { group: `policy|${version}`, notBefore: soon }

  return run === undefined ? undefined : { group: `run|${run}`, notBefore: soon }
}

/** The warnings of one run wait for each other: few are told one by one, many together. */
export const warningGroup = (run: string, at: Date): RowGroup => ({
  group: `warnings|${run}`,
  notBefore: new Date(at.getTime() + 2 * settleMs),
})

/** The escalations of a day for one reader: few are told one by one, many together. */
export const escalationGroup = (day: string, notBefore: Date): RowGroup => ({
  group: `escalations|${day}`,
  notBefore,
})

/** What comes at night waits for the end of the reader's quiet hours, together. */
export const quietGroup = (notBefore: Date): RowGroup => ({
  group: `quiet|${notBefore.toISOString()}`,
  notBefore,
})

/** What goes beyond a reader's measure waits for the end of the ten minutes that began with `first`. */
export const burstGroup = (first: Date): RowGroup => ({
  group: `burst|${first.toISOString()}`,
  notBefore: new Date(first.getTime() + burstMs),
})

/** A run and a publication take their time: their group is complete once nothing has joined it for a while. */
export function isComplete(group: string, oldest: Date, newest: Date, now: Date): boolean {
  if (!/^(run|policy|warnings|escalations)\|/.test(group)) return true

  return now.getTime() - newest.getTime() >= settleMs || now.getTime() - oldest.getTime() >= openMs
}

/** Whether so many changes of a group are one card, or a card each. Whoever is over the measure has read five already. */
export function isSummary(group: string, size: number): boolean {
  if (group.startsWith(morningPrefix) || group.startsWith('policy|')) return true

  return size > (group.startsWith('burst|') ? 1 : mostSingles)
}
