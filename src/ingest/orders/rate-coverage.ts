import { addDays } from '#src/domain/days.ts'
import { RATE_LOOK_BACK_DAYS, type Rate } from '#src/domain/exchange.ts'
import type { Imports } from '#src/ports/imports.ts'
import type { Rates } from '#src/ports/rates.ts'

/** Days, both included, on which no rate holds. */
type Gap = { readonly first: string; readonly last: string }

/** What is known of one pair, and what waits for it. */
export type PairCoverage = {
  readonly from: string
  readonly to: string
  readonly first: string
  readonly last: string
  /** Days with a rate of their own. */
  readonly days: number
  readonly gaps: readonly Gap[]
}

const dayAfter = (day: string, days: number): string =>
  addDays(new Date(day), days).toISOString().slice(0, 10)

/** Between two rates more than the look-back apart, and after the last one until today. */
function gapsOf(days: readonly string[], today: string): readonly Gap[] {
  return days.flatMap((day, at) => {
    const first = dayAfter(day, RATE_LOOK_BACK_DAYS + 1)
    const last = dayAfter(days[at + 1] ?? dayAfter(today, 1), -1)
    return first <= last ? [{ first, last }] : []
  })
}

const coverageOf = (rates: readonly Rate[], today: string): readonly PairCoverage[] => {
  const [oldest, newest] = [rates[0], rates.at(-1)]
  if (!oldest || !newest) return []

  const days = rates.map(({ day }) => day)
  const { from, to } = oldest
  return [{ from, to, first: oldest.day, last: newest.day, days: days.length, gaps: gapsOf(days, today) }]
}

/** All pairs with their gaps until `today` (YYYY-MM-DD), and the rows that wait by pair (`EUR|CNY`). */
export async function rateCoverage(
  { rates, imports }: { readonly rates: Rates; readonly imports: Pick<Imports, 'waitingByPair'> },
  today: string,
): Promise<{ readonly pairs: readonly PairCoverage[]; readonly waiting: ReadonlyMap<string, number> }> {
  const pairs: PairCoverage[] = []
  for (const { from, to } of await rates.pairs()) pairs.push(...coverageOf(await rates.of(from, to), today))

  return { pairs, waiting: await imports.waitingByPair() }
}
