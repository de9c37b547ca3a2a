import { localDay } from '#src/domain/local-day.ts'
import { sampleState } from '#src/ingest/sample/load-sample.ts'
import { removeSample } from '#src/ingest/sample/remove-sample.ts'
import { DEFAULT_SEED, putSample } from '#src/start/sample.ts'
import { systemClock } from '#src/start/system-clock.ts'
import { withDocuments } from '#src/start/with-documents.ts'
import { progressBar } from './progress-bar.ts'
import { parseAt, parseVerb, usageError } from './usage-error.ts'
import type { Verb } from './verb.ts'

const usage = 'seed [--seed 7] [--day 2026-11-22]'

const options = { seed: { type: 'string' }, day: { type: 'string' } } as const

const seedOf = (text: string | undefined): number => {
  const seed = Number(text ?? DEFAULT_SEED)
  if (Number.isSafeInteger(seed) && seed >= 0) return seed

  throw usageError(`--seed ${text} is not a whole number.`, usage)
}

/** Loads the sample company; another one that stands there goes first. */
export const seedVerb: Verb = {
  name: 'seed',
  usage,
  help: 'loads the sample company into an empty store, or another one in its place',
  async run(args, terminal) {
    const { values } = parseVerb(args, options, usage)
    const spec = {
      seed: seedOf(values.seed),
      endDay: localDay(parseAt(values.day, usage) ?? systemClock.now(), terminal.env.COMPANY_TIME_ZONE),
    }

    return withDocuments(terminal.env, terminal.log, async ({ store }) => {
      if ((await sampleState(store)) === 'loaded') {
        const gone = await removeSample(store)
        terminal.err(`The sample company that was here is removed: ${gone.customers} customers.`)
      }
      const bar = progressBar(terminal, 'Sample company')
      const setting = {
        store,
        clock: systemClock,
        companyTimeZone: terminal.env.COMPANY_TIME_ZONE,
        log: terminal.log,
      }
      const loaded = await putSample(setting, spec, bar.update).finally(bar.stop)
      terminal.out(
        `${loaded.customerIds.length} customers, ${loaded.events} events, ${loaded.users} users; seed ${loaded.spec.seed}, up to ${loaded.spec.endDay}.`,
      )
      return 0
    })
  },
}
