import { type Cursor, keywordAhead, peek, refusal, takeKeyword, takeSign, wordsAhead } from './cursor.ts'
import { takeNumber } from './group-thousands.ts'
import { unitOf } from './number-literal.ts'
import { isOrdered, readValue, valueType } from './read-value.ts'
import { nearestField, resolveField } from './resolve-field.ts'
import { textKey } from './text-key.ts'
import { attributeField, type Condition, type Field, not, oneOf, type Value, type Where } from './where.ts'

/** One condition: `known F`, `F >= 3`, `F in (A, B)`, `tag "x"`. Leaves the cursor behind it. */
export function parseCondition(cursor: Cursor): Where {
  const known = takeKeyword(cursor, 'known', 'unknown')
  if (known) {
    const condition: Condition = { op: 'known', field: takeField(cursor) }
    return known === 'known' ? condition : not(condition)
  }

  const start = cursor.at
  const field = takeField(cursor)
  const list = takeKeyword(cursor, 'in', 'not in')
  if (list) {
    const condition = oneOf(field, takeList(cursor, field))
    return list === 'in' ? condition : not(condition)
  }

  return comparison(cursor, field, start)
}

function comparison(cursor: Cursor, field: Field, start: number): Where {
  const operator = takeKeyword(cursor, '=', '!=', '<', '<=', '>', '>=')
  // A tag stands without a sign too: tag "停用".
  const bare = operator === undefined && field === 'tag' && isValueAhead(cursor)
  if (operator === undefined && !bare) throw withoutOperator(cursor, field, start)
  if (operator === undefined || operator === '=') return { op: '=', field, value: takeValue(cursor, field) }
  if (operator === '!=') return not({ op: '=', field, value: takeValue(cursor, field) })

  if (!isOrdered(field)) throw unordered(cursor, field)
  const token = peek(cursor)
  const value = takeValue(cursor, field)
  if (valueType(field) === 'attribute' && typeof value !== 'number') {
    throw refusal(
      cursor,
      { reason: 'bad-value', expected: 'a number', remedy: 'Compare texts by =, != or in (…) only.' },
      token,
    )
  }
  return { op: operator, field, value }
}

/** A quoted name is an attribute, and so is `attr.` before a quoted one. */
function takeField(cursor: Cursor): Field {
  const token = peek(cursor)
  const next = peek(cursor, 1)
  const isPrefix = token?.kind === 'word' && /^(?:attr|属性)\.$/.test(token.text)
  const named = isPrefix && next?.kind === 'quoted' ? next : token
  const key = named?.kind === 'quoted' ? textKey(named.text) : ''
  if (key !== '') {
    cursor.at += named === token ? 1 : 2
    return attributeField(key)
  }

  const resolved = resolveField(wordsAhead(cursor))
  if ('fault' in resolved) throw refusal(cursor, resolved.fault)

  cursor.at += resolved.used
  return resolved.field
}

const isValueAhead = (cursor: Cursor): boolean => {
  const token = peek(cursor)
  return token?.kind === 'quoted' || (token?.kind === 'word' && keywordAhead(cursor) === undefined)
}

function takeValue(cursor: Cursor, field: Field, grouped = true): Value {
  const token = peek(cursor)
  if (token === undefined || token.kind === 'sign') {
    throw refusal(cursor, {
      reason: 'unexpected',
      expected: 'a value',
      remedy: 'Write a value behind the sign.',
    })
  }

  const read = readValue(field, grouped ? takeNumber(cursor, token) : token)
  if ('fault' in read) throw refusal(cursor, read.fault, token)

  cursor.at++
  skipUnit(cursor, field)
  return read.value
}

/** `90 days`, `5 万元` apart: a word behind a number that names its unit. */
function skipUnit(cursor: Cursor, field: Field): void {
  const token = peek(cursor)
  const unit = token?.kind === 'word' ? unitOf(token.text) : undefined
  if (unit !== undefined && unit === valueType(field)) cursor.at++
}

const listRemedy = 'Write the values in brackets with commas between: in (A, B).'

function takeList(cursor: Cursor, field: Field): readonly Value[] {
  const opened = takeSign(cursor, '(')
  if (!opened)
    throw refusal(cursor, { reason: 'unexpected', expected: 'an opening bracket', remedy: listRemedy })

  const values = [takeValue(cursor, field, false)]
  while (takeSign(cursor, ',', '、')) values.push(takeValue(cursor, field, false))

  const closed = takeSign(cursor, ')')
  if (!closed) {
    throw refusal(cursor, {
      reason: 'unexpected',
      expected: 'a comma or a closing bracket',
      remedy: listRemedy,
    })
  }
  return values
}

function withoutOperator(cursor: Cursor, field: Field, start: number) {
  const written = cursor.tokens.slice(start, cursor.at + 2).filter(({ kind }) => kind === 'word')
  const nearest = [3, 2]
    .map((most) =>
      nearestField(
        written
          .slice(0, most)
          .map(({ text }) => text)
          .join(' '),
      ),
    )
    .find(Boolean)

  return refusal(cursor, {
    reason: nearest === undefined ? 'unexpected' : 'unknown-field',
    expected: `a comparison of ${field}`,
    nearest,
    remedy: `Write a comparison behind the field: ${isOrdered(field) ? '=, !=, <, <=, >, >=' : '=, !='} or in (…).`,
  })
}

const unordered = (cursor: Cursor, field: Field) =>
  refusal(
    cursor,
    {
      reason: 'unexpected',
      expected: '=, != or in',
      remedy: `${field} has no order of more and less: compare it by =, != or in (…).`,
    },
    peek(cursor, -1),
  )
