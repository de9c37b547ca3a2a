import { Double } from 'bson'
import type { Doc, Value } from '#src/embedded/mongo/bson/value.ts'
import { MongoError } from '#src/embedded/mongo/errors.ts'

const one = new Double(1)

/** A successful answer. */
export const ok = (fields: Doc = {}): Doc => ({ ...fields, ok: one })

/** An error as MongoDB sends it; an unknown one is code 1, with its message. */
export const asMongoError = (cause: unknown): MongoError =>
  cause instanceof MongoError
    ? cause
    : new MongoError(1, cause instanceof Error ? cause.message : String(cause))

/** The answer to a command that failed. */
export const failureReply = (cause: unknown): Doc => {
  const { code, message, codeName, extra } = asMongoError(cause)
  return { ok: new Double(0), errmsg: message, code, codeName, ...(extra as Record<string, Value>) }
}
