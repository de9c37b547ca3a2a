function swap(values: Float64Array, i: number, j: number): void {
  const kept = values[i] ?? 0
  values[i] = values[j] ?? 0
  values[j] = kept
}

/** The middle of three as pivot, so that sorted and constant input stay fast. */
function pivotOf(values: Float64Array, low: number, high: number): number {
  const [a, b, c] = [values[low] ?? 0, values[(low + high) >> 1] ?? 0, values[high] ?? 0]
  return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c))
}

/** Hoare's partition of low … high: at and under `j` nothing exceeds the pivot, from `i` on nothing is less. */
function partition(
  values: Float64Array,
  low: number,
  high: number,
): { readonly i: number; readonly j: number } {
  const pivot = pivotOf(values, low, high)
  let i = low
  let j = high
  while (i <= j) {
    while ((values[i] ?? 0) < pivot) i++
    while ((values[j] ?? 0) > pivot) j--
    if (i <= j) swap(values, i++, j--)
  }
  return { i, j }
}

/**
 * The k-th smallest value (from 0), by quickselect: a cut needs one place of the order, and sorting the whole
 * costs ten times as much. `values` is rearranged.
 */
export function selectNth(values: Float64Array, k: number): number {
  let low = 0
  let high = values.length - 1
  while (low < high) {
    const { i, j } = partition(values, low, high)
    if (k > j && k < i) break
    if (k <= j) high = j
    else low = i
  }

  return values[k] ?? Number.NaN
}

/** The middle value, the mean of the middle two of an even count, 0 of none. `values` is rearranged. */
export function medianOf(values: Float64Array): number {
  const n = values.length
  if (n === 0) return 0

  const upper = selectNth(values, n >> 1)
  return n % 2 === 1
    ? upper
    : (upper + values.subarray(0, n >> 1).reduce((max, x) => Math.max(max, x), -Infinity)) / 2
}
