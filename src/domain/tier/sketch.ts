/** κ at 0, 0.5, 1 … 100 % of the ranked. */
const steps = 200

/** 201 points of an ascending list, between neighbours in proportion; nothing of nobody. */
export function sketchOf(ascending: ArrayLike<number>): readonly number[] {
  const last = ascending.length - 1
  if (last < 0) return []

  return Array.from({ length: steps + 1 }, (_, i) => {
    const place = (i * last) / steps
    const low = ascending[Math.floor(place)] ?? 0
    const high = ascending[Math.ceil(place)] ?? low
    return low + (high - low) * (place - Math.floor(place))
  })
}

/**
 * Share of the ranked customers below κ, 0 to 1, exact to half a percent: "ahead of 92 % of customers". Equals
 * are not below. 0 where nobody is ranked or the customer has no κ.
 */
export function rankShare(kappa: number | undefined, sketch: readonly number[]): number {
  if (kappa === undefined || sketch.length === 0) return 0

  const reached = sketch.findIndex((value) => value >= kappa)
  if (reached === 0) return 0
  if (reached < 0) return 1

  const low = sketch[reached - 1] ?? kappa
  const high = sketch[reached] ?? kappa
  return (reached - 1 + (kappa - low) / (high - low)) / steps
}
