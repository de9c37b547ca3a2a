import type { Tick } from '#src/ports/charts.ts'

const steps = [1, 2, 5, 10] as const

/** The smallest of 1, 2, 5 times a power of ten that is at least `value`. */
function roundUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value))
  return (steps.find((step) => step * power >= value * (1 - 1e-9)) ?? 10) * power
}

/** Round places from 0 to beyond the greatest value, three to six of them. */
export function linearTicks(greatest: number, say: (value: number) => string): Tick[] {
  if (!(greatest > 0)) return [0, 1].map((at) => ({ at, shown: say(at) }))

  const step = roundUp(greatest / 5)
  const count = Math.ceil(greatest / step - 1e-9)
  return Array.from({ length: count + 1 }, (_, n) => n * step).map((at) => ({ at, shown: say(at) }))
}

/** Places of 1, 2 and 5 times powers of ten around the values, thinned to at most five. All values are above 0. */
export function logTicks(values: readonly number[], say: (value: number) => string): Tick[] {
  const [least, greatest] = [Math.min(...values), Math.max(...values)]
  const places: number[] = []
  for (let power = 10 ** Math.floor(Math.log10(least)); power <= greatest * 10; power *= 10)
    places.push(...steps.slice(0, 3).map((step) => step * power))
  const from = places.findLastIndex((place) => place <= least)
  const to = places.findIndex((place) => place >= greatest)
  const kept = places.slice(Math.max(0, from), to + 1)
  const every = Math.ceil((kept.length - 1) / 4)

  // The last place bounds the axis, so it stays whatever is left out before it.
  return kept
    .filter((_, at) => at % every === 0 || at === kept.length - 1)
    .filter((_, at, all) => at !== all.length - 2 || (kept.length - 1) % every === 0 || every === 1)
    .map((at) => ({ at, shown: say(at) }))
}
