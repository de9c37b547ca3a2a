import { type Random, seeded } from '#src/domain/evaluation/random.ts'
import { compareArms, type Measured, neededHeld } from '#src/domain/follow-up/what-it-earns.ts'
import type { Bench } from './bench.ts'
import { numberIn } from './bench-store.ts'

/** What reminding does to who buys (added to the share) and to what they spend (times). */
export type Effect = { readonly share: number; readonly times: number }

/** A base whose customers buy with a chance, for amounts of a lognormal's spread. */
export type World = { readonly chance: number; readonly sigma: number }

const normal = (random: Random): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())

/** ¥1,000 in the middle. */
const middleMinor = 100_000

/** One measurement's customers: as many held back as the product waits for, the others in proportion. */
function planted(world: World, effect: Effect, share: number, random: Random): readonly Measured[] {
  const held = neededHeld(share)
  const total = Math.round(held / share)
  return Array.from({ length: total }, (_, i): Measured => {
    const isHeld = i < held
    const hasBought = random() < world.chance + (isHeld ? 0 : effect.share)
    const amount = middleMinor * Math.exp(world.sigma * normal(random)) * (isHeld ? 1 : effect.times)
    return {
      customerId: `c${i}`,
      since: new Date(0),
      isHeld,
      hasBought,
      spendMinor: hasBought ? Math.round(amount) : 0,
    }
  })
}

/** How often, of all runs, an interval held what was planted, and how often it left out 0. */
export type Held = { readonly covered: number; readonly excludesZero: number }

const none: Held = { covered: 0, excludesZero: 0 }

const counted = (held: Held, truth: number, interval: { low: number; high: number }, runs: number): Held => ({
  covered: held.covered + Number(interval.low <= truth && truth <= interval.high) / runs,
  excludesZero: held.excludesZero + Number(interval.low > 0 || interval.high < 0) / runs,
})

/** Many measurements of one world with one effect planted. */
export function coverage(world: World, effect: Effect, share: number, runs: number, seed: number) {
  const random = seeded(seed)
  const mean = middleMinor * Math.exp(world.sigma ** 2 / 2)
  const truth = ((world.chance + effect.share) * effect.times - world.chance) * mean
  let [bought, spend] = [none, none]
  for (let run = 0; run < runs; run++) {
    const read = compareArms(planted(world, effect, share, random))
    bought = counted(bought, effect.share, read.bought, runs)
    spend = counted(spend, truth, read.spendMinor ?? { low: 0, high: 0 }, runs)
  }
  return { bought, spend }
}

const worlds: readonly World[] = [
  { chance: 0.1, sigma: 1.2 },
  { chance: 0.25, sigma: 1 },
  { chance: 0.4, sigma: 1.5 },
]
const effects: readonly Effect[] = [
  { share: 0, times: 1 },
  { share: 0.05, times: 1.2 },
  { share: 0.1, times: 1 },
  { share: -0.05, times: 1 },
]
const shares = [0.05, 0.1]

const percent = (value: number) => `${(100 * value).toFixed(1)}%`

/** Whether the intervals of what follow-up earns hold what is planted, and find nothing where nothing is. */
export const holdBack: Bench = {
  name: 'hold-back',
  help: 'what follow-up earns, --runs N (2000) measurements of each planted effect: how often the interval holds it; ratio: the lowest coverage',
  run(args) {
    const runs = numberIn(args, '--runs', 2_000)
    const cases = shares.flatMap((share) =>
      worlds.flatMap((world) => effects.map((effect) => ({ share, world, effect }))),
    )
    const rows = cases.map((each, i) => {
      const { bought, spend } = coverage(each.world, each.effect, each.share, runs, i + 1)
      const isNull = each.effect.share === 0 && each.effect.times === 1
      return { ...each, bought, spend, isNull }
    })
    const figures = rows.map(({ share, world, effect, bought, spend, isNull }) => [
      `held ${share * 100}%, buys ${world.chance}, spread ${world.sigma}, ${isNull ? 'nothing planted' : `planted ${effect.share} and ×${effect.times}`}`,
      isNull
        ? `false alarms: bought ${percent(bought.excludesZero)}, spend ${percent(spend.excludesZero)}`
        : `covered: bought ${percent(bought.covered)}, spend ${percent(spend.covered)}`,
    ])
    return Promise.resolve({
      bench: 'hold-back',
      store: 'none',
      n: runs,
      ratio: Math.min(...rows.flatMap(({ bought, spend }) => [bought.covered, spend.covered])),
      figures: Object.fromEntries(figures),
    })
  },
}
