import { cdnowIsThere } from '../test/domain/forecast/cdnow.ts'
import { cdnowOutcomes, companyOutcomes, type Outcome } from '../test/domain/value/state-outcomes.ts'
import type { Bench } from './bench.ts'

const round = (value: number, digits = 0): number => Number(value.toFixed(digits))

const row = ({ group, customers, valueNow, before, after, active, grew }: Outcome) => ({
  group,
  customers,
  'value now': round(valueNow),
  'half year before': round(before),
  'half year after': round(after),
  'after / before': round(after / before, 2),
  'after / value now': round(after / valueNow, 2),
  'bought after': `${round(100 * active)} %`,
  'spent more than before': `${round(100 * grew)} %`,
})

/** Means of the named states over those of the others of their size, in what came after per unit of before. */
function ratioOf(outcomes: readonly Outcome[], named: Outcome['group'], others: Outcome['group']): number {
  const kept = (group: Outcome['group']) => {
    const outcome = outcomes.find((one) => one.group === group)
    return outcome ? outcome.after / outcome.before : Number.NaN
  }
  return kept(named) / kept(others)
}

/** What became of customers in a named state, beside the others of their size: figures of docs/value-states.md. */
export const states: Bench = {
  name: 'states',
  help: 'named states on held-out half years; ratio: growth of small-growing to that of other small ones',
  async run(args) {
    const days = cdnowIsThere ? ['1997-06-30', '1997-09-30', '1997-12-31'] : []
    const tables = [
      ...days.map((day) => ({ on: `cdnow-master ${day}`, outcomes: cdnowOutcomes(day) })),
      ...[1, 2].map((seed) => ({ on: `sample company ${seed}`, outcomes: companyOutcomes(seed) })),
    ]
    if (!args.includes('--json')) {
      for (const { on, outcomes } of tables) {
        console.log(on)
        console.table(outcomes.map(row))
      }
    }
    const told = tables.find(({ on }) => on.includes('1997-09-30')) ?? tables[0]
    const outcomes = told?.outcomes ?? []

    return {
      bench: 'states',
      store: told?.on ?? 'none',
      n: outcomes.reduce((sum, { customers }) => sum + customers, 0),
      ratio: ratioOf(outcomes, 'small-growing', 'other small'),
      figures: { oneOffLeaving: ratioOf(outcomes, 'one-off-leaving', 'other large') },
    }
  },
}
