import type { Facts } from './facts.ts'

/** Who buys what together, over a base: customers by product, and by pairs of products. */
export type Preferences = {
  readonly customers: number
  readonly buyers: ReadonlyMap<string, number>
  /** For each product the others its buyers have bought, with how many of them. */
  readonly together: ReadonlyMap<string, ReadonlyMap<string, number>>
}

/** What similar customers also bought, with the evidence in customers. */
export type Suggestion = {
  readonly product: string
  /** The customer's own product that it goes with. */
  readonly because: string
  /** So many bought both, of so many who bought `because`. */
  readonly both: number
  readonly of: number
  /** How many times as often as among everybody. */
  readonly lift: number
}

/** When two products go together: by enough customers, and clearly more often than by chance. */
type SuggestionRule = { readonly leastBoth: number; readonly leastLift: number; readonly most: number }

const usualSuggestions: SuggestionRule = { leastBoth: 5, leastLift: 1.2, most: 3 }

/** A customer's products, each once; the facts keep its 24 newest orders. */
export const productsOf = ({ recentOrders }: Pick<Facts, 'recentOrders'>): readonly string[] => [
  ...new Set(recentOrders.map(({ product }) => product?.trim() ?? '').filter((product) => product !== '')),
]

function addPair(together: Map<string, Map<string, number>>, one: string, other: string): void {
  const row = together.get(one) ?? new Map<string, number>()
  row.set(other, (row.get(other) ?? 0) + 1)
  together.set(one, row)
}

/** Counts a base once. `baskets`: the products of each customer, each product once. */
export function preferencesOf(baskets: Iterable<readonly string[]>): Preferences {
  const buyers = new Map<string, number>()
  const together = new Map<string, Map<string, number>>()
  let customers = 0
  for (const basket of baskets) {
    customers++
    for (const one of basket) {
      buyers.set(one, (buyers.get(one) ?? 0) + 1)
      for (const other of basket) if (other !== one) addPair(together, one, other)
    }
  }
  return { customers, buyers, together }
}

type Near = { readonly suggestion: Suggestion; readonly near: number }

/** What goes with one product. Nearness is item-item cosine, to which a bestseller is near by nothing of its own. */
function goingWith({ customers, buyers, together }: Preferences, because: string): readonly Near[] {
  const of = buyers.get(because) ?? 0
  return [...(together.get(because) ?? [])].map(([product, both]) => {
    const all = buyers.get(product) ?? 0
    const lift = (both * customers) / (of * all)
    return { suggestion: { product, because, both, of, lift }, near: both / Math.sqrt(of * all) }
  })
}

const nearestFirst = (a: Near, b: Near): number =>
  b.near - a.near ||
  compareText(a.suggestion.product, b.suggestion.product) ||
  compareText(a.suggestion.because, b.suggestion.because)

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/**
 * What customers with the same products also bought and this one has not: the nearest first, each with the product
 * it goes with best (item-item: Linden, Smith and York, _Amazon.com Recommendations_, 2003). Nothing where the base
 * says too little.
 */
export function alsoBought(
  preferences: Preferences,
  own: readonly string[],
  { leastBoth, leastLift, most }: SuggestionRule = usualSuggestions,
): readonly Suggestion[] {
  const known = new Set(own)
  const sorted = [...known]
    .flatMap((because) => goingWith(preferences, because))
    .filter(({ suggestion: { product, both, lift } }) => {
      return !known.has(product) && both >= leastBoth && lift >= leastLift
    })
    .sort(nearestFirst)
  const best = new Map<string, Suggestion>()
  for (const { suggestion } of sorted) {
    if (!best.has(suggestion.product)) best.set(suggestion.product, suggestion)
  }

  return [...best.values()].slice(0, most)
}
