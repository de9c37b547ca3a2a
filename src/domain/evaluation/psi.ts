/** By Lewis's convention (1994) under .1 is stable and over .25 has shifted; it over-triggers on small samples. */
const usualBins = 10
/** An empty bin counts as half a customer, so that the logarithm stays finite. */
const emptyBin = 0.5

/** Edges that part the reference into bins of equal size; repeated edges fall together. */
function edgesOf(reference: Float64Array, bins: number): number[] {
  const ascending = reference.slice().sort()
  const at = (bin: number) => ascending[Math.floor((bin * ascending.length) / bins)] ?? Infinity
  return [...new Set(Array.from({ length: bins - 1 }, (_, i) => at(i + 1)))]
}

function sharesIn(values: Float64Array, edges: readonly number[]): number[] {
  const counts = new Array<number>(edges.length + 1).fill(0)
  for (const value of values) {
    const bin = edges.findIndex((edge) => value < edge)
    const into = bin < 0 ? edges.length : bin
    counts[into] = (counts[into] ?? 0) + 1
  }
  return counts.map((n) => Math.max(n, emptyBin) / values.length)
}

/** Population stability index of two samples of one score, Σ (p−q)·ln(p/q), over deciles of the reference. 0 of none. */
export function psi(reference: Float64Array, current: Float64Array, bins = usualBins): number {
  if (reference.length === 0 || current.length === 0) return 0

  const edges = edgesOf(reference, bins)
  const after = sharesIn(current, edges)
  return sharesIn(reference, edges).reduce((sum, p, bin) => {
    const q = after[bin] ?? 0
    return sum + (p - q) * Math.log(p / q)
  }, 0)
}
