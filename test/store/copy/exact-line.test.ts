import fc from 'fast-check'
import mongoose from 'mongoose'
import { describe, expect, it } from 'vitest'
import { documentOf, lineOf } from '#src/store/copy/exact-line.ts'

const {
  Binary,
  BSONRegExp,
  Decimal128,
  Double,
  Int32,
  Long,
  MaxKey,
  MinKey,
  ObjectId,
  serialize,
  Timestamp,
} = mongoose.mongo.BSON

const values = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.string({ unit: 'grapheme' }),
    fc.boolean(),
    fc.constant(null),
    fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }).map((n) => new Int32(n)),
    fc.double().map((n) => new Double(n)),
    fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map((n) => Long.fromBigInt(n)),
    fc.integer({ min: -8.64e15, max: 8.64e15 }).map((ms) => new Date(ms)),
    fc.uint8Array({ maxLength: 20 }).map((bytes) => new Binary(bytes, 0)),
    fc.constantFrom(new MinKey(), new MaxKey(), new ObjectId('507f1f77bcf86cd799439011')),
    fc.constantFrom('1.20', '-0E+3', 'NaN').map((text) => Decimal128.fromString(text)),
    fc.constant(new BSONRegExp('^a.b', 'i')),
    fc.nat().map((t) => new Timestamp({ t, i: 1 })),
    fc.array(tie('value'), { maxLength: 3 }),
    tie('fields'),
  ),
  fields: fc.dictionary(
    fc.oneof(
      fc.string({ unit: 'grapheme' }).filter((name) => !name.includes('\0')),
      fc.constantFrom('$date', '$numberInt', '$oid', '$x', 'a.b', '__proto__', 'toJSON', '_bsontype'),
    ),
    tie('value'),
    { maxKeys: 4, noNullPrototype: true },
  ),
}))

describe('a document as a line', () => {
  it('comes back byte by byte, whatever it holds', () => {
    fc.assert(
      fc.property(values.fields, (fields) => {
        let bytes: Uint8Array
        try {
          bytes = serialize({ _id: '1', fields: fields as object })
        } catch {
          return // no store can hold it
        }

        const line = lineOf(bytes)

        expect(line).not.toContain('\n')
        expect(Buffer.from(serialize(documentOf(line)))).toEqual(Buffer.from(bytes))
      }),
      { numRuns: 500 },
    )
  })

  it('is readable where nothing in it stands in the way', () => {
    const line = lineOf(serialize({ _id: 'c1', name: '云栖茶业', rev: new Int32(3), at: new Date(0) }))

    expect(line).toBe(
      '{"_id":"c1","name":"云栖茶业","rev":{"$numberInt":"3"},"at":{"$date":{"$numberLong":"0"}}}',
    )
  })

  it('is its bytes where a column is called as EJSON calls a type', () => {
    expect(lineOf(serialize({ _id: 'c1', attrs: { $date: 'soon' } }))).toMatch(/^![\w+/]+=*$/)
  })
})
