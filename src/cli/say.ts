import type { Reply } from '#src/cards/card.ts'
import { cardText, copyText } from '#src/cards/parts/text.ts'
import { createDispatcher } from '#src/commands/dispatch/dispatcher.ts'
import { commands } from '#src/commands/index.ts'
import { cipherOf } from '#src/start/cipher-of.ts'
import { connectModel } from '#src/start/connect-model.ts'
import { ensureAdmin } from '#src/start/ensure-admin.ts'
import { inlineDay } from '#src/start/inline-day.ts'
import { inlineQueues } from '#src/start/inline-queues.ts'
import { lazyCharts } from '#src/start/lazy-charts.ts'
import { closeAll } from '#src/start/lifetime.ts'
import { putSampleIfWanted, type SampleSetting } from '#src/start/sample.ts'
import { fixedClock, systemClock } from '#src/start/system-clock.ts'
import { useCaseDeps } from '#src/start/use-case-deps.ts'
import { withDocuments } from '#src/start/with-documents.ts'
import { progressBar } from './progress-bar.ts'
import { saveFile } from './save-file.ts'
import { parseAt, parseVerb, usageError } from './usage-error.ts'
import type { Terminal, Verb } from './verb.ts'

const usage = 'say --as USER [--json] [--at 2026-09-01] [--out DIR] "/customer tier acme"'

const options = {
  as: { type: 'string' },
  at: { type: 'string' },
  out: { type: 'string' },
  json: { type: 'boolean' },
} as const

/** The width a card is drawn to: the window's, within what reads well. */
const width = () => Math.max(40, Math.min(process.stdout.columns ?? 80, 100))

/** The card; behind it, by themselves, words that are to be copied. */
function printed({ card, copy }: Reply, json: boolean): string {
  if (json) return JSON.stringify(copy === undefined ? card : { ...card, copy }, null, 2)

  const drawn = cardText(card, { width: width() })
  return copy === undefined ? drawn : `${drawn}\n\n${copyText(copy)}`
}

async function answer(text: string, as: string, at: Date | undefined, terminal: Terminal): Promise<Reply> {
  const { env, log } = terminal
  const clock = at ? fixedClock(at) : systemClock
  const setting = { clock, companyTimeZone: env.COMPANY_TIME_ZONE, log }

  return withDocuments(env, log, async ({ store, embedded }) => {
    if (embedded) await prepareTrial(terminal, { ...setting, clock: systemClock, store })
    const deps = useCaseDeps({ store }, { ...setting, cipher: cipherOf(env) })
    const model = await connectModel(env, { redisUrl: env.REDIS_URL, log })
    const dispatcher = createDispatcher({
      ...deps,
      ...model.parts,
      queues: inlineQueues(deps),
      // A day looked at from another day's clock is not planned by it.
      ...(embedded && !at ? { planDay: inlineDay(deps) } : {}),
      charts: lazyCharts(),
      commands,
      defaultLocale: env.DEFAULT_LOCALE,
    })

    try {
      return await dispatcher.text(text, { surface: 'terminal', userId: as })
    } finally {
      await closeAll([...model.closings], log)
    }
  })
}

/** A trial store knows `admin`, and the first message ever brings the sample company with it. */
async function prepareTrial(terminal: Terminal, setting: SampleSetting) {
  await ensureAdmin(setting.store.users, terminal.env)
  const bar = progressBar(terminal, 'Loading the sample company')
  await putSampleIfWanted(setting, bar.update).finally(bar.stop)
}

/** One message at the terminal, answered as every surface would. */
export const sayVerb: Verb = {
  name: 'say',
  usage,
  help: 'asks the bot as a user and prints the card; exit code 1 where it is a refusal',
  async run(args, terminal) {
    const { values, positionals } = parseVerb(args, options, usage)
    const at = parseAt(values.at, usage)
    if (values.as === undefined) throw usageError('Who is asking? --as is missing.', usage)

    const reply = await answer(positionals.join(' '), values.as, at, terminal)
    terminal.out(printed(reply, values.json === true))
    for (const file of reply.files ?? []) terminal.err(`Written: ${await saveFile(values.out ?? '.', file)}`)
    return reply.refused ? 1 : 0
  },
}
