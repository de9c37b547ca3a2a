import type { BetaGeometric } from '#src/domain/forecast/beta-geometric.ts'
import type { GammaGamma } from '#src/domain/forecast/gamma-gamma.ts'
import type { ParetoNbd } from '#src/domain/forecast/pareto-nbd.ts'
import type { PurchaseHistory, SpendHistory } from '#src/domain/forecast/purchase-history.ts'

export type Chance = () => number

/** Uniform numbers in (0, 1) from a seed: mulberry32. */
export function seeded(seed: number): Chance {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let z = Math.imul(state ^ (state >>> 15), state | 1)
    z ^= z + Math.imul(z ^ (z >>> 7), z | 61)
    return (((z ^ (z >>> 14)) >>> 0) + 0.5) / 2 ** 32
  }
}

const normal = (chance: Chance): number =>
  Math.sqrt(-2 * Math.log(chance())) * Math.cos(2 * Math.PI * chance())

/** Gamma(shape, rate) after Marsaglia & Tsang (2000). */
function gamma(chance: Chance, shape: number, rate: number): number {
  if (shape < 1) return gamma(chance, shape + 1, rate) * chance() ** (1 / shape)
  const d = shape - 1 / 3
  for (;;) {
    const x = normal(chance)
    const v = (1 + x / Math.sqrt(9 * d)) ** 3
    if (v > 0 && Math.log(chance()) < x ** 2 / 2 + d - d * v + d * Math.log(v)) return (d * v) / rate
  }
}

const exponential = (chance: Chance, rate: number): number => -Math.log(chance()) / rate

function beta(chance: Chance, a: number, b: number): number {
  const [x, y] = [gamma(chance, a, 1), gamma(chance, b, 1)]
  return x / (x + y)
}

/** Moments of repeat purchases since the first one; `goneAfter` is asked after each purchase, `until` ends a life. */
function repeats(
  chance: Chance,
  rate: number,
  goneAfter: (repeat: number) => boolean,
  until: number,
): number[] {
  const moments: number[] = []
  let at = 0
  while (!goneAfter(moments.length)) {
    at += exponential(chance, rate)
    if (at > until) break
    moments.push(at)
  }
  return moments
}

/** A life: the moments, in weeks, of a customer's repeat purchases up to `weeks`. */
export type Life = (chance: Chance, weeks: number) => readonly number[]

export const lifeOfBetaGeometric =
  ({ r, alpha, a, b }: BetaGeometric, firstMayBeLast: boolean): Life =>
  (chance, weeks) => {
    const [rate, leaves] = [gamma(chance, r, alpha), beta(chance, a, b)]
    return repeats(chance, rate, (made) => (made > 0 || firstMayBeLast) && chance() < leaves, weeks)
  }

export const lifeOfPareto =
  ({ r, alpha, s, beta: scale }: ParetoNbd): Life =>
  (chance, weeks) => {
    const death = exponential(chance, gamma(chance, s, scale))
    return repeats(chance, gamma(chance, r, alpha), () => false, Math.min(weeks, death))
  }

export const historyAt = (moments: readonly number[], weeks: number): PurchaseHistory => {
  const past = moments.filter((at) => at <= weeks)
  return { frequency: past.length, recencyWeeks: past.at(-1) ?? 0, ageWeeks: weeks }
}

/** A base of customers observed for 20 to 60 weeks each. */
export function aBase(life: Life, size: number, seed: number): PurchaseHistory[] {
  const chance = seeded(seed)
  return Array.from({ length: size }, () => {
    const weeks = 20 + 40 * chance()
    return historyAt(life(chance, weeks), weeks)
  })
}

/** The same customers with amounts. */
export function withSpend(
  base: readonly PurchaseHistory[],
  { p, q, v }: GammaGamma,
  seed: number,
): SpendHistory[] {
  const chance = seeded(seed)
  return base.map((history) => {
    const rate = gamma(chance, q, v)
    const amounts = Array.from({ length: history.frequency }, () => gamma(chance, p, rate))
    const total = amounts.reduce((sum, amount) => sum + amount, 0)
    return { ...history, meanRepeatSpend: history.frequency > 0 ? total / history.frequency : 0 }
  })
}
