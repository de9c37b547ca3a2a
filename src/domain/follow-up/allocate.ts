import type { Candidate } from './candidate.ts'

/** What a day's list has room for. */
export type Room = {
  /** Touches that may still stand on it; a batch is one. */
  readonly touches: number
  /** Customers a batch may hold, and how many of the day's have ended already: then it has its touch. */
  readonly batchMost: number
  readonly batched: number
  /** Of a week's touches, for those who grow: the share, and how the week stands without this day's list. */
  readonly growing: { readonly share: number; readonly weekTouches: number; readonly weekGrowing: number }
}

/** The floor first, then what is urgent or has its date, then by value at risk. */
export const rankOf = ({ reminder: { kind, isUrgent } }: Candidate): number => {
  if (kind === 'floor') return 0
  return isUrgent || kind === 'occasion' ? 1 : 2
}

/** Two floors by the day on which they would be missed. */
const floorOrder = (a: Candidate, b: Candidate): number =>
  (a.floorAt?.getTime() ?? 0) - (b.floorAt?.getTime() ?? 0)

/** The order of a list: total, so that the same candidates make the same list whatever order they come in. */
export const listOrder = (a: Candidate, b: Candidate): number =>
  rankOf(a) - rankOf(b) ||
  floorOrder(a, b) ||
  b.reminder.valueAtRiskMinor - a.reminder.valueAtRiskMinor ||
  (a.reminder._id < b.reminder._id ? -1 : Number(a.reminder._id > b.reminder._id))

/** How many of a rep's touches a list is: those that may be one batch are one together. */
export function touchesIn(list: readonly Pick<Candidate, 'isBatchable'>[]): number {
  const single = list.filter(({ isBatchable }) => !isBatchable).length
  return single + (single < list.length ? 1 : 0)
}

/** As many as there is room for, in their order; whoever no longer fits does not keep a smaller one out. */
function fill(ordered: readonly Candidate[], { touches, batchMost, batched: before }: Room): Candidate[] {
  const taken: Candidate[] = []
  let [used, batched] = [0, before]
  for (const candidate of ordered) {
    const costs = candidate.isBatchable && batched > 0 ? 0 : 1
    if (used + costs > touches || (candidate.isBatchable && batched >= batchMost)) continue
    used += costs
    batched += candidate.isBatchable ? 1 : 0
    taken.push(candidate)
  }
  return taken
}

/** The touches that a list adds to a day: a batch that has its touch already adds none. */
const sizeOf = (list: readonly Candidate[], { batched }: Room): number =>
  touchesIn(list) - (batched > 0 && list.some(({ isBatchable }) => isBatchable) ? 1 : 0)

/** The least of the list that may give way: nothing urgent, nobody who grows, no batch. */
const mayGiveWay = (candidate: Candidate): boolean =>
  rankOf(candidate) === 2 && !candidate.isGrowing && !candidate.isBatchable

/** How many of those who grow the week still owes, once its list holds so many touches. */
const owed = ({ share, weekTouches, weekGrowing }: Room['growing'], size: number, listed: number): number =>
  Math.ceil(share * (weekTouches + size)) - weekGrowing - listed

/** Makes up what those who grow lack of their share: into free room first, then in the place of the least at risk. */
function withShare(
  taken: readonly Candidate[],
  growing: readonly Candidate[],
  room: Room,
): readonly Candidate[] {
  const list = [...taken]
  for (const candidate of growing) {
    const size = sizeOf(list, room)
    const isFree = size < room.touches
    const listed = list.filter(({ isGrowing }) => isGrowing).length
    const at = isFree ? list.length : list.findLastIndex(mayGiveWay)
    if (at < 0 || owed(room.growing, isFree ? size + 1 : size, listed) <= 0) break
    list.splice(at, isFree ? 0 : 1, candidate)
  }
  return list
}

/**
 * A day's list out of those who are due: the floor first, then what is urgent, then by value at risk, never more than
 * there is room for. Those of the lower tiers who grow have their share of the week's touches, also before their day and
 * before a larger value at risk, but never before the floor or what is urgent.
 */
export function allocate(candidates: readonly Candidate[], room: Room): readonly Candidate[] {
  const ordered = candidates.toSorted(listOrder)
  const taken = fill(
    ordered.filter(({ isEarly }) => !isEarly),
    room,
  )
  const chosen = new Set(taken)
  const growing = ordered.filter((candidate) => candidate.isGrowing && !chosen.has(candidate))

  return withShare(taken, growing, room).toSorted(listOrder)
}
