/** What makes two warnings alike: known on the day they are given. */
export type WarningFeatures = {
  /** The tier the customer is about to leave. */
  readonly tier: string
  /** Its orders, halved every half-life: the orders dimension in today's value. 1 is one order placed today. */
  readonly recentOrders: number
}

/** A habit that is nearly gone, one that fades, one that lives: purchases since mean most to those who order often. */
const edges = [0.1, 0.2, 0.35, 0.5, 0.75, 1, 1.5, 2.5] as const

/** The bins a warning belongs to, the widest first: all, its tier, customers of its tier with orders like its own. */
export function binsOf({ tier, recentOrders }: WarningFeatures): readonly [string, string, string] {
  const band = edges.filter((edge) => recentOrders >= edge).length
  return ['all', tier, `${tier}|${band}`]
}
