import { createReadStream } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { AppError } from '#src/domain/errors.ts'
import { parseDay } from '#src/domain/evaluation/day-number.ts'
import { evaluateOrders } from '#src/domain/evaluation/evaluate-orders.ts'
import type { Evaluation } from '#src/domain/evaluation/evaluation.ts'
import { type Locale, localeSchema } from '#src/domain/locale.ts'
import type { Policy } from '#src/domain/policy.ts'
import { retailPreset } from '#src/domain/presets/retail.ts'
import { t } from '#src/i18n/text.ts'
import { type PurchaseOptions, type Purchases, readPurchases } from '#src/ingest/rows/read-purchases.ts'
import { systemClock } from '#src/start/system-clock.ts'
import { writeReport } from './evaluation-report.ts'
import { evaluationText } from './evaluation-text.ts'
import { sizeOf } from './file-size.ts'
import { readPolicyFile } from './policy-file.ts'
import { progressBar } from './progress-bar.ts'
import { parseVerb, usageError } from './usage-error.ts'
import type { Terminal, Verb } from './verb.ts'

const usage =
  'evaluate --orders FILE.csv [--customer COL] [--date COL] [--amount COL] --split YYYY-MM-DD --days N [--own-class COL] [--rating COL] [--policy FILE.yaml] [--previous FILE.yaml] [--date-format DD/MM/YYYY] [--seed N] [--json FILE|-] [--report DIR] [--lang zh|en]'

const flags = {
  orders: { type: 'string' },
  customer: { type: 'string' },
  date: { type: 'string' },
  amount: { type: 'string' },
  split: { type: 'string' },
  days: { type: 'string' },
  'own-class': { type: 'string' },
  rating: { type: 'string' },
  policy: { type: 'string' },
  previous: { type: 'string' },
  'date-format': { type: 'string' },
  seed: { type: 'string' },
  json: { type: 'string' },
  report: { type: 'string' },
  lang: { type: 'string' },
} as const

function wholeNumber(name: string, text: string, least: number): number {
  const value = Number(text)
  if (text.trim() !== '' && Number.isSafeInteger(value) && value >= least) return value

  throw usageError(`--${name} ${text} is not a whole number of at least ${least}.`, usage)
}

function languageOf(text: string | undefined): Locale | undefined {
  const parsed = localeSchema.optional().safeParse(text)
  if (parsed.success) return parsed.data

  throw usageError(`--lang ${text} is not a language of ours: zh or en.`, usage)
}

function readAsked(args: readonly string[]) {
  const { values, positionals } = parseVerb(args, flags, usage)
  if (positionals.length > 0) throw usageError(`"${positionals[0]}" belongs to no option.`, usage)
  const { orders, split, days, customer, date, amount, rating, seed = '1' } = values
  if (orders === undefined) throw usageError('Which orders? --orders is missing.', usage)
  if (split === undefined) throw usageError('Up to which day? --split is missing.', usage)
  if (days === undefined) throw usageError('Judged over how many days? --days is missing.', usage)
  const named = { customer, date, amount, rating, ownClass: values['own-class'] }

  return {
    orders,
    asked: {
      splitDay: parseDay(split),
      days: wholeNumber('days', days, 1),
      seed: wholeNumber('seed', seed, 0),
    },
    json: values.json,
    report: values.report,
    files: { policy: values.policy, previous: values.previous },
    locale: languageOf(values.lang),
    columns: Object.fromEntries(Object.entries(named).filter(([, column]) => column !== undefined)),
    dateFormat: values['date-format'],
  }
}

type Reading = { readonly path: string; readonly options: PurchaseOptions; readonly locale: Locale }

async function readOrders({ path, options, locale }: Reading, terminal: Terminal): Promise<Purchases> {
  const size = await sizeOf(path)
  const bar = progressBar(terminal, 'Reading')
  const read = await readPurchases(createReadStream(path), options, (bytes) =>
    bar.update(size === 0 ? 1 : bytes / size),
  ).finally(bar.stop)
  const { rows, first } = read.notTaken
  if (first) terminal.err(t(locale, 'evaluate.cli-not-taken', { rows, ...first }))
  if (read.wrongRatings > 0) terminal.err(t(locale, 'evaluate.cli-wrong-ratings', { n: read.wrongRatings }))

  return read
}

const policyOf = async (path: string): Promise<Policy> => ({
  version: 1,
  ...(await readPolicyFile(path, undefined, usage)),
})

/** The policies by their files; without one the shipped preset lends its tiers, and the key is chosen. */
async function policiesOf(
  files: { policy: string | undefined; previous: string | undefined },
  currency: string,
) {
  const policy = files.policy === undefined ? undefined : await policyOf(files.policy)
  const previous = files.previous === undefined ? undefined : await policyOf(files.previous)
  return {
    policy: policy ?? { ...retailPreset(currency), version: 1 },
    policyGiven: policy !== undefined,
    ...(previous && { previous }),
  }
}

/** Written beside the table, or with `-` to stdout in its place. */
async function writeJson(path: string, text: string): Promise<void> {
  await writeFile(path, `${text}\n`).catch((cause: unknown) => {
    throw new AppError({
      code: 'file-unwritable',
      message: `The file ${path} cannot be written.`,
      remedy: 'Check that its folder exists and that you may write there, or use --json -.',
      cause,
    })
  })
}

/** Writes the report and names its pages. */
async function reportInto(folder: string, evaluation: Evaluation, policy: Policy, currency: string) {
  // What draws is large, and no other verb needs it: loaded where it is asked for.
  const { openCharts } = await import('#src/charts/open-charts.ts')
  const written = await writeReport(folder, evaluation, { currency, policy, charts: await openCharts() })
  return written.filter((file) => file.endsWith('.md')).map((file) => join(folder, file))
}

/** Scores an order file as of a day, and judges each method by what came after. Needs no database. */
export const evaluateVerb: Verb = {
  name: 'evaluate',
  usage,
  help: 'scores an order file as of a day and judges each method by what came after; needs no database',
  async run(args, terminal) {
    const { orders, columns, dateFormat, json, report, asked, files, ...given } = readAsked(args)
    const locale = given.locale ?? terminal.env.DEFAULT_LOCALE
    const options = { columns, now: systemClock.now(), ...(dateFormat !== undefined && { dateFormat }) }
    const { rows, classes, ratings, currency } = await readOrders({ path: orders, options, locale }, terminal)
    const policies = await policiesOf(files, currency)
    const evaluation = evaluateOrders({ rows, classes, ratings, ...policies, ...asked })

    const text = JSON.stringify({ currency, ...evaluation }, null, 2)
    if (json !== '-') terminal.out(evaluationText(locale, evaluation, currency))
    if (json === '-') terminal.out(text)
    else if (json !== undefined) await writeJson(json, text)
    if (report === undefined) return 0

    const written = await reportInto(report, evaluation, policies.policy, currency)
    if (json !== '-') terminal.out(t(locale, 'evaluate.report-written', { files: written.join(', ') }))
    return 0
  },
}
