import type { Facts } from './facts.ts'

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
const leastBoth = 5
const leastLift = 1.2
/** The best sold are compared with each other: beyond them next to nobody has bought both. */
const mostProducts = 300
const mostPairs = 500

/** A customer's products, each once; the facts keep its 24 newest orders. */
export const productsOf = ({ recentOrders }: Pick<Facts, 'recentOrders'>): readonly string[] => [
  ...new Set(recentOrders.map(({ product }) => product?.trim() ?? '').filter((product) => product !== '')),
]

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Customers by product, the best sold ones alone. */
function buyersOf(baskets: readonly (readonly string[])[]): ReadonlyMap<string, number> {
  const buyers = new Map<string, number>()
  for (const product of baskets.flat()) buyers.set(product, (buyers.get(product) ?? 0) + 1)

  const sold = [...buyers].filter(([, count]) => count >= leastBoth)
  return new Map(sold.sort((a, b) => b[1] - a[1] || compareText(a[0], b[0])).slice(0, mostProducts))
}

/** For each product the others its buyers have bought, with how many of them. */
function bothOf(baskets: readonly (readonly string[])[], buyers: ReadonlyMap<string, number>) {
  const together = new Map([...buyers.keys()].map((product) => [product, new Map<string, number>()]))
  for (const basket of baskets) {
    const known = basket.filter((product) => buyers.has(product))
    for (const because of known) {
      const others = together.get(because)
      for (const product of known)
        if (product !== because) others?.set(product, (others.get(product) ?? 0) + 1)
    }
  }
  return together
}

/**
 * Which products go together, by item-item cosine (Linden, Smith and York, _Amazon.com Recommendations_, 2003), to
 * which a bestseller is near by nothing of its own; the nearest first, at most 500.
 * @param baskets the products of each customer, each product once.
 */
export function productPairs(baskets: readonly (readonly string[])[]): readonly Suggestion[] {
  const buyers = buyersOf(baskets)
  const pairs = [...bothOf(baskets, buyers)].flatMap(([because, others]) =>
    [...others].map(([product, both]) => {
      const of = buyers.get(because) ?? 0
      const all = buyers.get(product) ?? 0
      const lift = (both * baskets.length) / (of * all)
      return { pair: { product, because, both, of, lift }, near: both / Math.sqrt(of * all) }
    }),
  )

  return pairs
    .filter(({ pair: { both, lift } }) => both >= leastBoth && lift >= leastLift)
    .sort(
      (a, b) =>
        b.near - a.near ||
        compareText(a.pair.product, b.pair.product) ||
        compareText(a.pair.because, b.pair.because),
    )
    .slice(0, mostPairs)
    .map(({ pair }) => pair)
}

/**
 * What customers with the same products also bought and this one has not: the nearest first, each with the product it
 * goes with best. Nothing where the base says too little.
 */
export function alsoBought(
  pairs: readonly Suggestion[],
  own: readonly string[],
  most = 3,
): readonly Suggestion[] {
  const known = new Set(own)
  const best = new Map<string, Suggestion>()
  for (const pair of pairs) {
    const fits = known.has(pair.because) && !known.has(pair.product) && !best.has(pair.product)
    if (fits) best.set(pair.product, pair)
  }

  return [...best.values()].slice(0, most)
}
