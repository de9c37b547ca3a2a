import { isNum } from '#src/embedded/mongo/bson/number.ts'
import { typeOf } from '#src/embedded/mongo/bson/type.ts'
import { type Doc, isArray, isDoc, type Maybe, type Value } from '#src/embedded/mongo/bson/value.ts'
import { badValue, failedToParse, MongoError, typeMismatch } from '#src/embedded/mongo/errors.ts'
import { isPosition } from '#src/embedded/mongo/query/path-values.ts'
import type { QueryScope } from '#src/embedded/mongo/query/predicate.ts'
import { arrayOperators } from './array-operators.ts'
import { dateKind, numberOperators } from './number-operators.ts'
import type { MakeChange } from './operator.ts'
import { compileUpdatePipeline } from './pipeline.ts'

/** One operator on one path. */
export type Modifier = {
  readonly operator: string
  readonly path: string
  readonly parts: readonly string[]
  readonly operand: Value
}

/** An update as it was asked for. */
export type Update =
  | { readonly kind: 'modify'; readonly modifiers: readonly Modifier[] }
  | { readonly kind: 'replace'; readonly replacement: Doc }
  | { readonly kind: 'pipeline'; readonly run: (doc: Doc) => Doc }

const special = new Set(['$set', '$setOnInsert', '$unset', '$rename', '$currentDate'])

/** The change that an operator's name stands for, where it is one of value alone. */
export const changeMakers: Readonly<Record<string, MakeChange>> = { ...numberOperators, ...arrayOperators }

const emptyName = (path: string) =>
  new MongoError(56, `The update path '${path}' contains an empty field name, which is not allowed.`)

const checkPath = (path: string, operator: string): string[] => {
  if (path === '') throw new MongoError(56, 'An empty update path is not valid.')
  const parts = path.split('.')
  if (parts.includes('')) throw emptyName(path)
  for (const part of parts) checkPart(part, path, operator)
  if (parts[0] === '$')
    throw badValue(`Cannot have positional (i.e. '$') element in the first position in path '${path}'`)
  return parts
}

const REFERENCE_FIELDS = new Set(['$id', '$ref', '$db'])

const checkPart = (part: string, path: string, operator: string) => {
  if (!part.startsWith('$') || part === '$' || REFERENCE_FIELDS.has(part)) return
  if (part.startsWith('$[') && part.endsWith(']')) {
    if (operator === '$rename') throw badValue(`The source field for $rename may not be dynamic: ${path}`)
    return
  }
  throw new MongoError(52, `The dollar ($) prefixed field '${part}' in '${path}' is not valid for storage.`)
}

/** One path may not take a field both as an array's elements and as a document's fields. */
const isArrayPart = (part: string | undefined) => part?.startsWith('$[') === true

const conflict = (a: Modifier, b: Modifier): string | undefined => {
  const size = Math.min(a.parts.length, b.parts.length)
  for (let i = 0; i < size; i++) {
    if (a.parts[i] === b.parts[i]) continue
    const mixed = isArrayPart(a.parts[i]) !== isArrayPart(b.parts[i]) && i > 0
    return mixed ? a.parts.slice(0, i).join('.') : undefined
  }
  return a.parts.slice(0, size).join('.')
}

const pathsOf = (modifier: Modifier): Modifier[] =>
  modifier.operator === '$rename'
    ? [modifier, { ...modifier, path: String(modifier.operand), parts: String(modifier.operand).split('.') }]
    : [modifier]

const checkConflicts = (modifiers: readonly Modifier[]) => {
  const seen = new Map<string, Modifier>()
  for (const one of modifiers.flatMap(pathsOf)) {
    for (const other of related(seen, one)) {
      const at = conflict(other, one)
      if (at !== undefined)
        throw new MongoError(40, `Updating the path '${one.path}' would create a conflict at '${at}'`)
    }
    seen.set(one.path, one)
  }
}

/** Few modifiers share their first field: only those can conflict. */
const related = (seen: ReadonlyMap<string, Modifier>, one: Modifier) =>
  [...seen.values()].filter((other) => other.parts[0] === one.parts[0])

const checkRename = ({ path, operand, parts }: Modifier) => {
  if (typeof operand !== 'string')
    throw badValue(`The 'to' field for $rename must be a string: ${path}: ${typeOf(operand)}`)
  const target = checkPath(operand, '$rename')
  if (operand === path)
    throw badValue(`The source and target field for $rename must differ: ${path}: "${operand}"`)
  if (parts.includes('$')) throw badValue(`The source field for $rename may not be dynamic: ${path}`)
  if (target.includes('$')) throw badValue(`The destination field for $rename may not be dynamic: ${operand}`)
  const at = conflict(
    { operator: '', path, parts, operand },
    { operator: '', path: operand, parts: target, operand },
  )
  if (at !== undefined)
    throw badValue(
      `The source and target field for $rename must not be on the same path: ${path}: "${operand}"`,
    )
}

const checkOperand = (modifier: Modifier) => {
  if (modifier.operator === '$rename') checkRename(modifier)
  if (modifier.operator === '$currentDate') dateKind(modifier.operand)
  changeMakers[modifier.operator]?.(modifier.operand, {
    path: modifier.path,
    id: undefined,
    scope: { variables: {}, now: new Date(0) },
  })
}

const modifiersOf = (operator: string, fields: Maybe): Modifier[] => {
  if (!special.has(operator) && !Object.hasOwn(changeMakers, operator))
    throw failedToParse(
      `Unknown modifier: ${operator}. Expected a valid update modifier or pipeline-style update specified as an array`,
    )
  if (!isDoc(fields))
    throw failedToParse(
      `Modifiers operate on fields but we found type ${typeOf(fields)} instead. For example: {$mod: {<field>: ...}} not {${operator}: ${isNum(fields) ? String(fields) : typeOf(fields)}}`,
    )
  return Object.keys(fields).map((path) => {
    const modifier = { operator, path, parts: checkPath(path, operator), operand: fields[path] as Value }
    checkOperand(modifier)
    return modifier
  })
}

const comparePart = (a: string, b: string): number => {
  if (isPosition(a) && isPosition(b)) return Number(a) - Number(b)
  return a < b ? -1 : a > b ? 1 : 0
}

/** MongoDB adds new fields in the order of their names, numbers by value. */
const byPath = (a: Modifier, b: Modifier): number => {
  const size = Math.min(a.parts.length, b.parts.length)
  for (let i = 0; i < size; i++) {
    const order = comparePart(a.parts[i] as string, b.parts[i] as string)
    if (order !== 0) return order
  }
  return a.parts.length - b.parts.length
}

const parsePipeline = (stages: Value[], scope: QueryScope): Update => {
  const wrong = stages.find((stage) => !isDoc(stage))
  if (wrong !== undefined) throw typeMismatch('Each element of the pipeline array must be an object')
  return { kind: 'pipeline', run: compileUpdatePipeline(stages as Doc[], scope) }
}

const checkReplacement = (replacement: Doc) => {
  const dollar = Object.keys(replacement).find((key) => key.startsWith('$') && !REFERENCE_FIELDS.has(key))
  if (dollar)
    throw new MongoError(
      52,
      `The dollar ($) prefixed field '${dollar}' in '${dollar}' is not allowed in the context of an update's replacement document. Consider using an aggregation pipeline with $replaceWith.`,
    )
}

/** Read an update: operators, a whole document, or a pipeline. MongoDB's codes 2, 9, 40, 52, 56 for a malformed one. */
export const parseUpdate = (raw: Maybe, scope: QueryScope): Update => {
  if (isArray(raw)) return parsePipeline(raw, scope)
  if (!isDoc(raw)) throw failedToParse('Update argument must be either an object or an array')
  const [first] = Object.keys(raw)
  if (!first?.startsWith('$')) {
    checkReplacement(raw)
    return { kind: 'replace', replacement: raw }
  }
  const modifiers = Object.keys(raw).flatMap((operator) => modifiersOf(operator, raw[operator]))
  checkConflicts(modifiers)
  return { kind: 'modify', modifiers: modifiers.sort(byPath) }
}
