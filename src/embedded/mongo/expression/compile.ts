import { type Doc, isArray, isDoc, type Maybe, setField, type Value } from '#src/embedded/mongo/bson/value.ts'
import { failedToParse, MongoError, notSupported } from '#src/embedded/mongo/errors.ts'
import type { Compile, Env, Evaluate } from './evaluate.ts'
import { valueAt } from './field-path.ts'
import { operators, unsupportedOperators } from './operators.ts'

/** Compile an expression; `variables` are the names that `$$name` may use. */
export const compileExpression = (
  expression: Value,
  variables: ReadonlySet<string> = new Set(),
): Evaluate => {
  if (typeof expression === 'string' && expression.startsWith('$')) return reference(expression, variables)
  if (isArray(expression)) return arrayOf(expression, variables)
  return isDoc(expression) ? documentOrOperator(expression, variables) : () => expression
}

const SYSTEM: Readonly<Record<string, (env: Env) => Maybe>> = {
  ROOT: (env) => env.root,
  CURRENT: (env) => env.current,
  NOW: (env) => env.now,
  REMOVE: () => undefined,
  KEEP: () => 'keep',
  PRUNE: () => 'prune',
  DESCEND: () => 'descend',
}

const checkParts = (parts: readonly string[]) => {
  if (parts.some((part) => part === ''))
    throw new MongoError(
      parts.length === 1 ? 16872 : 15998,
      'FieldPath field names may not be empty strings.',
    )
  if (parts.some((part) => part.startsWith('$')))
    throw new MongoError(
      16410,
      "FieldPath field names may not start with '$'. Consider using $getField or $setField.",
    )
}

const reference = (text: string, variables: ReadonlySet<string>): Evaluate => {
  if (text === '$') throw new MongoError(16872, "'$' by itself is not a valid FieldPath")
  if (!text.startsWith('$$')) return fieldReference(text.slice(1).split('.'))
  const [name = '', ...path] = text.slice(2).split('.')
  if (name === '') throw failedToParse('empty variable names are not allowed')
  if (path.length > 0) checkParts(path)
  const read = variableReader(name, variables)
  return path.length === 0 ? read : (env) => valueAt(read(env), path)
}

const fieldReference = (parts: readonly string[]): Evaluate => {
  checkParts(parts)
  if (parts.length > 1) return (env) => valueAt(env.current, parts)
  const field = parts[0] as string
  return ({ current }) =>
    isDoc(current) ? (Object.hasOwn(current, field) ? current[field] : undefined) : valueAt(current, parts)
}

const variableReader = (name: string, variables: ReadonlySet<string>): Evaluate => {
  if (variables.has(name)) return (env) => env.variables[name]
  const system = Object.hasOwn(SYSTEM, name) ? SYSTEM[name] : undefined
  if (system) return system
  if (['CLUSTER_TIME', 'SEARCH_META', 'USER_ROLES'].includes(name)) throw notSupported(`$$${name}`)
  if (/^[A-Z]/.test(name))
    throw failedToParse(`'${name}' starts with an invalid character for a user variable name`)
  throw new MongoError(17276, `Use of undefined variable: ${name}`)
}

const arrayOf = (items: Value[], variables: ReadonlySet<string>): Evaluate => {
  const parts = items.map((item) => compileExpression(item, variables))
  return (env) => parts.map((part) => part(env) ?? null)
}

const documentOrOperator = (doc: Doc, variables: ReadonlySet<string>): Evaluate => {
  const keys = Object.keys(doc)
  const operator = keys.find((key) => key.startsWith('$'))
  if (operator === undefined) return documentOf(doc, keys, variables)
  if (keys.length > 1)
    throw new MongoError(
      15983,
      `an object representing an expression must have exactly one field: ${keys.join(', ')}`,
    )
  return applied(operator, doc[operator] as Value, variables)
}

const applied = (name: string, argument: Value, variables: ReadonlySet<string>): Evaluate => {
  const operator = Object.hasOwn(operators, name) ? operators[name] : undefined
  const compile: Compile = (expression, more) =>
    compileExpression(expression, more ? new Set([...variables, ...more]) : variables)
  if (operator) return operator(argument, compile, name)
  if (unsupportedOperators.has(name)) throw notSupported(name)
  throw new MongoError(168, `Unrecognized expression '${name}'`)
}

const documentOf = (doc: Doc, keys: readonly string[], variables: ReadonlySet<string>): Evaluate => {
  if (keys.some((key) => key.includes('.')))
    throw new MongoError(
      16412,
      "FieldPath field names may not contain '.'. Consider using $getField or $setField.",
    )
  const parts = keys.map((key) => [key, compileExpression(doc[key] as Value, variables)] as const)
  return (env) => {
    const made: Doc = {}
    for (const [key, part] of parts) {
      const value = part(env)
      if (value !== undefined) setField(made, key, value)
    }
    return made
  }
}
