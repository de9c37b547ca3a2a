/**
 * Hands things out in the order of their dates.
 * @returns those dated up to a moment that have not been handed out yet; moments only go forward.
 */
export function arrivals<Thing>(
  things: readonly Thing[],
  dateOf: (thing: Thing) => Date,
): (now: Date) => readonly Thing[] {
  const coming = things.map((thing) => ({ thing, at: dateOf(thing).getTime() })).sort((a, b) => a.at - b.at)
  let next = 0

  return (now) => {
    const from = next
    while ((coming[next]?.at ?? Infinity) <= now.getTime()) next++
    return coming.slice(from, next).map(({ thing }) => thing)
  }
}
