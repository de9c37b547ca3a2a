import { isNum, toJsNumber } from '#src/embedded/mongo/bson/number.ts'
import { shown } from '#src/embedded/mongo/bson/shown.ts'
import {
  BSONRegExp,
  type Doc,
  isArray,
  isDoc,
  type Maybe,
  type Value,
} from '#src/embedded/mongo/bson/value.ts'
import { badValue, notSupported } from '#src/embedded/mongo/errors.ts'
import { truthy } from '#src/embedded/mongo/expression/truthy.ts'
import { among, equals, ordered } from './comparison.ts'
import {
  anyElement,
  anyValue,
  asDocument,
  type Condition,
  every,
  negated,
  never,
  wholeValue,
} from './condition.ts'
import { bitPredicate, modulo } from './number-predicates.ts'
import type { Predicate } from './predicate.ts'
import { regexOf, regexPredicate } from './regex.ts'
import { typePredicate } from './type-operand.ts'

/** Compiles a whole filter: given in, so that $elemMatch can hold one. */
export type CompileFilter = (filter: Doc) => Predicate

type Build = (operand: Value, compile: CompileFilter) => Condition

const list = (name: string, operand: Value): Value[] => {
  if (!isArray(operand)) throw badValue(`${name} needs an array`)
  return operand
}

const noRegex = (name: string, operand: Value): Value => {
  if (operand instanceof BSONRegExp)
    throw badValue(`Can't have RegEx as arg to predicate over field '${name}'.`)
  return operand
}

const noOperators = (values: Value[]): Value[] => {
  if (values.some((v) => hasOperators(v))) throw badValue('cannot nest $ under $in')
  return values
}

const membership: Build = (operand) => anyValue(among(noOperators(list('$in', operand))))

const sizeOf: Build = (operand) => {
  const size = isNum(operand) ? toJsNumber(operand) : Number.NaN
  const wanted = !isNum(operand) ? 'a number' : size < 0 ? 'a non-negative number' : 'an integer'
  if (!Number.isInteger(size) || size < 0)
    throw badValue(`Failed to parse $size. Expected ${wanted} in: $size: ${shown(operand)}`)
  return wholeValue((v) => isArray(v) && v.length === size)
}

const isLogical = (key: string) => ['$and', '$or', '$nor'].includes(key)

const elementMatch: Build = (operand, compile) => {
  if (!isDoc(operand)) throw badValue('$elemMatch needs an Object')
  const first = Object.keys(operand)[0]
  if (hasOperators(operand) && first && !isLogical(first) && first !== '$expr')
    return anyElement(operatorConditions(operand, compile).onValue)
  const matches = compile(operand)
  return anyElement((v) => {
    const doc = asDocument(v)
    return doc !== undefined && matches(doc)
  })
}

const allElements: Build = (operand, compile) => {
  const wanted = list('$all', operand)
  if (wanted.length === 0) return never
  const isElemMatch = (v: Maybe) => isDoc(v) && Object.keys(v)[0] === '$elemMatch'
  if (isElemMatch(wanted[0]) !== wanted.every(isElemMatch)) throw badValue('no $ expressions in $all')
  if (!isElemMatch(wanted[0]) && wanted.some((v) => hasOperators(v)))
    throw badValue('no $ expressions in $all')
  return every(wanted.map((v) => compileOperand(v, compile)))
}

const negation: Build = (operand, compile) => {
  if (operand instanceof BSONRegExp) return negated(anyValue(regexPredicate(operand)))
  if (!isDoc(operand)) throw badValue('$not needs a regex or a document')
  if (Object.keys(operand).length === 0) throw badValue('$not cannot be empty')
  if (!hasOperators(operand)) throw badValue(`unknown operator: ${Object.keys(operand)[0]}`)
  return negated(operatorConditions(operand, compile))
}

const inequality: Build = (operand) => {
  if (operand instanceof BSONRegExp) throw badValue("Can't have regex as arg to $ne.")
  return negated(anyValue(equals(operand)))
}

const existence: Build = (operand) => {
  const exists = wholeValue((v) => v !== undefined)
  return truthy(operand) ? exists : negated(exists)
}

const builders: Readonly<Record<string, Build>> = {
  $eq: (operand) => anyValue(equals(operand)),
  $ne: inequality,
  $gt: (operand) => anyValue(ordered(noRegex('$gt', operand), (order) => order > 0)),
  $gte: (operand) => anyValue(ordered(noRegex('$gte', operand), (order) => order >= 0)),
  $lt: (operand) => anyValue(ordered(noRegex('$lt', operand), (order) => order < 0)),
  $lte: (operand) => anyValue(ordered(noRegex('$lte', operand), (order) => order <= 0)),
  $in: membership,
  $nin: (operand, compile) => negated(membership(list('$nin', operand), compile)),
  $exists: existence,
  $type: (operand) => anyValue(typePredicate(operand)),
  $mod: (operand) => anyValue(modulo(operand)),
  $size: sizeOf,
  $all: allElements,
  $elemMatch: elementMatch,
  $not: negation,
  $bitsAllSet: (operand) => anyValue(bitPredicate('$bitsAllSet', operand)),
  $bitsAnySet: (operand) => anyValue(bitPredicate('$bitsAnySet', operand)),
  $bitsAllClear: (operand) => anyValue(bitPredicate('$bitsAllClear', operand)),
  $bitsAnyClear: (operand) => anyValue(bitPredicate('$bitsAnyClear', operand)),
}

const refused = new Set(['$near', '$nearSphere', '$geoWithin', '$geoIntersects', '$within', '$maxDistance'])

const operatorConditions = (operators: Doc, compile: CompileFilter): Condition => {
  const conditions: Condition[] = []
  if ('$regex' in operators || '$options' in operators) {
    conditions.push(anyValue(regexPredicate(regexOf(operators['$regex'], operators['$options']))))
  }
  for (const name of Object.keys(operators)) {
    if (name === '$regex' || name === '$options' || name === '$comment') continue
    const build = Object.hasOwn(builders, name) ? builders[name] : undefined
    if (refused.has(name)) throw notSupported(name)
    if (!build) throw badValue(`unknown operator: ${name}`)
    conditions.push(build(operators[name] as Value, compile))
  }
  return every(conditions)
}

const compileOperand = (operand: Value, compile: CompileFilter): Condition => {
  if (operand instanceof BSONRegExp) return anyValue(regexPredicate(operand))
  return hasOperators(operand) ? operatorConditions(operand, compile) : anyValue(equals(operand))
}

/** A field's condition as a predicate on the document. */
export const compileField = (path: string, operand: Value, compile: CompileFilter): Predicate =>
  compileOperand(operand, compile).onPath(path.split('.'))

/** A condition on a bare value, as $pull and $elemMatch take it. */
export const compileCondition = (operand: Value, compile: CompileFilter) =>
  compileOperand(operand, compile).onValue

/** A DBRef's own fields are the only names with a dollar that a filter may compare with. */
export const isReferenceField = (key: string) => ['$ref', '$id', '$db'].includes(key.split('.')[0] ?? '')

/** Does an operand hold operators (`{$gt: 1}`), as against a document to be equal to? */
export const hasOperators = (v: Maybe): v is Doc => {
  if (!isDoc(v)) return false
  const first = Object.keys(v)[0]
  return first?.startsWith('$') === true && !isReferenceField(first)
}
