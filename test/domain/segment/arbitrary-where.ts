import fc from 'fast-check'
import { fieldWords, type KnownField, type NumberField } from '#src/domain/segment/fields.ts'
import type { Subject } from '#src/domain/segment/subject.ts'
import { textKey } from '#src/domain/segment/text-key.ts'
import {
  and,
  attributeField,
  type Condition,
  type Field,
  not,
  oneOf,
  or,
  type Value,
  type Where,
} from '#src/domain/segment/where.ts'

/** Words that are hard to tell from grammar, beside ordinary and arbitrary ones. */
const awkward = [
  '华东',
  'and',
  '或',
  '非遗',
  '是否会员',
  '已知',
  'orders',
  'ordrs',
  'days since order',
  '等级是A',
  '大于3',
  '3万',
  '007',
  'a "b" \\ c',
  '“引”',
  'A+',
  'attr.x',
  '属性.',
  '，',
  '（）',
  'constructor',
  '__proto__',
  'ﬁ',
  'Ａ',
  'İ',
]

const aLine = fc.oneof(fc.constantFrom(...awkward), fc.string({ maxLength: 8, unit: 'grapheme' }))
const aText = aLine.map((text) => text.trim()).filter((text) => text !== '')
const aName = aLine.map(textKey).filter((name) => name !== '')
const aNumber = fc.oneof(
  fc.integer({ min: -5, max: 5 }),
  fc.constantFrom(0.1, 1.1e8, 1e21, 1e-7, -2.5),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number + 0),
)

const numberFields = (Object.keys(fieldWords) as KnownField[]).filter(
  (field): field is NumberField => !['tier', 'lifecycle', 'kind', 'owner', 'tag'].includes(field),
)
const aTier = fc.oneof(fc.constantFrom('A', 'B', 'C', 'A类', 'vip'), aText)
const lifecycles = ['prospect', 'new', 'growing', 'mature', 'slipping', 'dormant'] as const
const order = fc.constantFrom('<' as const, '<=' as const, '>' as const, '>=' as const)
const aField = fc.oneof(
  fc.constantFrom(...(Object.keys(fieldWords) as KnownField[])),
  aName.map((name) => attributeField(name)),
)

const numbersFor = (field: NumberField): fc.Arbitrary<number> => {
  if (field === 'complaints') return fc.constantFrom(0, 1)
  return field === 'confidence' ? fc.double({ min: 0, max: 1, noNaN: true }).map((x) => x + 0) : aNumber
}

const equal = (field: fc.Arbitrary<Field>, value: fc.Arbitrary<Value>): fc.Arbitrary<Condition> =>
  fc
    .tuple(field, fc.array(value, { minLength: 1, maxLength: 3 }))
    .map(([name, values]) => oneOf(name, values))

const ordered = (field: fc.Arbitrary<Field>, value: fc.Arbitrary<Value>): fc.Arbitrary<Condition> =>
  fc.tuple(order, field, value).map(([op, name, number]) => ({ op, field: name, value: number }))

const ofNumber = fc
  .constantFrom(...numberFields)
  .chain((field) =>
    fc.oneof(equal(fc.constant(field), numbersFor(field)), ordered(fc.constant(field), numbersFor(field))),
  )

const aCondition: fc.Arbitrary<Condition> = fc.oneof(
  ofNumber,
  equal(fc.constant('tier'), aTier),
  ordered(fc.constant('tier'), aTier),
  equal(fc.constant('lifecycle'), fc.constantFrom(...lifecycles)),
  equal(fc.constant('kind'), fc.constantFrom('customer', 'prospect')),
  equal(fc.constantFrom('owner' as const, 'tag' as const), aText),
  equal(
    aName.map((name) => attributeField(name)),
    fc.oneof(aText, aNumber),
  ),
  ordered(
    aName.map((name) => attributeField(name)),
    aNumber,
  ),
  aField.map((field) => ({ op: 'known' as const, field })),
)

/** Rules as the parser builds them, three levels deep. */
export const aWhere: fc.Arbitrary<Where> = fc.letrec<{ where: Where }>((tie) => {
  const parts = fc.array(tie('where'), { minLength: 1, maxLength: 3 })
  return {
    where: fc.oneof(
      { depthSize: 'small', withCrossShrink: true, maxDepth: 3 },
      aCondition,
      parts.map(and),
      parts.map(or),
      tie('where').map(not),
    ),
  }
}).where

const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 3 })

/** Any record a caller could hand in, sensible or not. */
export const anySubject: fc.Arbitrary<Subject> = fc
  .record(
    {
      tier: maybe(aTier.map(textKey)),
      tierOrder: fc.constantFrom(['a', 'b', 'c'], []),
      lifecycle: fc.constantFrom(...lifecycles),
      kind: fc.constantFrom('customer', 'prospect'),
      owner: maybe(aText.map(textKey)),
      tags: fc.array(aText.map(textKey), { maxLength: 3 }),
      attrs: fc.dictionary(aName, fc.oneof(aText.map(textKey), aNumber), { maxKeys: 4 }),
      numbers: fc.dictionary(fc.constantFrom(...numberFields), aNumber),
      valueMinor: fc.integer({ min: 0, max: 1_000_000 }),
    },
    { requiredKeys: ['tierOrder', 'lifecycle', 'kind', 'tags', 'attrs', 'numbers', 'valueMinor'] },
  )
  .map((subject) => subject as Subject)
