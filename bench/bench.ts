/** What a benchmark prints as its last line with `--json`; `ratio` compares within the same run. */
type BenchResult = {
  readonly bench: string
  readonly store: string
  readonly n: number
  readonly ratio: number | null
  readonly figures: Readonly<Record<string, number | string>>
}

/** One benchmark: a file of its own, one line in the registry. */
export type Bench = {
  readonly name: string
  readonly help: string
  run(args: readonly string[]): Promise<BenchResult>
}

export const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN

/** Milliseconds that a piece of work takes. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now()
  await work()
  return performance.now() - from
}
