import { APICallError } from 'ai'
import { AppError } from '#src/domain/errors.ts'

/** What an endpoint said that is of use: never the request, never its words, in which the key or the talk may stand. */
export type Failure = {
  /** 0: no answer at all. */
  readonly status: number
  /** Its own code, where that is a plain word: `model_not_found`. */
  readonly code: string | undefined
  /** How long it asks to be left alone, in milliseconds. */
  readonly retryAfterMs: number | undefined
  /** Its words: looked at for names of parameters, never passed on. */
  readonly complaint: string
}

/** Codes of providers that will not talk about something: OpenAI, Azure, DashScope, Zhipu. */
const unwilling = /content_?filter|inspection|moderation|sensitive|content_?policy/i

/** Seconds, or a date; undefined where it says neither. */
function retryAfterMs(headers: Readonly<Record<string, string>> | undefined): number | undefined {
  const given = headers?.['retry-after']
  if (given === undefined) return undefined
  const seconds = Number(given)
  const ms = Number.isFinite(seconds) ? seconds * 1_000 : Date.parse(given) - Date.now()
  return Number.isNaN(ms) ? undefined : Math.max(0, ms)
}

/** Providers differ: `error.code`, `error.type`, or both at the root; a word or a number, so that no key comes along. */
function codeIn(body = ''): string | undefined {
  const named = (field: string) =>
    new RegExp(`"${field}"\\s*:\\s*"?([A-Za-z_.]{1,40}|\\d{1,6})["\\s,}]`).exec(body)?.[1]
  return [named('code'), named('type')].find((code) => code !== undefined && code !== 'null')
}

/** What can be said of whatever the AI SDK has thrown. */
export function failureOf(error: unknown): Failure {
  if (!APICallError.isInstance(error))
    return { status: 0, code: undefined, retryAfterMs: undefined, complaint: '' }
  return {
    status: error.statusCode ?? 0,
    code: codeIn(error.responseBody),
    retryAfterMs: retryAfterMs(error.responseHeaders),
    complaint: error.responseBody ?? '',
  }
}

/** The endpoint refuses the shape of a request: another dialect may do. */
export const isOfShape = ({ status, code, complaint }: Failure): boolean =>
  (status === 400 || status === 422) && !unwilling.test(`${code} ${complaint}`)

/** Where it is asked, for the words of errors. */
export type Where = { readonly name: string; readonly host: string }

const said = ({ status, code }: Failure) => (code === undefined ? `${status}` : `${status}, ${code}`)

const setup = (host: string, failure: Failure, what: string, remedy: string) =>
  new AppError({ code: 'model-setup', message: `${host} ${what} (${said(failure)}).`, remedy })

const setups: Readonly<Record<number, readonly [what: string, remedy: string]>> = {
  401: ['does not accept the key', 'Correct LLM_API_KEY and restart; docs/model.md.'],
  402: ['has no more credit', 'Top the account up at the provider.'],
  403: ['does not let this key in', 'Look at the rights of LLM_API_KEY at the provider; docs/model.md.'],
  404: ['knows no such model or address', 'Correct LLM_MODEL and LLM_BASE_URL and restart; docs/model.md.'],
}

/** A failure as what people and logs are told. The cause is left out: it holds the request, the key with it. */
export function appErrorOf(failure: Failure, { name, host }: Where): AppError {
  const { status, retryAfterMs: pauseMs } = failure
  if (status === 429) {
    return new AppError({
      code: 'model-busy',
      message: `${host} asks for a pause (${said(failure)}).`,
      remedy: 'Nothing to do: rules answer meanwhile. If it goes on, ask the provider for a higher limit.',
      retryable: true,
      ...(pauseMs === undefined ? {} : { retryAfterMs: pauseMs }),
    })
  }
  const wrong = setups[status]
  if (wrong) return setup(host, failure, ...wrong)
  if (isOfShape(failure)) {
    return setup(
      host,
      failure,
      `refuses what ${name} is asked`,
      'Run npm run -s cli -- doctor model; docs/model.md has settings that are known to work.',
    )
  }
  if (status >= 400 && status < 500) return refused(host, `says no (${said(failure)})`)
  return away(host, status === 0 ? 'gives no answer' : `does not answer just now (${said(failure)})`)
}

/** The endpoint cannot be reached, or breaks off. */
export const away = (host: string, what: string): AppError =>
  new AppError({
    code: 'model-away',
    message: `${host} ${what}.`,
    remedy: 'Nothing to do: rules answer meanwhile. If it goes on, run npm run -s cli -- doctor model.',
    retryable: true,
  })

/** The model will not answer, or not in a way that is of use. */
export const refused = (who: string, what: string): AppError =>
  new AppError({
    code: 'model-refused',
    message: `${who} ${what}.`,
    remedy: 'Nothing to do: rules have answered this one.',
  })

/** The answer was not whole in time. */
export const slow = (host: string, limitMs: number): AppError =>
  new AppError({
    code: 'model-slow',
    message: `${host} had not answered after ${limitMs / 1_000} s.`,
    remedy:
      'Nothing to do: rules answer meanwhile. If it goes on, choose a quicker LLM_MODEL, one that does not reason.',
    retryable: true,
  })
