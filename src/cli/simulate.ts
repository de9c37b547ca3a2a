import { type Locale, localeSchema } from '#src/domain/locale.ts'
import type { LifeSpec } from '#src/simulate/company.ts'
import { tellStoryOf } from '#src/simulate/customer-story.ts'
import type { SimulationReport } from '#src/simulate/judge/judge.ts'
import type { World } from '#src/simulate/open-world.ts'
import { peopleOf } from '#src/simulate/people.ts'
import type { FailedRun } from '#src/simulate/play-jobs.ts'
import { showDays } from '#src/simulate/shown-days.ts'
import { simulate } from '#src/simulate/simulate.ts'
import { DEFAULT_SEED } from '#src/start/sample.ts'
import { progressBar } from './progress-bar.ts'
import { parseVerb, usageError } from './usage-error.ts'
import type { Terminal, Verb } from './verb.ts'

const usage =
  'simulate [--days 180] [--from 2026-01-01] [--acts 0.85] [--seed 1] [--reps 4] [--json] [--assert] [--customer acme] [--lang zh]'

const options = {
  days: { type: 'string' },
  from: { type: 'string' },
  acts: { type: 'string' },
  seed: { type: 'string' },
  reps: { type: 'string' },
  json: { type: 'boolean' },
  assert: { type: 'boolean' },
  customer: { type: 'string' },
  lang: { type: 'string' },
} as const

type Given = ReturnType<typeof parseVerb<typeof options>>['values']

function wholeOf(given: Given, name: 'days' | 'seed' | 'reps', usual: number): number {
  const value = Number(given[name] ?? usual)
  if (Number.isSafeInteger(value) && value >= (name === 'seed' ? 0 : 1)) return value

  throw usageError(`--${name} ${given[name]} is not a whole number.`, usage)
}

function firstDayOf({ from = '2026-01-01' }: Given): string {
  const day = new Date(from)
  if (/^\d{4}-\d{2}-\d{2}$/.test(from) && !Number.isNaN(day.getTime())) return from

  throw usageError(`--from ${from} is not a day such as 2026-01-01.`, usage)
}

function shareOf({ acts = '0.85' }: Given): number {
  const share = Number(acts)
  if (share >= 0 && share <= 1) return share

  throw usageError(`--acts ${acts} is not a share between 0 and 1.`, usage)
}

function languageOf({ lang }: Given, { env }: Terminal): Locale {
  const locale = localeSchema.safeParse(lang ?? env.DEFAULT_LOCALE)
  if (locale.success) return locale.data

  throw usageError(`--lang ${lang} is neither zh nor en.`, usage)
}

/** Lives months of the sample company in seconds, and says what its people got. */
export const simulateVerb: Verb = {
  name: 'simulate',
  usage,
  help: 'the sample company lives half a year: messages, caps, the floor; or one customer told by its messages',
  async run(args, terminal) {
    const { values } = parseVerb(args, options, usage)
    const spec = {
      seed: wholeOf(values, 'seed', DEFAULT_SEED),
      from: firstDayOf(values),
      days: wholeOf(values, 'days', 180),
      ...(values.reps === undefined ? {} : { reps: wholeOf(values, 'reps', 1) }),
      ...(values.customer === undefined ? {} : { customer: values.customer }),
    }
    const temper = { seed: spec.seed, acts: shareOf(values) }
    const bar = progressBar(terminal, 'Living')
    const onDay = (done: number) => bar.update(done / spec.days)
    const people = (world: World) => {
      listen(world, values, terminal, spec)
      return peopleOf(world, temper)
    }
    const lived = await simulate({ spec, log: terminal.log, people, onDay }).finally(bar.stop)
    if (values.customer === undefined) say(lived.report, values, terminal)
    for (const breach of lived.breaches.slice(0, MOST_TOLD)) terminal.err(breach)
    const isBroken = values.assert === true && lived.breaches.length > 0
    return isBroken ? 1 : ended(lived.failed, terminal)
  },
}

/** One customer's story, or the two days that are shown with the figures; `--json` shows the figures alone. */
function listen(world: World, given: Given, terminal: Terminal, spec: LifeSpec): void {
  if (given.customer !== undefined) {
    tellStoryOf(world, { ref: given.customer, locale: languageOf(given, terminal) }, terminal.out)
  } else if (given.json !== true) showDays(world, spec, terminal.out)
}

const say = (report: SimulationReport, { json }: Given, { out }: Terminal) =>
  out(JSON.stringify(report, null, json === true ? undefined : 2))

/** A run that failed is a fault of the product: said, and the exit code tells. */
function ended(failed: readonly FailedRun[], { err }: Terminal): number {
  for (const { job, at, error } of failed.slice(0, MOST_TOLD)) {
    err(`${job} failed on ${at.toISOString()}: ${error instanceof Error ? error.message : String(error)}`)
  }
  return failed.length === 0 ? 0 : 1
}

const MOST_TOLD = 10
