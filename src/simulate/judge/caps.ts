import { dayNumberOf, onTheWall } from './wall-clock.ts'

/** A touch of ours. `planned`: a planned reminder asked for it; one that its rep has timed, or none, is not counted as beyond. */
export type Touch = {
  readonly customerId: string
  readonly by: string
  readonly at: Date
  readonly planned: boolean
  /** The reminder that asked for it. */
  readonly reminderId?: string
}

/** The design's: so many touches of one customer in any so many days in a row, and so many of one rep in a day. */
const perCustomer = [
  { days: 1, most: 1 },
  { days: 7, most: 2 },
  { days: 30, most: 6 },
]
const MOST_OF_A_REP = 15

/** `2026-01-06 by mei for c-1|touch|2026-01-05`. */
const said =
  (zone: string) =>
  ({ at, by, reminderId }: Touch): string =>
    `${onTheWall(at, zone).day} by ${by}${reminderId === undefined ? '' : ` for ${reminderId}`}`

/** Planned touches beyond a cap, each in words. A batch is logged at one moment, and is one of its rep's. */
export function capBreaches(touches: readonly Touch[], zone: string): readonly string[] {
  const dayOf = ({ at }: Touch) => dayNumberOf(onTheWall(at, zone).day)
  const ofCustomers = [...Map.groupBy(touches, ({ customerId }) => customerId)].flatMap(([id, own]) => {
    const sorted = own.toSorted((a, b) => a.at.getTime() - b.at.getTime())
    return sorted.flatMap((touch, i) => {
      if (!touch.planned) return []
      const day = dayOf(touch)
      const beyond = perCustomer.find(
        ({ days, most }) => sorted.slice(0, i + 1).filter((each) => dayOf(each) > day - days).length > most,
      )
      if (!beyond) return []
      const those = sorted.slice(0, i + 1).filter((each) => dayOf(each) > day - beyond.days)
      return [`${id}: more than ${beyond.most} in ${beyond.days} days, ${those.map(said(zone)).join(', ')}`]
    })
  })
  const planned = touches.filter((touch) => touch.planned)
  const ofReps = [...Map.groupBy(planned, (touch) => `${touch.by} on ${onTheWall(touch.at, zone).day}`)]
    .map(([who, own]) => ({ who, count: new Set(own.map(({ at }) => at.getTime())).size }))
    .filter(({ count }) => count > MOST_OF_A_REP)
    .map(({ who, count }) => `${who}: ${count} touches`)

  return [...ofCustomers, ...ofReps]
}
