/** Things that come one by one, evenly thinned to a number that fits in memory. */
export type Thinned<Thing> = {
  add(thing: Thing): void
  kept(): readonly Thing[]
  /** How many came. */
  seen(): number
}

/** Keeps every one up to `most`, then every second, every fourth …: the same ones for the same order of arrival. */
export function thinned<Thing>(most: number): Thinned<Thing> {
  let kept: Thing[] = []
  let every = 1
  let seen = 0

  return {
    add(thing) {
      if (seen++ % every === 0) kept.push(thing)
      if (kept.length <= most) return

      kept = kept.filter((_, at) => at % 2 === 0)
      every *= 2
    },
    kept: () => kept,
    seen: () => seen,
  }
}
