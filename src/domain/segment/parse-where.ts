import { type Cursor, cursorOf, peek, refusal, takeKeyword, takeSign } from './cursor.ts'
import { parseCondition } from './parse-condition.ts'
import { printWhere } from './print-where.ts'
import { and, not, or, type Where } from './where.ts'
import { whereError } from './where-fault.ts'

/** A segment's text fits on a line or two; longer ones are two segments. In UTF-16 units. */
export const maxWhereLength = 500

/** Brackets within brackets: deeper ones nobody reads. */
const maxWhereDepth = 8

/**
 * Reads a segment's text, in English or Chinese or both: `tier in (A, B) and orders >= 3`. Nothing in it is ever
 * run. Law: `parseWhere(printWhere(where, locale))` is `where`.
 * @throws AppError `where-invalid` with a `WhereFault` as its cause.
 */
export function parseWhere(text: string): Where {
  if (text.length > maxWhereLength) throw tooLong(text, `It has ${text.length} characters`)

  const cursor = cursorOf(text)
  if (cursor.tokens.length === 0) throw refusal(cursor, nothing)

  const where = anyOf(cursor)
  if (peek(cursor) !== undefined) throw refusal(cursor, furtherWords(cursor))
  if (!fitsOneText(where)) throw tooLong(text, 'Written out in full it is longer than that')

  return where
}

/** Whether it can be printed within the limit, in both languages. */
export const fitsOneText = (where: Where): boolean =>
  printWhere(where, 'en').length <= maxWhereLength && printWhere(where, 'zh').length <= maxWhereLength

const nothing = {
  reason: 'empty',
  expected: 'a condition',
  remedy: 'Say who belongs to it: tier in (A, B) and orders >= 3.',
} as const

const tooLong = (text: string, why: string) =>
  whereError(text, maxWhereLength, text.slice(maxWhereLength), {
    reason: 'too-long',
    expected: `at most ${maxWhereLength} characters`,
    remedy: `${why}. Make two segments of it, or use “in (…)” for several values of one field.`,
  })

const furtherWords = (cursor: Cursor) => ({
  reason: 'unexpected' as const,
  expected: 'and, or, or the end',
  remedy:
    peek(cursor)?.text === ')'
      ? 'Take the bracket away, or open it further left.'
      : 'Join two conditions by “and” or “or”; put a value of several words in quotes.',
})

function anyOf(cursor: Cursor): Where {
  const parts = [allOf(cursor)]
  while (takeKeyword(cursor, 'or')) parts.push(allOf(cursor))
  return or(parts)
}

function allOf(cursor: Cursor): Where {
  const parts = [one(cursor)]
  while (takeKeyword(cursor, 'and')) parts.push(one(cursor))
  return and(parts)
}

function one(cursor: Cursor): Where {
  if (takeKeyword(cursor, 'not')) return not(one(cursor))
  if (takeSign(cursor, '(')) return bracketed(cursor)
  return parseCondition(cursor)
}

const tooDeep = {
  reason: 'too-deep',
  expected: `at most ${maxWhereDepth} brackets within each other`,
  remedy: 'Take brackets away: “and” binds before “or”.',
} as const

function bracketed(cursor: Cursor): Where {
  if (++cursor.depth > maxWhereDepth) throw refusal(cursor, tooDeep, peek(cursor, -1))

  const where = anyOf(cursor)
  if (!takeSign(cursor, ')')) {
    throw refusal(cursor, {
      reason: 'unexpected',
      expected: 'and, or, or a closing bracket',
      remedy: 'Close the bracket, or join two conditions by “and” or “or”.',
    })
  }
  cursor.depth--
  return where
}
