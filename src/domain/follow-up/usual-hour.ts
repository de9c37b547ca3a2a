import type { TouchBrief } from '#src/domain/facts.ts'

/** Fewer say nothing of a habit. */
const leastAnswers = 3

/** Making one costs a hundred times what using it does. */
const formatters = new Map<string, Intl.DateTimeFormat>()

function hourIn(at: Date, timeZone: string): number {
  const known = formatters.get(timeZone)
  const formatter = known ?? new Intl.DateTimeFormat('en-GB', { hour: '2-digit', hourCycle: 'h23', timeZone })
  if (!known) formatters.set(timeZone, formatter)
  return Number(formatter.format(at))
}

/** When they answered us, or wrote or called by themselves; a look at the web site says nothing of a talk. */
const isTalk = ({ direction, answered, channel }: TouchBrief): boolean =>
  direction === 'out' ? answered === true : channel !== 'web'

/**
 * The hour of the day, 0 to 23 on the rep's clock, at which a customer usually answers: the most frequent one, the newer
 * of two. Undefined where too little is known.
 */
export function usualHour(touches: readonly TouchBrief[], zone: string): number | undefined {
  const hours = touches.filter(isTalk).map(({ at }) => hourIn(at, zone))
  if (hours.length < leastAnswers) return undefined

  const counts = new Map<number, number>()
  for (const hour of hours) counts.set(hour, (counts.get(hour) ?? 0) + 1)
  const most = Math.max(...counts.values())
  return most === 1 ? undefined : hours.findLast((hour) => counts.get(hour) === most)
}
