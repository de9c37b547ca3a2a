import {
  BrokenCircuitError,
  type CircuitBreakerPolicy,
  CircuitState,
  ConsecutiveBreaker,
  circuitBreaker,
  handleWhen,
} from 'cockatiel'
import { type AppError, isAppError } from '#src/domain/errors.ts'
import type { Logger } from '#src/ports/logger.ts'
import type { Model, ModelQuestion } from '#src/ports/model.ts'
import { type Dialect, firstDialect, nextDialect } from './dialect.ts'
import {
  appErrorOf,
  away,
  type Failure,
  failureOf,
  isOfShape,
  refused,
  slow,
  type Where,
} from './failures.ts'
import { type Endpoint, streamAnswer } from './stream-answer.ts'
import { unwrap } from './unwrap.ts'

export type ModelOptions = Endpoint & {
  readonly log: Logger
  /** For the whole answer, retry and all; default 8 s, as long as somebody waits for a form. */
  readonly limitMs?: number | undefined
  /** Failures in a row after which nobody is made to wait any more; default 5. */
  readonly opensAfter?: number | undefined
  /** How long until one question is let through again; default a minute. */
  readonly halfOpenAfterMs?: number | undefined
}

/** A model, and the dialect in which its endpoint has answered; undefined: it has not yet. */
export type OpenModel = Model & { dialect(): Dialect | undefined }

const LIMIT_MS = 8_000
const OPENS_AFTER = 5
const HALF_OPEN_AFTER_MS = 60_000

/** Between a 5xx and the second try, where the endpoint asks for no pause of its own. */
const PAUSE_MS = 300

type State = {
  readonly options: ModelOptions
  readonly where: Where
  readonly limitMs: number
  readonly breaker: CircuitBreakerPolicy
  /** What the endpoint has been found to take. */
  found: Dialect | undefined
}

/** Asks until the endpoint takes the request's shape; the first dialect that does is kept to. */
async function inItsDialect(state: State, question: ModelQuestion, signal: AbortSignal): Promise<string> {
  let dialect = state.found ?? firstDialect(new URL(state.options.baseUrl).hostname)
  for (;;) {
    try {
      const text = await streamAnswer(state.options, { question, dialect, signal })
      // What refuses this request alone, once something was taken, says nothing of the next one.
      state.found ??= dialect
      return text
    } catch (error) {
      const failure = failureOf(error)
      const next: Dialect | undefined = isOfShape(failure)
        ? nextDialect(dialect, failure.complaint)
        : undefined
      if (!next) throw error
      dialect = next
    }
  }
}

/** How long to wait before the one second try; undefined: another try is of no use. */
const pauseBefore = ({ status, retryAfterMs }: Failure): number | undefined =>
  status === 429 || status >= 500 ? (retryAfterMs ?? PAUSE_MS) : undefined

async function withOneRetry(ask: () => Promise<string>, untilMs: number): Promise<string> {
  try {
    return await ask()
  } catch (error) {
    const pauseMs = pauseBefore(failureOf(error))
    if (pauseMs === undefined || Date.now() + pauseMs >= untilMs) throw error
    await new Promise((resolve) => setTimeout(resolve, pauseMs))
    return ask()
  }
}

/** The answer, or why there is none, within the limit. */
async function answerInTime(state: State, question: ModelQuestion): Promise<string> {
  const { limitMs, where } = state
  const signal = AbortSignal.timeout(limitMs)
  try {
    return await withOneRetry(() => inItsDialect(state, question, signal), Date.now() + limitMs)
  } catch (error) {
    if (isAppError(error)) throw error
    throw signal.aborted ? slow(where.host, limitMs) : appErrorOf(failureOf(error), where)
  }
}

/** A refusal is an answer of an endpoint that is well. */
const isTrouble = (error: unknown) => !isAppError(error) || error.code !== 'model-refused'

const openCircuit = ({ host }: Where): AppError =>
  away(host, 'has failed several times in a row and is left alone for a while')

async function throughCircuit(state: State, question: ModelQuestion): Promise<string> {
  // One question tries it out; who comes meanwhile is not made to wait for what becomes of that one.
  if (state.breaker.state === CircuitState.HalfOpen) throw openCircuit(state.where)
  try {
    return await state.breaker.execute(() => answerInTime(state, question))
  } catch (error) {
    throw error instanceof BrokenCircuitError ? openCircuit(state.where) : error
  }
}

function breakerOf({ options, where }: { options: ModelOptions; where: Where }): CircuitBreakerPolicy {
  const { log, opensAfter = OPENS_AFTER, halfOpenAfterMs = HALF_OPEN_AFTER_MS } = options
  const breaker = circuitBreaker(handleWhen(isTrouble), {
    halfOpenAfter: halfOpenAfterMs,
    breaker: new ConsecutiveBreaker(opensAfter),
  })
  breaker.onBreak((reason) => {
    const code = 'error' in reason && isAppError(reason.error) ? reason.error.code : 'unknown'
    log.warn('model-circuit-open', { ...where, code, forMs: halfOpenAfterMs })
  })
  breaker.onReset(() => log.info('model-circuit-closed', where))
  return breaker
}

/** A model behind any OpenAI-compatible endpoint; nothing is asked until somebody asks. */
export function openModel(options: ModelOptions): OpenModel {
  const where = { name: options.model, host: new URL(options.baseUrl).host }
  const { limitMs = LIMIT_MS } = options
  const state: State = { options, where, limitMs, breaker: breakerOf({ options, where }), found: undefined }

  return {
    ...where,
    dialect: () => state.found,
    async answer(question) {
      const text = unwrap(await throughCircuit(state, question))
      if (text === '') throw refused(where.name, 'said nothing')
      return text
    },
  }
}
