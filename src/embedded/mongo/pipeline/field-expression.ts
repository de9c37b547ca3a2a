import { isDoc, type Value } from '#src/embedded/mongo/bson/value.ts'
import { MongoError } from '#src/embedded/mongo/errors.ts'
import { compileExpression } from '#src/embedded/mongo/expression/compile.ts'
import type { Evaluate } from '#src/embedded/mongo/expression/evaluate.ts'

/** An expression as a field's value in $project and $addFields, where two of its refusals have codes of their own. */
export const compileFieldExpression = (value: Value, variables: ReadonlySet<string>): Evaluate => {
  if (isDoc(value) && Object.keys(value).length > 1)
    throw new MongoError(
      40181,
      `an expression specification must contain exactly one field, the name of the expression. Found ${Object.keys(value).length} fields`,
    )
  try {
    return compileExpression(value, variables)
  } catch (cause) {
    const [name] = isDoc(value) ? Object.keys(value) : []
    const isOwn = cause instanceof MongoError && cause.code === 168 && cause.message.includes(`'${name}'`)
    throw isOwn ? new MongoError(31325, `Invalid $project :: caused by :: Unknown expression ${name}`) : cause
  }
}
