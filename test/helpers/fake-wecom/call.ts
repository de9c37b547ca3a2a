import type { FakeTime } from '../fake-slack/fake-time.ts'
import type { Json } from '../fake-slack/json.ts'
import type { AppSettings } from './options.ts'
import type { State } from './state.ts'
import type { Windows } from './windows.ts'

/** What a method of the HTTP API and the bot's socket work with. */
export type World = {
  readonly state: State
  readonly time: FakeTime
  readonly app: AppSettings
  readonly windows: Windows
  /** A new id: `MSG` makes `MSG000001`. */
  nextId(prefix: string): string
  /** Of 64 bits, which no JavaScript number holds; bare digits in the XML. */
  nextMsgId(): bigint
  /** Whether a callback URL has been configured. */
  hasCallback(): boolean
}

/** A file of a multipart form. */
export type Upload = { readonly filename: string; readonly data: Buffer }

/** One call, after its token has been looked at. */
export type Call = {
  readonly world: World
  readonly query: URLSearchParams
  readonly body: Json
  readonly upload: Upload | undefined
}

export type Method = {
  readonly verb: 'GET' | 'POST'
  /** A webhook has its key, `gettoken` the secret. */
  readonly token?: 'none'
  run(call: Call): Json | Promise<Json>
}

/** An answer with an errcode, thrown out of a method. */
export class WecomRefusal extends Error {
  readonly errcode: number
  readonly rest: Json
  constructor(errcode: number, errmsg: string, rest: Json = {}) {
    super(errmsg)
    this.errcode = errcode
    this.rest = rest
  }
}

/** Refuses in WeCom's form. */
export const refuse = (errcode: number, errmsg: string, rest: Json = {}): never => {
  throw new WecomRefusal(errcode, errmsg, rest)
}

/** Refuses unless something holds. */
export const insist = (holds: boolean, errcode: number, errmsg: string): void => {
  if (!holds) refuse(errcode, errmsg)
}

/** A text that has to be there: missing or empty is 40063, another type 40058. */
export const textArg = (args: Json, name: string): string => {
  const value = args[name]
  if (value === undefined || value === '') return refuse(40063, `some parameters are empty: ${name}`)
  return typeof value === 'string' ? value : wrongType(name)
}

/** Refuses a value of the wrong JSON type. */
export const wrongType = (name: string): never =>
  refuse(40058, `${name} invalid. Warning: wrong json format.`)

/** A list of texts: an empty one where it is missing, 40058 where it is something else. */
export const textsArg = (args: Json, name: string, most = Number.POSITIVE_INFINITY): readonly string[] => {
  const value = args[name] ?? []
  if (!Array.isArray(value) || value.some((one) => typeof one !== 'string')) return wrongType(name)
  if (value.length > most) refuse(40058, `${name} has more than ${most}`)
  return value
}

/** A value of the query, 40063 where it is missing. */
export const queryArg = (query: URLSearchParams, name: string): string =>
  query.get(name) || refuse(40063, `some parameters are empty: ${name}`)
