import type { Locale } from '#src/domain/locale.ts'
import { t } from '#src/i18n/text.ts'
import type { ModelAsk } from '#src/ports/model-asks.ts'
import { withDocuments } from '#src/start/with-documents.ts'
import { parseVerb, usageError } from './usage-error.ts'
import type { Verb } from './verb.ts'

const usage = 'model asked [--limit N] [--who USER] [--system] [--json]'

const options = {
  limit: { type: 'string' },
  who: { type: 'string' },
  system: { type: 'boolean' },
  json: { type: 'boolean' },
} as const

const mostRows = 500

function limitOf(text: string): number {
  const limit = Number(text)
  if (Number.isInteger(limit) && limit > 0 && limit <= mostRows) return limit
  throw usageError(`--limit ${text} is no number from 1 to ${mostRows}.`, usage)
}

/** One question as it left: who, when, by which prompt, to whose machine, how it ended; then turn by turn. */
function asText(locale: Locale, ask: ModelAsk, withSystem: boolean): string {
  const { at, who, prompt, model, host, customers, system, turns } = ask
  const about = customers.length === 0 ? [] : [customers.join(' ')]
  const outcome = ask.outcome ?? t(locale, 'model.asked-open')
  const head = [at.toISOString(), who, prompt, `${model} @ ${host}`, ...about, outcome].join(' · ')
  const parts = [
    ...(withSystem ? [system] : []),
    ...turns.map(({ by, text }) => `${by === 'us' ? '→' : '←'} ${text}`),
  ]
  return [head, ...parts.flatMap((part) => part.split('\n')).map((line) => `  ${line}`)].join('\n')
}

/** `model asked`: what has left the house for a language model, with its placeholders, the newest first. */
export const modelVerb: Verb = {
  name: 'model',
  usage,
  help: 'shows what the language model was sent in the last 90 days, in redacted form, and how each question ended',
  async run(args, { env, log, out }) {
    const { positionals, values } = parseVerb(args, options, usage)
    if (positionals[0] !== 'asked' || positionals.length > 1)
      throw usageError('There is only model asked.', usage)
    const limit = limitOf(values.limit ?? '5')

    const asks = await withDocuments(env, log, ({ store }) => store.modelAsks.newest(limit, values.who))
    const locale = env.DEFAULT_LOCALE
    if (values.json) out(JSON.stringify(asks, null, 2))
    else if (asks.length === 0) out(t(locale, 'model.asked-none'))
    else out(asks.map((ask) => asText(locale, ask, values.system ?? false)).join('\n\n'))
    return 0
  },
}
