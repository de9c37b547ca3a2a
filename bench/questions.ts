import { below, seeded } from '#src/domain/evaluation/random.ts'
import { retailPreset } from '#src/domain/presets/retail.ts'
import { sampleCompany } from '#src/ingest/sample/sample-company.ts'
import type { Bench } from './bench.ts'
import { numberIn } from './bench-store.ts'
import { cdnow } from './purchases-base.ts'
import { type Asked, trial, type Whole, wholeBase } from './question-trial.ts'

/** Questions put, as shares of the base: from a few to one in ten. */
const shares = [0.01, 0.02, 0.05, 0.1]
const replicates = 2_000

type Named = { readonly name: string; readonly whole: Whole; readonly seeds: number }

function sampleBase(): Whole {
  const { customers, events } = sampleCompany({ seed: 1, endDay: '2026-11-22' })
  return wholeBase(
    customers,
    events,
    { ...retailPreset('CNY'), version: 1 },
    new Date('2026-11-21T16:00:00Z'),
  )
}

function cdnowBase(file: string): Whole | undefined {
  const base = cdnow(`../shared/data/${file}`)
  const now = new Date('1998-07-01T00:00:00Z')
  return base && wholeBase(base.customers, base.events, { ...retailPreset('USD'), version: 1 }, now)
}

/** The whole panel is ten times its sample: fewer maskings say as much. */
function bases(seeds: number): readonly Named[] {
  const [panel, tenth] = [cdnowBase('cdnow-master.csv'), cdnowBase('cdnow-sample.csv')]
  return [
    { name: 'sample', whole: sampleBase(), seeds },
    ...(tenth ? [{ name: 'cdnowTenth', whole: tenth, seeds }] : []),
    ...(panel ? [{ name: 'cdnow', whole: panel, seeds: Math.ceil(seeds / 3) }] : []),
  ]
}

const total = (rows: readonly Asked[], of: (row: Asked) => number) =>
  rows.reduce((sum, row) => sum + of(row), 0)

const ratioOf = (rows: readonly Asked[]): number =>
  total(rows, ({ best }) => best) /
  Math.max(
    1e-9,
    total(rows, ({ random }) => random),
  )

/** Percentile bootstrap over the maskings. */
function interval(rows: readonly Asked[]): readonly [low: number, high: number] {
  const random = seeded(1)
  const drawn = Array.from({ length: replicates }, () =>
    ratioOf(rows.map((row) => rows[below(random, rows.length)] ?? row)),
  ).sort((a, b) => a - b)
  return [drawn[Math.floor(0.025 * replicates)] ?? 0, drawn[Math.floor(0.975 * replicates)] ?? 0]
}

const round = (value: number) => Math.round(value * 10) / 10

/** One base and one number of questions, over all its maskings. */
function line(name: string, share: number, rows: readonly Asked[]): readonly [string, string] {
  const mean = (of: (row: Asked) => number) => round(total(rows, of) / rows.length)
  const [low, high] = interval(rows)
  return [
    `${name}${share * 100}%`,
    [
      `${mean(({ questions }) => questions)} questions, ${mean(({ errors }) => errors)} errors:`,
      `best mends ${mean(({ best }) => best)}, random ${mean(({ random }) => random)}`,
      `(anybody: ${mean(({ randomAny }) => randomAny)}),`,
      `ratio ${round(ratioOf(rows))} [${round(low)}, ${round(high)}]`,
    ].join(' '),
  ]
}

/** What the one best question mends, beside as many put at random. */
export const questions: Bench = {
  name: 'questions',
  help: 'a random fifth of the last 90 days masked, --seeds N (9) times: tier errors mended by the best questions; ratio: to random ones, the lowest',
  run(args) {
    const found = bases(numberIn(args, '--seeds', 9))
    const runs = found.map(({ name, whole, seeds }) => ({
      name,
      customers: whole.customers.length,
      trials: Array.from({ length: seeds }, (_, seed) => trial(whole, seed + 1, shares)),
    }))
    const rows = runs.flatMap(({ name, trials }) =>
      shares.map((share, i) => ({ name, share, rows: trials.flatMap((asked) => asked[i] ?? []) })),
    )
    return Promise.resolve({
      bench: 'questions',
      store: 'none',
      n: runs.reduce((sum, { customers }) => sum + customers, 0),
      ratio: Math.min(...rows.map((each) => ratioOf(each.rows))),
      figures: Object.fromEntries(rows.map((each) => line(each.name, each.share, each.rows))),
    })
  },
}
