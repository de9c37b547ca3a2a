import { type Doc, isDoc, type Value } from '#src/embedded/mongo/bson/value.ts'
import { MongoError } from '#src/embedded/mongo/errors.ts'
import { arrayField } from './arguments.ts'
import { asMongoError } from './reply.ts'

const MOST_STATEMENTS = 100_000

/** The statements of a write command; code 16 for none or too many. */
export const statementsOf = (command: Doc, field: string, where: string): Doc[] => {
  const statements = arrayField(command, field, where)
  if (statements.length === 0 || statements.length > MOST_STATEMENTS)
    throw new MongoError(
      16,
      `Write batch sizes must be between 1 and ${MOST_STATEMENTS}. Got ${statements.length} operations.`,
    )
  const wrong = statements.findIndex((statement) => !isDoc(statement))
  if (wrong >= 0)
    throw new MongoError(
      14,
      `BSON field '${where}.${field}.${wrong}' is the wrong type, expected type 'object'`,
    )
  return statements as Doc[]
}

/** Run statements one by one, each on its own: an ordered batch stops at the first that fails. */
export const runBatch = (
  statements: readonly Doc[],
  ordered: boolean,
  run: (statement: Doc, index: number) => void,
): Doc[] => {
  const errors: Doc[] = []
  for (const [index, statement] of statements.entries()) {
    try {
      run(statement, index)
    } catch (cause) {
      errors.push(writeError(cause, index))
      if (ordered) break
    }
  }
  return errors
}

const writeError = (cause: unknown, index: number): Doc => {
  const { code, message, extra } = asMongoError(cause)
  return { index, code, ...(extra as Record<string, Value>), errmsg: message }
}

/** `writeErrors` where there are any. */
export const withErrors = (reply: Doc, errors: Doc[]): Doc =>
  errors.length > 0 ? { ...reply, writeErrors: errors } : reply

/** `ordered`, true unless it is said. */
export const isOrdered = (command: Doc): boolean => command['ordered'] !== false
