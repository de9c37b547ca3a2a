import { isAppError } from '#src/domain/errors.ts'
import type { Finding } from '#src/domain/finding.ts'
import type { Locale } from '#src/domain/locale.ts'
import { t } from '#src/i18n/text.ts'
import type { ModelQuestion } from '#src/ports/model.ts'
import type { OpenModel } from './open-model.ts'

/** A tiny question, about nobody: whether there is an answer of the right shape. */
const question: ModelQuestion = {
  prompt: 'doctor@1',
  system: 'Say which colour is named. Take the word as it stands.',
  turns: [{ by: 'us', text: 'The sky was blue that day.' }],
  schema: {
    type: 'object',
    properties: { colour: { type: 'string' } },
    required: ['colour'],
    additionalProperties: false,
  },
  mostTokens: 60,
}

/** Longer than this for one word, and a draft will hardly be there in 8 s. */
const SLOW_MS = 4_000

const saysBlue = (text: string): boolean => {
  try {
    const said: unknown = JSON.parse(text)
    return typeof said === 'object' && said !== null && 'colour' in said && /blue/i.test(String(said.colour))
  } catch {
    return false
  }
}

const troubles = {
  'model-setup': ['model.check-setup', 'model.check-setup-do'],
  'model-busy': ['model.check-busy', 'model.check-busy-do'],
  'model-slow': ['model.check-slow', 'model.check-slow-do'],
  'model-refused': ['model.check-refused', 'model.check-shape-do'],
  'model-away': ['model.check-away', 'model.check-away-do'],
} as const

const isTrouble = (code: string): code is keyof typeof troubles => code in troubles

function failed(locale: Locale, error: unknown): Finding {
  if (!isAppError(error) || !isTrouble(error.code)) throw error
  const [says, remedy] = troubles[error.code]
  return { state: 'missing', says: t(locale, says, { what: error.message }), remedy: t(locale, remedy) }
}

/** How long it took, in seconds to a tenth. */
const seconds = (ms: number) => (ms / 1_000).toFixed(1)

const quick = (locale: Locale, { name, host }: OpenModel, ms: number): Finding => {
  const says = t(locale, 'model.check-answers', { name, host, seconds: seconds(ms) })
  return ms < SLOW_MS
    ? { state: 'ok', says }
    : { state: 'missing', says, remedy: t(locale, 'model.check-slow-do') }
}

const shape = (locale: Locale, { name }: OpenModel): Finding => ({
  state: 'missing',
  says: t(locale, 'model.check-shape', { name }),
  remedy: t(locale, 'model.check-shape-do'),
})

/** Asks one tiny question: whether it answers, how soon, and what its endpoint takes. */
export async function checkModel(model: OpenModel, locale: Locale): Promise<readonly Finding[]> {
  const begun = performance.now()
  try {
    const text = await model.answer(question)
    const answered = quick(locale, model, performance.now() - begun)
    if (!saysBlue(text)) return [answered, shape(locale, model)]

    const format = model.dialect()?.format ?? 'text'
    return [answered, { state: 'ok', says: t(locale, `model.check-format-${format}`) }]
  } catch (error) {
    return [failed(locale, error)]
  }
}

const ownMachine = /^(?:localhost|127\.|\[::1\]|10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.)/

/** Whether what is sent can be read on its way. */
export function checkWay(baseUrl: string, locale: Locale): readonly Finding[] {
  const { protocol, host } = new URL(baseUrl)
  if (protocol === 'https:' || ownMachine.test(host)) return []
  return [
    {
      state: 'unknown',
      says: t(locale, 'model.check-open', { host }),
      remedy: t(locale, 'model.check-open-do'),
    },
  ]
}
