import type { NumberField } from './fields.ts'
import { readNumber } from './number-literal.ts'
import type { Subject } from './subject.ts'
import { textKey } from './text-key.ts'
import { withoutClass } from './tier-words.ts'
import { attributeOf, type Condition, type Field, type Order, type Value, type Where } from './where.ts'

/** Whether a subject belongs. Total: it never throws, whatever the subject. */
export type Test = (subject: Subject) => boolean

/** Whether this customer belongs to the segment; for many customers make the test once with `testOf`. */
export const matches = (where: Where, subject: Subject): boolean => testOf(where)(subject)

/**
 * The test of a segment, its texts prepared once. Two values only: on what is not known no comparison holds, so
 * its negation does (`region != "x"` is `not region = "x"`); `known region and …` asks for both.
 */
export function testOf(where: Where): Test {
  switch (where.op) {
    case 'and': {
      const tests = where.parts.map(testOf)
      return (subject) => tests.every((test) => test(subject))
    }
    case 'or': {
      const tests = where.parts.map(testOf)
      return (subject) => tests.some((test) => test(subject))
    }
    case 'not': {
      const test = testOf(where.part)
      return (subject) => !test(subject)
    }
    default:
      return conditionTest(where)
  }
}

function conditionTest(where: Condition): Test {
  if (where.op === 'known') return knownTest(where.field)
  if (where.op === 'in') {
    const tests = where.values.map((value) => equalTest(where.field, value))
    return (subject) => tests.some((test) => test(subject))
  }
  return where.op === '='
    ? equalTest(where.field, where.value)
    : orderTest(where.field, where.op, where.value)
}

function knownTest(field: Field): Test {
  if (field === 'tag') return ({ tags }) => tags.length > 0
  const read = reader(field)
  return (subject) => read(subject) !== undefined
}

function equalTest(field: Field, value: Value): Test {
  const key = typeof value === 'string' ? textKey(value) : value
  if (field === 'tag') return ({ tags }) => tags.includes(String(key))
  if (field === 'tier') return tierTest(String(key))

  const read = reader(field)
  if (typeof key === 'number') return (subject) => numberOf(read(subject)) === key
  return (subject) => textOf(read(subject)) === key
}

function tierTest(key: string): Test {
  const short = withoutClass(key)
  return ({ tier, tierOrder }) => tier !== undefined && tier === (tierOrder.includes(key) ? key : short)
}

const compare: Readonly<Record<Order, (left: number, right: number) => boolean>> = {
  '<': (left, right) => left < right,
  '<=': (left, right) => left <= right,
  '>': (left, right) => left > right,
  '>=': (left, right) => left >= right,
}

function orderTest(field: Field, order: Order, value: Value): Test {
  const holds = compare[order]
  if (field === 'tier') return tierOrderTest(textKey(String(value)), holds)

  const read = reader(field)
  const right = Number(value)
  return (subject) => {
    const left = numberOf(read(subject))
    return left !== undefined && holds(left, right)
  }
}

/** Better is more: `tier >= B` is B and all above it. A tier that the policy does not have stands nowhere. */
function tierOrderTest(key: string, holds: (left: number, right: number) => boolean): Test {
  const short = withoutClass(key)
  return ({ tier, tierOrder }) => {
    const own = tier === undefined ? -1 : tierOrder.indexOf(tier)
    const other = tierOrder.includes(key) ? tierOrder.indexOf(key) : tierOrder.indexOf(short)
    return own >= 0 && other >= 0 && holds(-own, -other)
  }
}

type Read = (subject: Subject) => Value | undefined

/** Own properties only: an attribute may be called `constructor`. */
function reader(field: Field): Read {
  const name = attributeOf(field)
  if (name !== undefined) return ({ attrs }) => (Object.hasOwn(attrs, name) ? attrs[name] : undefined)
  if (field === 'tier' || field === 'lifecycle' || field === 'kind' || field === 'owner') {
    return (subject) => subject[field]
  }
  return ({ numbers }) => numbers[field as NumberField]
}

/** A text that reads as a number counts as one: `120万` out of an import. */
function numberOf(value: Value | undefined): number | undefined {
  return typeof value === 'string' ? readNumber(value)?.value : value
}

const textOf = (value: Value | undefined): string | undefined =>
  typeof value === 'number' ? String(value) : value
