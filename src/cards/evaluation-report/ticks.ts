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

const mostTicks = 5

/** Places of 1, 2 and 5 times powers of ten among the values, of the powers alone where those are many. All values are above 0. */
export function logTicks(values: readonly number[], say: (value: number) => string): Tick[] {
  const [least, greatest] = [Math.min(...values), Math.max(...values)]
  const powers: number[] = []
  for (let power = 10 ** Math.floor(Math.log10(least)); power <= greatest; power *= 10) powers.push(power)
  const within = (places: readonly number[]) => places.filter((place) => place >= least && place <= greatest)
  const fine = within(powers.flatMap((power) => [power, 2 * power, 5 * power]))

  return (fine.length <= mostTicks ? fine : within(powers)).map((at) => ({ at, shown: say(at) }))
}
