import type { FactEvent } from '#src/domain/event.ts'
import { normal, pick, pickWeighted, type Random, randomOf } from './random.ts'
import type { Entry } from './roster.ts'

/** People employed, as the company's form offers it. */
const sizes = [
  ['1–20', 45],
  ['21–100', 33],
  ['101–500', 16],
  ['500+', 6],
] as const

/** What the company's own records say of a customer; shops and persons are small. */
export function attributesOf(
  seed: number,
  { key, named, market }: Entry,
  opinion: string | undefined,
): Readonly<Record<string, string>> {
  const random = randomOf(seed, key, 'attributes')
  const isSmall = named.form !== 'company'
  return {
    industry: named.industry.label,
    region: market.region,
    city: named.locale === 'zh' ? named.city.zh : named.city.en,
    size: isSmall ? '1–20' : pickWeighted(random, sizes),
    ...(opinion === undefined ? {} : { class: opinion }),
  }
}

type Spender = { readonly entry: Entry; readonly events: readonly FactEvent[] }

/** Undecayed gross spend of all time, in minor units: what a rep has in mind. */
const spendOf = (events: readonly FactEvent[]): number =>
  events.reduce((sum, event) => sum + (event.kind === 'order' ? event.amountMinor : 0), 0)

/** Old habits: the words of an earlier system that mean the same as today's. */
const oldWords: Readonly<Record<string, readonly string[]>> = {
  VIP: ['大客户', 'A级'],
  重点: ['重要客户', 'B级'],
  普通: ['普通客户'],
  一般: ['小客户', 'C级'],
}

function classAt(random: Random, rank: number): string | undefined {
  const usual = rank < 0.05 ? 'VIP' : rank < 0.2 ? '重点' : rank < 0.6 ? '普通' : '一般'
  const roll = random()
  if (roll < 0.08) return undefined
  return roll < 0.14 ? pick(random, oldWords[usual] ?? [usual]) : usual
}

/**
 * The company's own class of each customer, by key: an opinion, not a measurement. It follows all-time spend
 * loosely, some customers have none, some still carry the words of an earlier system.
 */
export function opinions(
  seed: number,
  customers: readonly Spender[],
): ReadonlyMap<string, string | undefined> {
  const rated = customers
    .filter(({ entry }) => entry.kind === 'customer')
    .map(({ entry, events }) => {
      const random = randomOf(seed, entry.key, 'opinion')
      return { key: entry.key, random, felt: Math.log(1 + spendOf(events)) + 1.1 * normal(random) }
    })
    .sort((a, b) => b.felt - a.felt)
  return new Map(rated.map(({ key, random }, i) => [key, classAt(random, i / rated.length)]))
}
