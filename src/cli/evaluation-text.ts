import type { Evaluation } from '#src/domain/evaluation/evaluation.ts'

const percent = (share: number): string => (100 * share).toFixed(1)
const signed = (share: number): string => `${share >= 0 ? '+' : ''}${percent(share)}`
const whole = (value: number): string => Math.round(value).toLocaleString('en')

/** The first column to the left, figures to the right. */
function table(header: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const all = [header, ...rows]
  const widths = header.map((_, at) => Math.max(...all.map((row) => row[at]?.length ?? 0)))
  return all.map((row) =>
    row
      .map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)))
      .join('  ')
      .trimEnd(),
  )
}

const methodLines = ({ methods }: Evaluation): string[] =>
  table(
    ['method', 'top 10 %', 'top 20 %', 'AUC', 'against abc', '95 % interval'],
    methods.map(({ method, capture10, capture20, auc, vsAbc }) => [
      method,
      percent(capture10),
      percent(capture20),
      auc.toFixed(3),
      method === 'abc' ? '' : signed(vsAbc.difference),
      method === 'abc' ? '' : `${signed(vsAbc.low)} … ${signed(vsAbc.high)}`,
    ]),
  )

const tierLines = ({ tiers }: Evaluation): string[] =>
  table(
    ['tier by key', 'customers', 'share of spend %', 'spend each', 'bought %', '95 % interval'],
    tiers.map(({ code, customers, spendShare, spendEach, active }) => [
      code,
      whole(customers),
      percent(spendShare),
      spendEach.toFixed(2),
      percent(active.share),
      `${percent(active.low)} … ${percent(active.high)}`,
    ]),
  )

function fairnessLine({ tiers, fairness: { byStep, fromLower } }: Evaluation): string {
  const parts = byStep.map((share, step) => `${tiers[step]?.code ?? ''} ${percent(share)} %`)
  return `The next top tenth sat in ${parts.join(', ')}: ${percent(fromLower)} % in the lower tiers.`
}

const dynamicsLines = ({ dynamics }: Evaluation): string[] =>
  table(
    ['weekly runs', 'flaps', 'changes a run', 'top tier holds %', 'at its size %'],
    Object.entries(dynamics).map(([name, { flaps, events, captureTop, captureSameSize }]) => [
      name === 'none' ? 'raw cuts' : 'with hysteresis',
      whole(flaps),
      events.toFixed(1),
      percent(captureTop),
      percent(captureSameSize),
    ]),
  )

function fitLines({ fits }: Evaluation): string[] {
  const named = [
    ['BG/NBD', fits.bgNbd],
    ['Pareto/NBD', fits.paretoNbd],
    ['Gamma-Gamma', fits.gammaGamma],
  ] as const
  return named.flatMap(([name, fit]) => {
    if (!fit) return []
    const parameters = Object.entries(fit.parameters).map(([key, value]) => `${key} ${value.toFixed(4)}`)
    const warnings = fit.warnings.map(({ code }) => `, ${code}`).join('')
    return `${name.padEnd(11)}  ${parameters.join('  ')}  LL ${fit.logLikelihood.toFixed(2)}  (${fit.method}, ${whole(fit.customers)} customers${warnings})`
  })
}

function trackingLine({ tracking }: Evaluation): string {
  const last = tracking.at(-1)
  if (!last || last.actual === 0) return 'No repeat orders to track.'
  const off = (expected: number) => `${whole(expected)} (${signed(expected / last.actual - 1)} %)`
  return `Repeat orders by week ${last.week}: ${whole(last.actual)}; BG/NBD ${off(last.bgNbd)}, Pareto/NBD ${off(last.paretoNbd)}.`
}

function classLines({ ownClasses }: Evaluation): string[] {
  if (!ownClasses) return []
  const { classes, sameValue, unclassed, contradictory } = ownClasses
  return [
    '',
    `Own classes: ${classes.map(({ name, customers }) => `${name} ${whole(customers)}`).join(', ')}; without one ${whole(unclassed)}; contradictory ${whole(contradictory)}.`,
    ...classes
      .filter(({ spellings }) => spellings.length > 1)
      .map(({ name, spellings }) => `"${name}" has several spellings: ${spellings.join(', ')}.`),
    ...sameValue.map(({ upper, lower }) => `"${upper}" and "${lower}" cannot be told apart by value.`),
  ]
}

/** The evaluation as a person at a terminal reads it; money in the file's currency. */
export function evaluationText(evaluation: Evaluation, currency: string): string {
  const { period, days, customers, newcomers, chosen } = evaluation
  const { halfLifeDays, transform, ordersWeight } = chosen.key
  return [
    `${whole(customers)} customers, ${period.first} to ${period.split}; judged by their spend up to ${period.last} (${currency}).`,
    ...(days.judged < days.asked
      ? [`The file ends early: ${days.judged} of the ${days.asked} days could be judged.`]
      : []),
    `First seen after the split and left out: ${whole(newcomers.customers)} customers.`,
    '',
    ...methodLines(evaluation),
    `Chosen before the split: key with a half-life of ${halfLifeDays} days, transform ${transform}, orders ${percent(ordersWeight)} %; decay ${chosen.decay.halfLifeDays} days.`,
    '',
    ...tierLines(evaluation),
    fairnessLine(evaluation),
    '',
    ...dynamicsLines(evaluation),
    '',
    ...fitLines(evaluation),
    trackingLine(evaluation),
    ...classLines(evaluation),
  ].join('\n')
}
