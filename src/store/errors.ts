import mongoose from 'mongoose'
import { AppError, isAppError } from '#src/domain/errors.ts'

const duplicateKeyCode = 11_000

/** True for a write refused because its key is taken. Known by the code alone: not every server names the key. */
export const isDuplicateKey = (error: unknown): boolean =>
  error instanceof mongoose.mongo.MongoServerError && Number(error.code) === duplicateKeyCode

/** What a server answers while it shuts down, starts or hands over to another. */
const leavingCodes: ReadonlySet<unknown> = new Set([91, 189, 10_107, 11_600, 11_602, 13_435, 13_436])

/** True where the server was not reached or left in the middle: the outcome of a write is then unknown. */
export const isStoreAway = (error: unknown): boolean =>
  error instanceof mongoose.mongo.MongoNetworkError ||
  error instanceof mongoose.mongo.MongoServerSelectionError ||
  error instanceof mongoose.mongo.MongoNotConnectedError ||
  error instanceof mongoose.mongo.MongoTopologyClosedError ||
  (error instanceof mongoose.mongo.MongoServerError && isLeaving(error))

/** A bulk write hands on what ended it as its response. */
const isLeaving = (error: InstanceType<typeof mongoose.mongo.MongoServerError>): boolean =>
  leavingCodes.has(error.code) || isStoreAway(error.errorResponse)

/** What the adapters throw: an AppError for a store that is away, anything else as it came. */
export const translateStoreError = (error: unknown): unknown =>
  !isAppError(error) && isStoreAway(error)
    ? new AppError({
        code: 'store-away',
        message: 'The database does not answer.',
        remedy:
          'Wait a moment and try again; if it goes on, check that MongoDB runs and MONGODB_URI is right.',
        retryable: true,
        cause: error,
      })
    : error

/** The same port, whose promises reject with `store-away` where the server cannot be reached. */
export const guarded = <Port extends object>(port: Port): Port => {
  const entries = Object.entries(port).map(([name, member]) => [
    name,
    typeof member === 'function' ? guardCall(member as Call) : member,
  ])

  return Object.fromEntries(entries) as Port
}

type Call = (...args: readonly unknown[]) => unknown

const guardCall =
  (call: Call): Call =>
  (...args) => {
    const result = call(...args)
    if (!(result instanceof Promise)) return result

    return result.catch((error: unknown) => {
      throw translateStoreError(error)
    })
  }
