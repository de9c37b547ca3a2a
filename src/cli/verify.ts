import { verify } from '#src/decide/rebuild/verify.ts'
import { searchKeysOf } from '#src/ingest/customers/search-keys.ts'
import { systemClock } from '#src/start/system-clock.ts'
import { useCaseDeps } from '#src/start/use-case-deps.ts'
import { withDocuments } from '#src/start/with-documents.ts'
import { progressBar } from './progress-bar.ts'
import { whole } from './text-table.ts'
import { parseVerb } from './usage-error.ts'
import type { Terminal, Verb } from './verb.ts'

const usage = 'verify [--repair]'

/** Lines of differences that a terminal is shown; the count is whole. */
const SHOWN = 100

/** `facts.sums.spend, facts.eventCount, …`: the first few say where to look. */
const fieldsIn = (fields: readonly string[]): string =>
  fields.length > 6 ? `${fields.slice(0, 6).join(', ')} and ${fields.length - 6} more` : fields.join(', ')

async function compare(repair: boolean, terminal: Terminal): Promise<number> {
  const { env, log, out } = terminal
  return withDocuments(env, log, async ({ store }) => {
    const setting = { clock: systemClock, companyTimeZone: env.COMPANY_TIME_ZONE, log }
    const size = Math.max(1, (await store.customers.countBase()) + (await store.customers.countProspects()))
    const bar = progressBar(terminal, 'Recomputing everybody')
    const from = performance.now()
    let lines = 0
    const { customers, events, waiting, differing } = await verify(useCaseDeps({ store }, setting), {
      searchKeysOf,
      repair,
      onDifference: (id, fields) => {
        if (++lines <= SHOWN) out(`${id}: ${fieldsIn(fields)}`)
        else if (lines === SHOWN + 1) out('…')
      },
      onProgress: (done) => bar.update(Math.min(1, done / size)),
    }).finally(bar.stop)

    const seconds = (performance.now() - from) / 1_000
    const rate = `${seconds.toFixed(1)} s, ${whole(customers / seconds)} customers a second`
    out(`${whole(customers)} customers, ${whole(events)} events recomputed in ${rate}.`)
    if (waiting > 0) out(`${whole(waiting)} wait for a decision or a message just now and were left out.`)
    if (differing === 0) out('No difference.')
    else if (repair) out(`${whole(differing)} differed; they were folded and decided anew.`)
    else out(`${whole(differing)} differ. To have them folded and decided anew: verify --repair`)
    return differing === 0 ? 0 : 1
  })
}

/** Whether what stands is what the events say: exit code 1 where it is not. */
export const verifyVerb: Verb = {
  name: 'verify',
  usage,
  help: 'recomputes facts and decisions from the events and reports what differs; exit code 1 where something does',
  run(args, terminal) {
    const { values } = parseVerb(args, { repair: { type: 'boolean' } }, usage)
    return compare(values.repair === true, terminal)
  },
}
