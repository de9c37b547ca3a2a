import { codeNames } from './error-codes.ts'

/** A refusal in MongoDB's own terms: the code goes over the wire, `extra` beside it (keyPattern, keyValue). */
export class MongoError extends Error {
  readonly code: number
  readonly extra: Readonly<Record<string, unknown>>

  constructor(code: number, message: string, extra: Readonly<Record<string, unknown>> = {}) {
    super(message)
    this.name = 'MongoError'
    this.code = code
    this.extra = extra
  }

  /** MongoDB's name of the code, `Location…` where it has none. */
  get codeName(): string {
    return codeNames[this.code] ?? `Location${this.code}`
  }
}

/** Code 2, the most common refusal. */
export const badValue = (message: string) => new MongoError(2, message)
/** Code 9. */
export const failedToParse = (message: string) => new MongoError(9, message)
/** Code 14. */
export const typeMismatch = (message: string) => new MongoError(14, message)

const REMEDY = 'Set MONGODB_URI to a MongoDB server to use it.'

/** Code 115: MongoDB has it, the embedded store has not; the sentence names it and the way out. */
export const notSupported = (what: string) =>
  new MongoError(115, `${what} is not supported by the embedded store. ${REMEDY}`)
